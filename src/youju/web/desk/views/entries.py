"""Entering records one after the other: Enter saves and opens the next, the last choices stay."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from youju.ground.access.permissions import RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.evidence import actions
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.queries import find
from youju.ground.organisations.models import Office
from youju.web.desk import sheets
from youju.web.desk.entry import Entry
from youju.web.desk.rooms import Room, kind_or_404, room
from youju.web.shell.needs import StaffRequest, needs

# Names offered while one types.
OFFERED = 20


@needs(RECORDS_RECORD)
def new(request: StaffRequest, kind: str) -> HttpResponse:
    known, here = _desk(request, kind)
    if request.method != "POST":
        entry = _opened(request, known, here.office).focus_first()
        return _page(request, known, here, entry, sheets.Sheets(), saved=_named(request, known, "saved"))
    entry = Entry(known, here.office).fill_from(request.POST)
    papers = sheets.take(request, here.office)
    entry.general += papers.errors
    values = entry.read()
    if values is not None:
        try:
            made = actions.record(
                kind=known, office=here.office, values=values, attachments=papers.kept,
                by=request.actor, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            entry.refuse(refusal)
        else:
            return _on(request, known, here, entry, made)
    return _page(request, known, here, entry, papers, status=422)


@needs(RECORDS_RECORD)
def fields(request: StaffRequest, kind: str) -> HttpResponse:
    """The fields that fit what has been chosen so far, with everything typed kept; writes nothing."""
    known, here = _desk(request, kind)
    entry = Entry(known, here.office).fill_from(request.POST)
    return render(request, "desk/fields.html", {"entry": entry, **fitting(known, here), "refitted": True})


@needs(RECORDS_RECORD)
def choices(request: StaffRequest, kind: str, field: str) -> HttpResponse:
    """Names of the office that contain what is being typed into a long list."""
    known, here = _desk(request, kind)
    entry = Entry(known, here.office)
    control = next((c for c in entry.controls if c.name == field and c.seeks), None)
    if control is None:
        raise Http404
    wanted = request.GET.get(field, "").strip().lower()[:100]
    names = [name for _key, name in control.options if wanted in name.lower()][:OFFERED]
    return render(request, "desk/choices.html", {"names": names})


def _desk(request: StaffRequest, slug: str) -> tuple[Kind, Room]:
    known = kind_or_404(slug)
    if not known.enterable:
        raise Http404
    return known, room(request, RECORDS_RECORD)


def fitting(kind: Kind, here: Room) -> dict[str, Any]:
    """What the fields of a form need beside the entry: where they are asked again when a choice changes."""
    refit = f"{reverse('desk:fields', args=[kind.slug])}{here.query}" if kind.fitting else ""
    return {"kind": kind, "office_query": here.query, "refit": refit, "refitted": False}


def _opened(request: StaffRequest, kind: Kind, office: Office) -> Entry:
    """An empty form with the last choices, or with what a record of the office says (`?again=`)."""
    entry = Entry(kind, office)
    again = _named(request, kind, "again")
    if again is not None and again.office_id == office.pk:
        return entry.fill_with(kind.read_values(again))
    texts: dict[str, Any] = {"happened_on": request.today.isoformat()}
    return entry.fill(texts | request.session.get("sticky", {}).get(_memory(kind, office), {}))


def _on(request: StaffRequest, kind: Kind, here: Room, entry: Entry, made: Any) -> HttpResponse:
    """Remembers the choices and goes on to the next empty form, or to the record."""
    session = request.session
    session["sticky"] = session.get("sticky", {}) | {_memory(kind, here.office): entry.sticky()}
    session["office"], session["kind"] = here.office.slug, kind.key
    if request.POST.get("then") == "look":
        return redirect("desk:record", kind.slug, made.uid)
    asked = {"office": here.office.slug} if here.several else {}
    return redirect(f"{reverse('desk:new', args=[kind.slug])}?{urlencode({**asked, 'saved': made.uid})}")


def _page(
    request: StaffRequest,
    kind: Kind,
    here: Room,
    entry: Entry,
    papers: sheets.Sheets,
    *,
    saved: Any = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **here.frame(request),
        **fitting(kind, here),
        "entry": entry,
        "papers": papers,
        "saved": saved,
        "saved_as": kind.heading(saved) if saved else "",
    }
    return render(request, "desk/new.html", context, status=status)


def _named(request: StaffRequest, kind: Kind, parameter: str) -> Any:
    """The record that the address names, if the colleague may see it."""
    try:
        return find(kind, request.standing, UUID(request.GET.get(parameter, "")))
    except ValueError:
        return None


def _memory(kind: Kind, office: Office) -> str:
    return f"{office.pk} {kind.key}"
