"""The editing screen: sections in order, each line a margin and a sentence, and beside it what was found."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_RELEASE, BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries.commissions import Tally, tally, visible
from youju.reporting.bulletins.queries.leads import Row, lead_of
from youju.reporting.bulletins.queries.passages import alike
from youju.web.bulletins import words
from youju.web.bulletins.answers import rewritten, to_passage, whereto
from youju.web.bulletins.desk import EVERYTHING, lay
from youju.web.bulletins.rooms import Room, room, section_or_404
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_SEE)
def edit(request: StaffRequest, period: Period) -> HttpResponse:
    here = room(request, period)
    desk = lay(here, request.GET.get("part", ""))
    context = {
        "here": here,
        "desk": desk,
        "label": months.label(period),
        "parts": [
            {"name": EVERYTHING, "label": "", "office": None, "found": len(desk.findings)},
            *(
                {"name": chapter.name, "label": chapter.heading, "office": chapter.office, "found": chapter.found}
                for chapter in desk.chapters
            ),
        ],
        "editions": words.EDITIONS,
        "commissions": _asked(request, here),
        "taken": _taken(here, request.GET.get("lead", "")),
    }
    return render(request, "bulletins/edit.html", context)


def _asked(request: StaffRequest, here: Room) -> Tally | None:
    """How many stories were asked for, for who asks or is asked."""
    if not (here.composes or here.writes):
        return None
    return tally(visible(here.issue, request.standing), on=request.today)


def _taken(here: Room, name: str) -> Row | None:
    """The lead that has just gone into the issue, for who may put it back."""
    if not here.composes or here.release is not None or not name:
        return None
    try:
        row = lead_of(here.issue.network, UUID(name))
    except ValueError:
        return None
    return row if row is not None and row.story is not None else None


@needs(BULLETIN_SEE)
@require_POST
def move_section(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """A group of an office's results, one place up or down."""
    here = room(request, period)
    where = section_or_404(here, section)
    place = [row.pk for row in alike(where)].index(where.pk)
    actions.move_section(section=where, position=whereto(request, place), by=request.actor, at=request.now)
    return to_passage(request, here, section)


@needs(BULLETIN_RELEASE)
@require_POST
def confirm(request: StaffRequest, period: Period) -> HttpResponse:
    """An editor has judged that nobody is recognisable from a small count; the chain keeps who and when."""
    here = room(request, period)
    desk = lay(here, request.POST.get("part", ""))
    name = (request.POST.get("key", ""), request.POST.get("digest", ""))
    finding = next((row for row in desk.findings if row.check == "small" and row.figure == name), None)
    if finding is not None:
        actions.confirm_small_count(
            issue=here.issue, key=name[0], scope_digest=name[1], by=request.actor, at=request.now
        )
    if finding is None:
        return to_passage(request, here)
    return rewritten(request, here, finding.place)
