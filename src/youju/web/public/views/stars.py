"""The star board on the wall, behind a secret link: nicknames and pictures, the total of the group, no name."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.ground.access.looking import called
from youju.ground.access.permissions import PUBLIC
from youju.services.activities.queries.stars import screen_behind, star_board
from youju.web.activities.tiles import tiles
from youju.web.public.rooms import nothing
from youju.web.shell.needs import StaffRequest, needs

PURPOSE = "star board"


@needs(PUBLIC)
@require_safe
def wall(request: StaffRequest, secret: str) -> HttpResponse:
    """One series; a screen that was closed is as absent as one that never was."""
    screen = screen_behind(secret)
    if screen is None:
        return _unseen(nothing(request))
    called(subject=screen.uid, purpose=PURPOSE, by=screen.by, at=request.now)
    found = star_board(screen.activity, at=request.now)
    context = {"activity": screen.activity, "total": found.total, "tiles": tiles(found)}
    return _unseen(render(request, "public/stars.html", context))


def _unseen(answer: HttpResponse) -> HttpResponse:
    """No memory keeps it, no other site learns the address, no search engine lists it."""
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
