"""Stars on the phone: one tap a child while the session runs; the board of the series and its screen."""

import secrets
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.looking import last_called
from youju.ground.access.permissions import PEOPLE_FIND
from youju.ground.access.refusals import Refusal
from youju.services.activities.actions import stars as acts
from youju.services.activities.models import Activity, Session, StarWord
from youju.services.activities.queries.caring import person_of
from youju.services.activities.queries.stars import here, screen_of, settings_of, star_board
from youju.services.activities.rules.stars import NotThereForStars, UnfitStars
from youju.web.activities import board, rolls
from youju.web.activities.tiles import Arranging, called
from youju.web.activities.views.enrolment import activity_or_404
from youju.web.activities.views.roll import session_or_404
from youju.web.shell.needs import StaffRequest, needs

# 256 bits, as for every secret link.
LENGTH = 32


@needs(PEOPLE_FIND)
def give(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The children who are there; a tap gives one star for the word that is chosen."""
    session = session_or_404(request, uid)
    if request.method != "POST":
        return _session(request, session)
    try:
        form, person = rolls.uid(request.POST.get("form", "")), _child(request, session)
        if form is None:
            raise UnfitStars
        acts.give_stars(
            session=session, person=person, word=_word(request), key=uuid5(form, f"star {person.uid}"),
            by=request.actor, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _session(request, session, problem=refusal)
    return _on(request, session)


@needs(PEOPLE_FIND)
@require_POST
def take_back(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The last star of the child goes."""
    session = session_or_404(request, uid)
    try:
        acts.take_back_stars(
            session=session, person=_child(request, session), by=request.actor, at=request.now
        )  # fmt: skip
    except Refusal as refusal:
        return _session(request, session, problem=refusal)
    return _on(request, session)


@needs(PEOPLE_FIND)
def of_series(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who has how many, who is shown, in which order; and the screen on the wall."""
    activity = activity_or_404(request, uid)
    form = _arranging(request, activity, bound=request.method == "POST")
    if request.method == "POST" and form.is_valid():
        acts.arrange_board(
            activity=activity, since=form.cleaned_data["since"],
            by_stars=form.cleaned_data["order"] == "stars", by=request.actor, at=request.now,
        )  # fmt: skip
        messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
        return redirect("activities:star_board", activity.uid)
    return _series(request, activity, form)


@needs(PEOPLE_FIND)
@require_POST
def screen(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A new link for the wall: it is shown once, in the answer that made it."""
    activity = activity_or_404(request, uid)
    secret = secrets.token_urlsafe(LENGTH)
    acts.open_screen(activity=activity, secret=secret, by=request.actor, at=request.now)
    link = settings.PUBLIC_ADDRESS + reverse("public:stars", args=[secret])
    answer = _series(request, activity, _arranging(request, activity), link=link)
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(PEOPLE_FIND)
@require_POST
def close(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The link of the wall leads nowhere from now on."""
    activity = activity_or_404(request, uid)
    found = screen_of(activity)
    if found is None:
        raise Http404
    acts.close_screen(screen=found, by=request.actor, at=request.now)
    messages.success(request, _("Revoked. The screen shows nothing any more."))
    return redirect("activities:star_board", activity.uid)


def _child(request: StaffRequest, session: Session) -> Any:
    person = person_of(session.office, rolls.uid(request.POST.get("person", "")))
    if person is None:
        raise NotThereForStars
    return person


def _word(request: StaffRequest) -> str:
    """What the star is for; the first word of the list where nothing was said."""
    said = request.POST.get("word") or request.GET.get("word") or ""
    return said if said in StarWord.values else StarWord.values[0]


def _on(request: StaffRequest, session: Session) -> HttpResponse:
    """The same page again, with the word that was chosen; for htmx the list alone."""
    if request.headers.get("HX-Request"):
        return _session(request, session)
    answer = redirect("activities:stars", session.uid)
    answer["Location"] += f"?word={_word(request)}"
    return answer


def _session(request: StaffRequest, session: Session, *, problem: Refusal | None = None) -> HttpResponse:
    children = here(session, on=request.today)
    context = {
        "session": session,
        "day": board.title(session.day),
        "hours": board.hours(session.start, session.end),
        "children": [{"child": child, "face": rolls.face(child.seat)} for child in children],
        "total": sum(child.stars for child in children),
        "words": StarWord.choices,
        "word": _word(request),
        "form": uuid4(),
        "runs": session.day == request.today and not hasattr(session, "cancellation"),
        "problems": [{"message": str(problem), "href": "#stars"}] if problem else [],
        "back": reverse("activities:session", args=[session.uid]),
    }
    part = request.headers.get("HX-Request") and request.method == "POST"
    name = "activities/stars_given.html" if part else "activities/stars.html"
    # A part takes the place of the list, refused or not: the reason stands in it.
    return render(request, name, context, status=422 if problem and not part else 200)


def _arranging(request: StaffRequest, activity: Activity, *, bound: bool = False) -> Arranging:
    since, by_stars = settings_of(activity)
    return Arranging(
        request.POST if bound else None, initial={"since": since, "order": "stars" if by_stars else "name"}
    )


def _series(request: StaffRequest, activity: Activity, form: Arranging, *, link: str = "") -> HttpResponse:
    found, stands = star_board(activity, at=request.now), screen_of(activity)
    context = {
        "activity": activity,
        "board": found,
        "children": [{"child": child, "called": called(child)} for child in found.children],
        "form": form,
        "link": link,
        "stands": stands,
        "last": last_called(stands.uid) if stands else None,
        "back": reverse("activities:change", args=[activity.uid]),
    }
    return render(request, "activities/star_board.html", context, status=422 if form.errors else 200)
