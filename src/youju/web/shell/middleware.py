"""The doorkeeper: nobody enters a room without login, second factor and the permission its door asks for."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from youju.ground.access.models import Actor
from youju.ground.access.permissions import OWN_ACCOUNT, PUBLIC, Permission
from youju.ground.access.queries import Standing, standing

# Rooms of libraries that keep their own doors: login, second factor, passkeys; and the translation switch.
_LIBRARIES = ("allauth.", "django.views.i18n")
# What a colleague may open before the second factor is set up.
_FIRST_STEPS = ("allauth.",)


class Doorkeeper:
    """Gives each request its time and actor, and asks at each door for the permission it needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.now = timezone.now()
        request.today = timezone.localdate(request.now)
        request.actor, request.standing = None, Standing(())
        if request.user.is_authenticated:
            request.actor = Actor.objects.select_related("user").filter(user=request.user).first()
            if request.actor is not None:
                request.standing = standing(request.actor, on=request.today)
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        permission = needed(view)
        if permission == PUBLIC:
            return None
        if request.actor is None:
            return redirect(f"/accounts/login/?next={request.path}")
        if (
            request.standing.needs_second_factor()
            and not view.__module__.startswith(_FIRST_STEPS)
            and not is_mfa_enabled(request.user)
        ):
            return redirect("mfa_index")
        if permission != OWN_ACCOUNT and not request.standing.holds(permission):
            raise PermissionDenied
        return None


def needed(view: Callable[..., HttpResponseBase]) -> Permission:
    """The permission of a view. Raises ImproperlyConfigured when it declares none."""
    permission = getattr(view, "needs", None) or getattr(getattr(view, "view_class", None), "needs", None)
    if permission is not None:
        return permission
    if view.__module__.startswith(_LIBRARIES):
        return PUBLIC
    raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__}: declare @needs(permission).")
