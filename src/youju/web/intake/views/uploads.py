"""From a file to records: template, upload, a look at what was understood, and the word that writes it."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import RECORDS_IMPORT
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import Source, record_many
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.queries import standing_import
from youju.ground.organisations.models import Office
from youju.web.desk.rooms import kind_or_404, room
from youju.web.desk.views.exports import WORKBOOK
from youju.web.intake import blanks, waiting
from youju.web.intake.preview import preview
from youju.web.intake.reading import Sheet, UnreadableFile, read_file, read_rows
from youju.web.intake.waiting import Waiting
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_IMPORT)
def new(request: StaffRequest, kind: str) -> HttpResponse:
    """Asks for a file; what it holds is read and put aside, nothing is written."""
    known = _enterable(kind)
    here = room(request, RECORDS_IMPORT)
    error = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise UnreadableFile(_("Choose a file first."))
            return redirect("intake:look", known.slug, put_aside(request, known.key, here.office, file))
        except UnreadableFile as refusal:
            error = str(refusal)
    context = {**here.frame(request), "kind": known, "error": error}
    return render(request, "intake/new.html", context, status=422 if error else 200)


@needs(RECORDS_IMPORT)
def template(request: StaffRequest, kind: str) -> FileResponse:
    known = _enterable(kind)
    here = room(request, RECORDS_IMPORT)
    return _workbook(blanks.template(known, here.office, request.today), f"{known.plural}.xlsx")


@needs(RECORDS_IMPORT)
def look(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    """What was understood: counts, the first rows, and every problem with its row and column."""
    known = _enterable(kind)
    kept, office = _kept(request, known, uid)
    return _page(request, known, kept, office, read_rows(known, office, kept.table, on=request.today))


@needs(RECORDS_IMPORT)
def left_over(request: StaffRequest, kind: str, uid: UUID) -> FileResponse:
    """The wrong rows as a workbook, with the reasons beside them."""
    known = _enterable(kind)
    kept, office = _kept(request, known, uid)
    read = read_rows(known, office, kept.table, on=request.today)
    if not read.usable or not read.bad:
        raise Http404
    return _workbook(blanks.left_over(kept.table, read), f"{Path(kept.name).stem}-{_('to mend')}.xlsx")


@needs(RECORDS_IMPORT)
@require_POST
def confirm(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    """Reads everything once more and writes all of it, or only the good rows if that was said."""
    known = _enterable(kind)
    kept, office = _kept(request, known, uid)
    read = read_rows(known, office, kept.table, on=request.today)
    if not read.usable or not read.rows:
        return _page(request, known, kept, office, read, status=422)
    if read.bad and request.POST.get("only") != "good":
        error = _("Some rows are wrong. Say whether only the good ones shall be imported.")
        return _page(request, known, kept, office, read, error=error, status=422)
    try:
        made = record_many(
            kind=known, office=office, rows=read.rows, source=Source(kept.name, kept.digest),
            by=request.actor, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        place = "" if refusal.row is None else _("Row {row}: ").format(row=read.numbers[refusal.row])
        error = _("{place}{why} Nothing was imported.").format(place=place, why=refusal)
        return _page(request, known, kept, office, read, error=error, status=409)
    waiting.drop(uid, by=request.actor)
    count = len(made)
    said = ngettext("{count} record imported from {name}.", "{count} records imported from {name}.", count)
    messages.success(request, said.format(count=f"{count:,}", name=kept.name))
    return redirect("intake:imports")


@needs(RECORDS_IMPORT)
@require_POST
def discard(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    known = _enterable(kind)
    _kept_one, office = _kept(request, known, uid)
    waiting.drop(uid, by=request.actor)
    return redirect(f"{reverse('intake:new', args=[known.slug])}?office={office.slug}")


def _enterable(slug: str) -> Kind:
    known = kind_or_404(slug)
    if not known.enterable:
        raise Http404
    return known


def put_aside(request: StaffRequest, kind: str, office: Office, file: UploadedFile) -> UUID:
    """Reads a file in a child process and keeps its cells for this colleague. Raises UnreadableFile."""
    name = (file.name or "").replace("\\", "/").rsplit("/", 1)[-1][:200]
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(prefix="youju-intake-") as copy:
        for chunk in file.chunks():
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        table = read_file(Path(copy.name), name)
    return waiting.keep(
        kind=kind, office=office.uid, name=name, digest=digest.hexdigest(), table=table,
        by=request.actor, at=request.now,
    )  # fmt: skip


def _kept(request: StaffRequest, kind: Kind, uid: UUID) -> tuple[Waiting, Office]:
    """What the colleague put aside, if they may still import for its office."""
    kept = waiting.find(uid, by=request.actor, at=request.now)
    allowed = {office.uid: office for office in room(request, RECORDS_IMPORT).offices}
    if kept is None or kept.kind != kind.key or kept.office not in allowed:
        raise Http404
    return kept, allowed[kept.office]


def _page(
    request: StaffRequest,
    kind: Kind,
    kept: Waiting,
    office: Office,
    read: Sheet,
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "kind": kind,
        "kept": kept,
        "office": office,
        "preview": preview(kind, read),
        "before": standing_import(office.pk, kind, kept.digest),
        "error": error,
    }
    return render(request, "intake/look.html", context, status=status)


def _workbook(file: Any, name: str) -> FileResponse:
    response = FileResponse(file, content_type=WORKBOOK)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
