"""Commissions on the screen: the list of an issue, a form to ask with, each with its story as it stands."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import Reader
from youju.reporting.bulletins.queries import commissions as reads
from youju.reporting.bulletins.queries.commissions import Row
from youju.reporting.bulletins.queries.leads import sections_for
from youju.reporting.bulletins.queries.photos import consents
from youju.web.bulletins import aside, pasting
from youju.web.bulletins.commissioning import Ask, CallOff, GiveBack, Take
from youju.web.bulletins.drafts import unsaved
from youju.web.bulletins.drawings import StoryFace
from youju.web.bulletins.faces import Painter, heading
from youju.web.bulletins.rooms import Room, commission_or_404, room
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def commissions(request: StaffRequest, period: Period) -> HttpResponse:
    """What was asked for the issue, the first to come first: of all offices, or of the reader's own."""
    here = room(request, period)
    if not (here.composes or here.writes):
        raise PermissionDenied
    offices = list(here.issue.network.offices.all()) if here.composes else []
    asked = {"office": request.GET.get("office", ""), "state": request.GET.get("state", "")}
    office = next((each for each in offices if each.slug == asked["office"]), None)
    found = reads.visible(here.issue, request.standing)
    every = reads.rows(found, on=request.today)
    shown = reads.narrowed(every, office=office)
    context = {
        "here": here,
        "label": months.label(period),
        "rows": reads.narrowed(shown, state=asked["state"]),
        "any": bool(every),
        "offices": offices,
        "office": office,
        "asked": asked,
        "filters": _filters(asked, shown),
        "paste": _paste(request, here, every),
    }
    return render(request, "commissions/commissions.html", context)


@needs(BULLETIN_COMPOSE)
def ask(request: StaffRequest, period: Period) -> HttpResponse:
    here = room(request, period)
    form = Ask(
        request.POST if request.method == "POST" else None, issue=here.issue, today=request.today,
        offices=here.issue.network.offices.all(), office=request.GET.get("office", ""),
    )  # fmt: skip
    if form.is_valid():
        with told_to(form):
            made = actions.ask_story(issue=here.issue, by=request.actor, at=request.now, **form.asked)
        if form.is_valid():
            return redirect(f"{reverse('bulletins:commissions', args=[period])}#c-{made.uid}")
    context = {"here": here, "label": months.label(period), "form": form}
    return render(request, "commissions/ask.html", context, status=422 if form.errors else 200)


@needs(BULLETIN_SEE)
def commission(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    here = room(request, period)
    return shown(request, here, commission_or_404(here, uid, request.today))


def shown(
    request: StaffRequest, here: Room, row: Row, *, taking: Take | None = None, returning: GiveBack | None = None,
    calling: CallOff | None = None,
) -> HttpResponse:  # fmt: skip
    """One commission: what is wanted, how far it is, the story for who may read it, what is to be done next."""
    wrong = any(form is not None and form.errors for form in (taking, returning, calling))
    section, open_issue = row.commission.section, here.release is None
    own = row.commission.office_id in here.writes
    at = row.story.section if row.story is not None else section
    writes = row.story is not None and at.aside and here.may_write(section)
    context: dict[str, Any] = {
        "here": here,
        "label": months.label(here.period),
        "row": row,
        "commission": row.commission,
        "own": own,
        "writes": writes,
        "composes": here.composes and open_issue,
        "story": _face(here, row) if here.may_read(section) else None,
        "versions": here.release is not None or section == at or here.may_write(at),
        "where": heading(at),
        "draft": unsaved(request, section, row.story) if writes else None,
        "taking": taking or Take(sections=sections_for(here.issue)),
        "returning": returning or GiveBack(auto_id="back-%s"),
        "calling": calling or CallOff(auto_id="off-%s"),
        # What the parts of the editing screen ask for.
        "desk": {"part": ""},
        "moved_picture": None,
    }
    return render(request, "commissions/commission.html", context, status=422 if wrong else 200)


def _face(here: Room, row: Row) -> StoryFace | None:
    """The story as it is drawn everywhere; none before its first word, and none that was taken out."""
    story = reads.story_of(row.commission)
    if story is None or not (story.body or story.pictures.all()):
        return None
    office = story.office or story.section.office
    reader = Reader.of(here.issue, [(office, story.title), (office, story.body)])
    said = consents(picture.picture_id for picture in story.pictures.all())
    face = Painter.of(here, reader, (), said).story(story, story.section)
    # In the issue its findings stand with those of everything else.
    if not story.section.aside or here.release is not None:
        return face
    return replace(face, remarks=aside.remarks(here, story, aside.checks(here, story)))


def _filters(asked: dict[str, str], rows: list[Row]) -> list[tuple[str, str, int, bool]]:
    """Chips of the states: the word, the address, how many, whether it is this one."""
    words = {
        "": _("All"), "asked": _("Being written"), "late": _("Late"), "delivered": _("Delivered"),
        "taken": _("Taken in"), "off": _("Called off"),
    }  # fmt: skip
    return [
        (
            word, f"?{urlencode({**asked, 'state': state})}",
            len(reads.narrowed(rows, state=state)), asked["state"] == state,
        )
        for state, word in words.items()
    ]  # fmt: skip


def _paste(request: StaffRequest, here: Room, rows: list[Row]) -> dict[str, object] | None:
    """The words of the reminder that was just made."""
    name = request.GET.get("reminded", "")
    row = next((row for row in rows if str(row.commission.uid) == name), None)
    if row is None or not here.composes or not row.reminded_today:
        return None
    address = request.build_absolute_uri(reverse("bulletins:commission", args=[here.period, row.commission.uid]))
    return {"office": row.commission.office, "words": pasting.story(row, here.period, address)}
