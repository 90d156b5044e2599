"""What every page of the shell shows: the person, and the places that the person may go to."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from youju.ground.access.models import FactorReset
from youju.ground.access.queries import Standing, last_reset
from youju.web.shell import places
from youju.web.shell.switching import COOKIE

# What a reader may choose about the look; anything else in the cookie is ignored.
LOOKS = {"theme": {"light", "dark"}, "text": {"large"}}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: `actor` and `standing`, and everything around the page in `frame`."""
    actor = getattr(request, "actor", None)
    standing: Standing = getattr(request, "standing", None) or Standing(())
    # Before the second factor is set up every other door leads back here, so none is shown.
    shut = actor is None or getattr(request, "second_factor_missing", False)
    around = {
        "places": [] if shut else places.places(standing, request.path),
        "jot": "" if shut else places.jot(standing),
        "second_factor_reset": _last_reset(request),
        "second_factor_missing": actor is not None and shut,
        "roles": list(dict.fromkeys(held.role.label for held in standing.held)),
        "switches": COOKIE in request.COOKIES,
        "look": {name: _chosen(request, name) for name in LOOKS},
    }
    return {"actor": actor, "standing": standing, "frame": around}


def _last_reset(request: HttpRequest) -> FactorReset | None:
    """The reset that the pages of the own second factor tell about; asked for nowhere else."""
    actor = getattr(request, "actor", None)
    at_home = request.path == reverse("mfa_index")
    return last_reset(actor.user) if at_home and actor is not None and actor.user is not None else None


def _chosen(request: HttpRequest, name: str) -> str:
    choice = request.COOKIES.get(name, "")
    return choice if choice in LOOKS[name] else ""
