"""From an office's own list to cards: the file, a look at what was understood and who is there, the word."""

import tempfile
from typing import IO, Any
from uuid import UUID

import xlsxwriter
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import Source
from youju.ground.organisations.models import Office
from youju.ground.people import actions
from youju.ground.people.queries.matching import list_read_before, marked, match
from youju.ground.people.rules.duplicates import Level
from youju.web.desk.rooms import room
from youju.web.desk.views.exports import WORKBOOK
from youju.web.intake import waiting
from youju.web.intake.reading import UnreadableFile
from youju.web.intake.views.uploads import put_aside
from youju.web.intake.waiting import Waiting
from youju.web.people.sheets import COLUMNS, People, chosen, read
from youju.web.people.words import likeness
from youju.web.shell.needs import StaffRequest, needs

# What a file of people waits under.
KIND = "people"
SHOWN, PROBLEMS = 8, 200
# As like as this, a row is left out unless somebody says that it is somebody new.
THERE = frozenset({Level.CERTAIN, Level.LIKELY})


@needs(PEOPLE_KEEP)
def new(request: StaffRequest) -> HttpResponse:
    """Asks for a file; what it holds is read and put aside, nothing is written."""
    here, error = room(request, PEOPLE_KEEP), ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise UnreadableFile(_("Choose a file first."))
            return redirect("people:brought", put_aside(request, KIND, here.office, file))
        except UnreadableFile as refusal:
            error = str(refusal)
    columns = [str(column.label) for column in COLUMNS]
    context = {**here.frame(request), "error": error, "columns": columns}
    return render(request, "people/bring.html", context, status=422 if error else 200)


@needs(PEOPLE_KEEP)
def template(request: StaffRequest) -> FileResponse:
    """An empty sheet under the heads that are read."""
    response = FileResponse(_empty(), content_type=WORKBOOK)
    response["Content-Disposition"] = content_disposition_header(True, f"{_('People')}.xlsx")
    return response


@needs(PEOPLE_KEEP)
def look(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What was understood, what is wrong with its row and column, and who seems to be registered already."""
    kept, office = _kept(request, uid)
    return _page(request, kept, office, _people(request, kept, office))


@needs(PEOPLE_KEEP)
@require_POST
def confirm(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Reads everything once more and enters it; who is there already only where somebody says they are new."""
    kept, office = _kept(request, uid)
    people = _people(request, kept, office)
    if not people.usable or not people.rows:
        return _page(request, kept, office, people, status=422)
    if people.bad and request.POST.get("only") != "good":
        error = _("Some rows are wrong. Say whether only the good ones shall be imported.")
        return _page(request, kept, office, people, error=error, status=422)
    fresh = {int(text) for text in request.POST.getlist("new") if text.isdecimal() and len(text) < 9}
    leave = {doubt["row"].number for doubt in _doubts(request, office, people) if doubt["there"]} - fresh
    entries = chosen(people.rows, leave)
    if not entries:
        error = _("Everybody in this file seems to be registered already.")
        return _page(request, kept, office, people, error=error, status=422)
    try:
        made = actions.bring_in(
            office=office, entries=entries, source=Source(kept.name, kept.digest), by=request.actor, at=request.now
        )
    except Refusal as refusal:
        error = _("{place}{why} Nothing was imported.").format(place="", why=refusal)
        return _page(request, kept, office, people, error=error, status=409)
    waiting.drop(uid, by=request.actor)
    said = ngettext("{count} person registered from {name}.", "{count} people registered from {name}.", len(made))
    messages.success(request, said.format(count=f"{len(made):,}", name=kept.name))
    return redirect(f"{reverse('people:list')}?office={office.slug}&sort=new")


@needs(PEOPLE_KEEP)
@require_POST
def discard(request: StaffRequest, uid: UUID) -> HttpResponse:
    _kept_one, office = _kept(request, uid)
    waiting.drop(uid, by=request.actor)
    return redirect(f"{reverse('people:bring')}?office={office.slug}")


def _kept(request: StaffRequest, uid: UUID) -> tuple[Waiting, Office]:
    """What the colleague put aside, if they may still register people of its office."""
    kept = waiting.find(uid, by=request.actor, at=request.now)
    allowed = {office.uid: office for office in room(request, PEOPLE_KEEP).offices}
    if kept is None or kept.kind != KIND or kept.office not in allowed:
        raise Http404
    return kept, allowed[kept.office]


def _people(request: StaffRequest, kept: Waiting, office: Office) -> People:
    return read(office, kept.table, by=request.actor, at=request.now)


def _doubts(request: StaffRequest, office: Office, people: People) -> list[dict[str, Any]]:
    """Rows that are like somebody of the office."""
    traits = [marked(office, row.traits, row.numbers) for row in people.rows]
    found = zip(people.rows, match(office, traits, on=request.today), strict=True)
    return [
        {
            "row": row, "card": like.card, "there": like.likeness.level in THERE,
            "likeness": likeness(like.likeness),
        }
        for row, like in found
        if like is not None
    ]  # fmt: skip


def _page(
    request: StaffRequest, kept: Waiting, office: Office, people: People, *, error: str = "", status: int = 200
) -> HttpResponse:
    doubts = _doubts(request, office, people)
    context = {
        "kept": kept, "office": office, "people": people, "error": error, "doubts": doubts,
        "good": len(people.rows), "there": sum(doubt["there"] for doubt in doubts),
        "before": list_read_before(office, kept.digest), "first": people.rows[:SHOWN],
        "problems": people.problems[:PROBLEMS], "more": max(len(people.problems) - PROBLEMS, 0),
    }  # fmt: skip
    return render(request, "people/brought.html", context, status=status)


def _empty() -> IO[bytes]:
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(_("People")), book.add_format({"bold": True, "bg_color": "#F4EFE7"})
    # An ID number that a spreadsheet takes for a number loses its last digits.
    text = book.add_format({"num_format": "@"})
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, str(column.label), bold)
        sheet.set_column(place, place, 16, text)
    sheet.freeze_panes(1, 0)
    book.close()
    file.seek(0)
    return file
