"""Accounts are given by an administrator; nobody signs up. A full login on a shared device is kept in mind."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse

from youju.ground.access.actions import note_login
from youju.ground.access.queries import actor_of, works_in
from youju.web.shell.switching import device_of, logged_in_fully


class StaffOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: Any, user: Any, **told: Any) -> HttpResponse:
        """Knows from then on that the colleague proved password and second factor on this device."""
        answer: HttpResponse = super().post_login(request, user, **told)
        logged_in_fully(request)
        device, actor = device_of(request), actor_of(user)
        proved = any(record["method"] == "mfa" for record in get_authentication_records(request, user))
        if (
            device is not None
            and actor is not None
            and proved
            and works_in(actor, device.office, on=request.today)
        ):
            note_login(device=device, by=actor, at=request.now)
        return answer
