"""Words are kept while they are typed, thrown away when they are not wanted, and others see who is writing."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, Section, Story, StoryPicture
from youju.reporting.bulletins.queries.drafts import writing
from youju.reporting.bulletins.queries.passages import line_of, picture_of, story_of
from youju.web.bulletins.answers import partly, to_passage
from youju.web.bulletins.drafts import speaks, typed, unsaved
from youju.web.bulletins.rooms import Room, place_or_404, room
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_SEE)
@require_POST
def keep(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """Keeps what is typed in a form of the section, or throws it away; answers with the time."""
    here = room(request, period)
    where = place_or_404(here, section)
    passage = _passage(here, request.POST.get("passage", ""))
    if request.POST.get("drop"):
        draft = unsaved(request, where, passage)
        if draft is not None:
            actions.drop_draft(draft=draft, by=request.actor, at=request.now)
        return HttpResponse() if partly(request) else to_passage(request, here)
    base = request.POST.get("base") or request.POST.get("version", "")
    draft = actions.keep_draft(
        section=_section_of(passage) if passage is not None else where, passage=passage,
        base=int(base) if base.isdecimal() and len(base) < 7 else 0, typed=typed(request),
        office=speaks(request, where), by=request.actor, at=request.now,
    )  # fmt: skip
    return HttpResponse(f"{localtime(draft.at):%H:%M}" if draft is not None else "", content_type="text/plain")


@needs(BULLETIN_SEE)
def writers(request: StaffRequest, period: Period) -> HttpResponse:
    """Who is writing where, asked again and again while the screen is open."""
    here = room(request, period)
    return render(
        request, "bulletins/writers.html", {"here": here, "writing": writing(here.issue, here.reader, here.now)}
    )


def _passage(here: Room, name: str) -> Line | Story | StoryPicture | None:
    """The passage that the form is of; none for a new one. Raises Http404 for one that is not in the issue."""
    if not name:
        return None
    try:
        uid = UUID(name)
    except ValueError:
        raise Http404 from None
    found = line_of(here.issue, uid) or story_of(here.issue, uid) or picture_of(here.issue, uid)
    if found is None:
        raise Http404
    return found


def _section_of(passage: Line | Story | StoryPicture) -> Section:
    return passage.story.section if isinstance(passage, StoryPicture) else passage.section
