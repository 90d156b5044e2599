"""The way to a volunteer's own page: the address behind the secret, and what every answer there has in common."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.looking import called
from youju.services.companions.queries.own import accompanies
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.own import Behind, behind
from youju.web.shell.needs import StaffRequest

PURPOSE = "own page"
# 256 bits: nobody guesses one, and nobody needs to type it.
LENGTH = 32


def address_of(secret: str) -> str:
    """Where the page behind the secret is."""
    return settings.PUBLIC_ADDRESS + reverse("volunteers:own", args=[secret])


def invitation(volunteer: Volunteer, link: str) -> str:
    """What is pasted into a private chat."""
    said = _(
        "{name}, this is your own page as a volunteer of {office}: shifts, minutes, certificates, without login. "
        "The link is for you alone, please do not pass it on; tell us if the phone is lost."
    )
    return f"{said.format(name=volunteer, office=volunteer.office.name)}\n{link}"


def page(request: StaffRequest, here: Behind, template: str, context: dict[str, object], status: int = 200,
) -> HttpResponse:  # fmt: skip
    """One of the pages of this volunteer; that it was opened is written down once a day."""
    called(subject=here.link.uid, purpose=PURPOSE, by=here.actor, at=request.now)
    secret = (request.resolver_match.kwargs if request.resolver_match else {})["secret"]
    shared = {
        "network": here.volunteer.office.network, "volunteer": here.volunteer, "secret": secret,
        "accompanies": accompanies(here.volunteer),
    }  # fmt: skip
    return unseen(render(request, template, {**shared, **context}, status=status))


def opened(secret: str) -> Behind | None:
    return behind(secret[:200])


def gone(request: StaffRequest) -> HttpResponse:
    """One answer for a link that was revoked, that never was, and for what is another's."""
    return unseen(render(request, "volunteers/own/gone.html", {}, status=404))


def unseen(answer: HttpResponse) -> HttpResponse:
    """No memory keeps it, no search engine lists it, no other site learns the address.

    The policy is `same-origin`: with `no-referrer` a browser hides also from us where a form was sent from, and
    the form would be refused.
    """
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
