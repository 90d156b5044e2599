"""What passages said before: their versions side by side, back to one of them, and what was taken out."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import versions as kept
from youju.reporting.bulletins.queries.commissions import standing_aside
from youju.reporting.bulletins.queries.versions import Course
from youju.web.bulletins.answers import asked_part, rewritten
from youju.web.bulletins.comparing import Comparer
from youju.web.bulletins.faces import heading
from youju.web.bulletins.rooms import Room, room
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_SEE)
def history(request: StaffRequest, period: Period) -> HttpResponse:
    """What was taken out of the issue, to be brought back until it is released."""
    here = room(request, period)
    comparer = Comparer.of(here.issue)
    context = {
        "here": here,
        "label": months.label(period),
        "rows": [
            {
                "said": said,
                "uid": said.kept.passage,
                "where": heading(said.kept.section),
                "office": said.kept.section.office,
                "texts": comparer.plain(said),
                "pictures": comparer.pictures(said, said),
                "writable": here.may_write(said.kept.section),
            }
            for said in kept.taken_out(here.issue)
            if said.kept is not None and (here.composes or here.may_write(said.kept.section))
        ],
    }
    return render(request, "bulletins/history.html", context)


@needs(BULLETIN_SEE)
def versions(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Every version of a passage, newest first; each beside the one before it, or any two that are asked for."""
    here = room(request, period)
    course = _course_or_404(here, uid)
    comparer = Comparer.of(here.issue)
    older = [*course.versions[1:], None]
    two = _two(request, course)
    context = {
        "here": here,
        "label": months.label(period),
        "course": course,
        "where": heading(course.section),
        "office": course.section.office,
        "commission": standing_aside(here.issue, uid),
        "part": asked_part(request),
        "writable": here.may_write(course.section),
        "rows": [
            {
                "said": said,
                "texts": comparer.plain(said),
                "changes": comparer.versions(before, said) if before is not None else (),
                "pictures": comparer.pictures(before if before is not None else said, said),
                "stands": said.kept is None,
            }
            for said, before in zip(course.versions, older, strict=True)
        ],
        "two": two,
        "compared": comparer.versions(*two) if two is not None else (),
        "compared_pictures": comparer.pictures(*two) if two is not None else (),
    }
    return render(request, "bulletins/versions.html", context)


@needs(BULLETIN_SEE)
@require_POST
def restore(request: StaffRequest, period: Period, uid: UUID, version: int) -> HttpResponse:
    """Back to a version: a write like any other."""
    here = room(request, period)
    course = _course_or_404(here, uid)
    said = course.number(version)
    if said is None or said.kept is None:
        raise Http404
    stood = request.POST.get("stands", "")
    actions.restore(
        kept=said.kept, version=int(stood) if stood.isdecimal() and len(stood) < 7 else 0, by=request.actor,
        at=request.now,
    )  # fmt: skip
    return rewritten(request, here, uid, saved=request.now)


def _two(request: StaffRequest, course: Course) -> tuple[kept.Said, kept.Said] | None:
    """The two versions that are asked for, the older one first."""
    asked = (request.GET.get("old", ""), request.GET.get("new", ""))
    numbers = sorted(int(text) for text in asked if text.isdecimal() and len(text) < 7)
    found = [course.number(number) for number in numbers]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    return found[0], found[1]


def _course_or_404(here: Room, uid: UUID) -> Course:
    course = kept.course(here.issue, uid)
    if course is None:
        raise Http404
    # A released issue says so itself, with the refusal of the action.
    if not here.may_read(course.section):
        raise PermissionDenied
    # What stands aside is read by some who do not write it.
    if here.release is None and not course.section.aside and not here.may_write(course.section):
        raise PermissionDenied
    return course
