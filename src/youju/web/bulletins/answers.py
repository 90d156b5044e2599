"""How the editing screen answers: with the part that changed, or without a script with the whole page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from youju.reporting.bulletins.models import Section, SectionKind
from youju.reporting.bulletins.queries.commissions import standing_aside
from youju.web.bulletins import forms
from youju.web.bulletins.desk import lay
from youju.web.bulletins.rooms import Room
from youju.web.bulletins.sending import show
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest

# What may stand beside a form: unsaved words, a passage that was taken out, another's text, both texts in one, and
# what was asked for where the story is one that an office was asked for.
BESIDE: dict[str, Any] = {
    "draft": None, "resumes": False, "gone": None, "conflict": None, "both": None, "asked": None,
}  # fmt: skip


def partly(request: StaffRequest) -> bool:
    """Whether only a part of the page is asked for."""
    return bool(request.headers.get("HX-Request"))


def asked_part(request: StaffRequest) -> str:
    """The chapter that the screen shows, as its forms and links carry it along."""
    return request.POST.get("part", request.GET.get("part", ""))


def to_passage(request: StaffRequest, here: Room, place: UUID | None = None) -> HttpResponse:
    """Back to the screen, at the passage; to the page of its own where it is a story that stands aside."""
    if place is not None and (aside := _page_aside(here, place)):
        return redirected(request, aside)
    part = asked_part(request)
    query = f"?{urlencode({'part': part})}" if part else ""
    moved = f"{reverse('bulletins:edit', args=[here.period])}{query}{f'#p-{place}' if place else ''}"
    return redirected(request, moved)


def _page_aside(here: Room, place: UUID) -> str:
    """Where a story stands that is aside of the issue; empty for every other passage."""
    aside = standing_aside(here.issue, place)
    return reverse("bulletins:commission", args=[here.period, aside.uid]) if aside is not None else ""


def redirected(request: StaffRequest, moved: str) -> HttpResponse:
    """To another page, also from a part of one."""
    if not partly(request):
        return redirect(moved)
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = moved
    return answer


def rewritten(
    request: StaffRequest,
    here: Room,
    place: UUID,
    *,
    after: Section | None = None,
    saved: datetime | None = None,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A passage as it stands now, with the findings beside it.

    `after` is the section that it was added to: the next line is asked for at once, the next story on demand.
    `more` is what else the part says.
    """
    if not partly(request):
        return to_passage(request, here, place)
    if aside := _page_aside(here, place):
        return redirected(request, aside)
    desk = lay(here, asked_part(request))
    context = {
        "here": here,
        "desk": desk,
        "part": desk.part,
        "line": desk.line(place),
        "story": desk.story(place),
        "saved": saved,
        **(more or {}),
    }
    if after is not None and after.kind == SectionKind.RESULTS:
        form = forms.Line(auto_id=f"new-{after.uid}-%s")
        show(form, here.issue, after.office)
        context |= {**BESIDE, "form": form, "section": after}
    elif after is not None:
        context["more"] = desk.section(after)
    return render(request, "bulletins/rewritten.html", context)


def reordered(
    request: StaffRequest, here: Room, section: Section, place: UUID, left: Section | None = None
) -> HttpResponse:
    """A section in its new order, and the one that the passage left."""
    if not partly(request):
        return to_passage(request, here, place)
    desk = lay(here, asked_part(request))
    face = desk.section(section)
    order = [row.line.uid for row in face.lines] + [row.story.uid for row in face.stories]
    context = {
        "here": here, "desk": desk, "face": face, "moved": place, "number": order.index(place) + 1,
        "count": len(order), "left": desk.section(left) if left is not None and left.pk != section.pk else None,
    }  # fmt: skip
    return render(request, "bulletins/reordered.html", context)


def whereto(request: StaffRequest, now: int) -> int:
    """The place that is asked for: one up or down, or the number of a place."""
    to = request.POST.get("to", "")
    if to.isdecimal() and len(to) < 5:
        return int(to)
    return max(0, now + (-1 if to == "up" else 1))


def asking(
    request: StaffRequest, here: Room, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A form in the place of its passage, or on a page of its own."""
    whole = {
        "here": here,
        "part": asked_part(request),
        "label": months.label(here.period),
        "template": template,
        "alone": not partly(request),
        **BESIDE,
        "resumes": bool(request.GET.get("resume")),
        **context,
    }
    return render(request, template if partly(request) else "bulletins/alone.html", whole, status=status)
