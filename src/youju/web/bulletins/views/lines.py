"""A result line: written in its place, tried out while it is typed, moved, taken out and put back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.access.refusals import Refusal
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, Section
from youju.reporting.bulletins.queries import Reader, reviewed
from youju.reporting.bulletins.queries.afterwards import sentence_for
from youju.reporting.bulletins.queries.passages import line_of, place_of
from youju.reporting.bulletins.queries.reading import refuse_unfit
from youju.reporting.bulletins.rules import AlreadyReleased, ChangedByAnother
from youju.web.bulletins import aside, forms
from youju.web.bulletins.answers import asked_part, asking, partly, reordered, rewritten, to_passage, whereto
from youju.web.bulletins.comparing import Comparer
from youju.web.bulletins.conflicts import conflict, said, taken_out_by, together
from youju.web.bulletins.desk import lay
from youju.web.bulletins.drafts import resumed, unsaved
from youju.web.bulletins.faces import Painter
from youju.web.bulletins.rooms import Room, asked_section, line_or_404, place_or_404, room, section_or_404
from youju.web.bulletins.sending import show, words_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def add(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """A new line; on the screen the next one is asked for at once."""
    here = room(request, period)
    where = section_or_404(here, section)
    if request.method != "POST":
        if here.release is not None:
            return to_passage(request, here)
        draft = unsaved(request, where, None)
        form = forms.Line(initial=resumed(request, draft), auto_id=f"new-{section}-%s")
        return _form(request, here, where, None, form, draft=draft)
    form = forms.Line(words_of(request), auto_id=f"new-{section}-%s")
    if form.is_valid():
        with told_to(form):
            line = actions.add_line(
                section=where, margin=form.cleaned_data["margin"], sentence=form.cleaned_data["sentence"],
                by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return rewritten(request, here, line.uid, after=where)
    return _form(request, here, where, None, form)


@needs(BULLETIN_SEE)
@require_POST
def late(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """One line of what came to earlier months' figures since; its writer edits it like any other."""
    here = room(request, period)
    where = section_or_404(here, section)
    if here.release is not None:
        raise AlreadyReleased
    sentence = sentence_for(where, reviewed(here.issue).open)
    line = actions.add_line(section=where, margin="", sentence=sentence, by=request.actor, at=request.now)
    return to_passage(request, here, line.uid)


@needs(BULLETIN_SEE)
def line(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """The line in a form. Whoever wrote meanwhile is shown beside what was typed; what stands then is decided."""
    here = room(request, period)
    gone = taken_out_by(here.issue, uid) if request.method == "POST" else None
    if gone is not None:
        where = section_or_404(here, gone.section.uid)
        form = forms.Line(words_of(request), auto_id=f"new-{where.uid}-%s")
        return _form(request, here, where, None, form, gone=gone.versions[0])
    found = line_or_404(here, uid)
    stands = {**said(found), "version": found.version}
    if request.method != "POST":
        if here.release is not None:
            return to_passage(request, here, uid)
        draft = unsaved(request, found.section, found)
        form = forms.Line(initial={**stands, **resumed(request, draft)}, auto_id=f"{uid}-%s")
        return _form(request, here, found.section, found, form, draft=draft)
    form = forms.Line(words_of(request), auto_id=f"{uid}-%s")
    if request.POST.get("merge") and form.is_valid():
        both = together(here.issue, found, form.cleaned_data, form.began)
        form = forms.Line(initial={**stands, **both.words}, auto_id=f"{uid}-%s")
        return _form(request, here, found.section, found, form, both=both)
    meanwhile: Line | None = None
    if form.is_valid():
        with told_to(form):
            try:
                actions.write_line(
                    line=found, margin=form.cleaned_data["margin"], sentence=form.cleaned_data["sentence"],
                    version=form.cleaned_data["version"] or 0, by=request.actor, at=request.now,
                )  # fmt: skip
            except ChangedByAnother:
                meanwhile = line_of(here.issue, uid)
                raise
        if form.is_valid():
            return rewritten(request, here, uid, saved=request.now)
    if meanwhile is not None:
        forms.at_version(form, meanwhile.version)
    return _form(request, here, found.section, found, form, meanwhile=meanwhile)


@needs(BULLETIN_SEE)
def shown(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """The line as it stands: what a form gives back when it is left."""
    here = room(request, period)
    return rewritten(request, here, line_or_404(here, uid).uid)


@needs(BULLETIN_SEE)
def slot(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """Where a new passage begins: what its form gives back when it is left."""
    here = room(request, period)
    where = section_or_404(here, section)
    if not partly(request):
        return to_passage(request, here)
    desk = lay(here, asked_part(request))
    return render(request, "bulletins/more.html", {"here": here, "desk": desk, "face": desk.section(where)})


@needs(BULLETIN_SEE)
@require_POST
def proof(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """What the typed line would say, or why it would be refused; of an asked story what the checks say of it.
    Nothing is written."""
    here = room(request, period)
    where = place_or_404(here, section)
    if where.aside:
        return aside.proof(request, here, where)
    sent = words_of(request)
    margin, sentence = sent.get("margin", "")[:200], sent.get("sentence", "")[:2000]
    try:
        refuse_unfit(here.issue, where.office, sentence, margin=margin)
    except Refusal as refusal:
        return render(request, "bulletins/proof.html", {"refusal": str(refusal)})
    reader = Reader.of(here.issue, [(where.office, margin), (where.office, sentence)])
    draft = Line(section=where, margin=margin, sentence=sentence)
    return render(request, "bulletins/proof.html", {"face": Painter.of(here, reader).line(draft, where)})


@needs(BULLETIN_SEE)
@require_POST
def move(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """One place up or down, or to a place of this group or another one of the office."""
    here = room(request, period)
    found = line_or_404(here, uid)
    left, section = found.section, asked_section(here, request) or found.section
    place = whereto(request, place_of(found))
    actions.move(passage=found, section=section, position=place, by=request.actor, at=request.now)
    return reordered(request, here, section, uid, left)


@needs(BULLETIN_SEE)
@require_POST
def remove(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Takes the line out at once and offers to put it back where it was."""
    here = room(request, period)
    found = line_or_404(here, uid)
    section = found.section
    actions.remove(passage=found, by=request.actor, at=request.now)
    desk = lay(here, asked_part(request)) if partly(request) else None
    said = Comparer.of(here.issue).text(found.sentence, found.sentence)
    context = {"line": found, "said": said, "section": section, "desk": desk}
    return asking(request, here, "bulletins/removed.html", context)


def _form(
    request: StaffRequest, here: Room, section: Section, found: Line | None, form: forms.Line, *,
    meanwhile: Line | None = None, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The form, with what its writer should see beside it: unsaved words, another's text, or both in one."""
    clashing = conflict(here.issue, meanwhile, form.cleaned_data) if meanwhile is not None else None
    status = 409 if meanwhile is not None or more.get("gone") else 422 if form.errors else 200
    show(form, here.issue, section.office)
    context = {"form": form, "section": section, "line": found, "conflict": clashing, **more}
    return asking(request, here, "bulletins/line_form.html", context, status=status)
