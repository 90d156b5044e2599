"""A story, the letter or the words of giving: written in place, illustrated, moved, taken out on request."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Section, SectionKind, Story, StoryPicture
from youju.reporting.bulletins.queries.commissions import commission_of, home_of
from youju.reporting.bulletins.queries.passages import neighbour, place_of, story_of
from youju.reporting.bulletins.rules import ChangedByAnother
from youju.web.bulletins import forms, illustrated
from youju.web.bulletins.answers import asking, reordered, rewritten, to_passage, whereto
from youju.web.bulletins.conflicts import conflict, said, taken_out_by, together
from youju.web.bulletins.drafts import resumed, unsaved
from youju.web.bulletins.drawings import PLAIN
from youju.web.bulletins.rooms import Room, asked_section, room, section_or_404, story_or_404
from youju.web.bulletins.sending import show, words_of
from youju.web.bulletins.views.pictures import to_picture
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def add(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    here = room(request, period)
    where = section_or_404(here, section)
    if where.kind == SectionKind.RESULTS:
        raise Http404
    if request.method != "POST" and here.release is not None:
        return to_passage(request, here)
    form = _form_of(request, here, where, None)
    if form.is_valid():
        with told_to(form):
            told = form.cleaned_data
            made = actions.add_story(
                section=where, title=told.get("title", ""), body=told["body"], office=_speaks(form),
                link=told.get("link", ""), by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            with told_to(form):
                hung = _hang(request, made, form)
            if form.is_valid():
                if hung:
                    return to_picture(request, here, hung[0])
                return rewritten(request, here, made.uid, after=where)
            forms.at_version(form, made.version)
            return _asked(request, here, where, form, story=made, text_saved=f"new-{where.uid}")
    return _asked(request, here, where, form)


@needs(BULLETIN_SEE)
def story(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """The story in a form; text and pictures are saved one after the other, each whole or not at all."""
    here = room(request, period)
    gone = taken_out_by(here.issue, uid) if request.method == "POST" else None
    if gone is not None:
        where = section_or_404(here, gone.section.uid)
        return _asked(request, here, where, _form_of(request, here, where, None), gone=gone.versions[0])
    found = story_or_404(here, uid)
    if request.method != "POST" and here.release is not None:
        return to_passage(request, here, uid)
    form, meanwhile, text_saved = _form_of(request, here, found.section, found), None, ""
    if request.POST.get("merge") and form.is_valid():
        both = together(here.issue, found, form.cleaned_data, form.began)
        form = _form_of(request, here, found.section, found, both.words)
        return _asked(request, here, found.section, form, story=found, both=both)
    if form.is_valid():
        with told_to(form):
            told = form.cleaned_data
            try:
                written = actions.write_story(
                    story=found, title=told.get("title", ""), body=told["body"], office=_speaks(form),
                    version=told["version"] or 0, link=told.get("link", ""), by=request.actor, at=request.now,
                )  # fmt: skip
            except ChangedByAnother:
                meanwhile = story_of(here.issue, uid)
                raise
        if form.is_valid():
            with told_to(form):
                hung = _hang(request, written, form)
            if form.is_valid():
                if hung:
                    return to_picture(request, here, hung[0])
                return rewritten(request, here, uid, saved=request.now)
            forms.at_version(form, written.version)
            text_saved = str(uid)
    if meanwhile is not None:
        forms.at_version(form, meanwhile.version)
    return _asked(request, here, found.section, form, story=found, meanwhile=meanwhile, text_saved=text_saved)


@needs(BULLETIN_SEE)
def shown(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """The story as it stands: what a form gives back when it is left."""
    here = room(request, period)
    return rewritten(request, here, story_or_404(here, uid).uid)


@needs(BULLETIN_SEE)
@require_POST
def move(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """One place up or down, from the end of a section into the next one; or to any place of another section."""
    here = room(request, period)
    found = story_or_404(here, uid)
    left, section = found.section, asked_section(here, request) or found.section
    now, last = place_of(found), left.stories.count() - 1
    place, step = whereto(request, now), -1 if request.POST.get("to") == "up" else 1
    beyond = neighbour(found, step) if now == (0 if step < 0 else last) else None
    if beyond is not None and request.POST.get("to") in {"up", "down"}:
        section, place = beyond, beyond.stories.count() if step < 0 else 0
    actions.move(passage=found, section=section, position=place, by=request.actor, at=request.now)
    return reordered(request, here, section, uid, left)


@needs(BULLETIN_SEE)
def remove(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Shows what would go and asks; a story is long, and nothing brings it back."""
    here = room(request, period)
    found = story_or_404(here, uid)
    if request.method != "POST":
        if here.release is not None:
            return to_passage(request, here, uid)
        return asking(request, here, "bulletins/story_remove.html", {"story": found})
    actions.remove(passage=found, by=request.actor, at=request.now)
    return to_passage(request, here)


def _form_of(
    request: StaffRequest,
    here: Room,
    section: Section,
    found: Story | None,
    words: Mapping[str, str] | None = None,
) -> forms.Words:
    """The form as it was sent; where nothing was, or with other `words`, it begins with what stands."""
    stands: dict[str, object] = {**said(found), "version": found.version} if found is not None else {}
    sent = request.method == "POST" and words is None
    if words is not None:
        stands |= words
    elif not sent:
        stands |= resumed(request, unsaved(request, section, found))
    typed = words_of(request) if sent else None
    names = f"{found.uid if found else f'new-{section.uid}'}-%s"
    if section.kind in PLAIN:
        return forms.Words(typed, initial=stands, auto_id=names)
    offices = here.issue.network.offices.all()
    files = request.FILES or None if sent else None
    # Whose words an asked story are was said when it was asked for.
    return illustrated.Story(typed, files, initial=stands, auto_id=names, offices=() if section.aside else offices)


def _speaks(form: forms.Words) -> Office | None:
    return form.speaks if isinstance(form, illustrated.Story) else None


def _hang(request: StaffRequest, story: Story, form: forms.Words) -> list[StoryPicture]:
    """The pictures that were sent, behind those of the story."""
    sent = form.cleaned_data.get("pictures", [])
    if not sent:
        return []
    files = [(each.name, each.read()) for each in sent]
    return actions.illustrate(story=story, files=files, by=request.actor, at=request.now)


def _asked(
    request: StaffRequest, here: Room, section: Section, form: forms.Words, *, story: Story | None = None,
    meanwhile: Story | None = None, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The form, with what its writer should see beside it: unsaved words, another's text, or both in one."""
    clashing = conflict(here.issue, meanwhile, form.cleaned_data) if meanwhile is not None else None
    status = 409 if meanwhile is not None or more.get("gone") else 422 if form.errors else 200
    show(form, here.issue, (story.office if story is not None else None) or section.office)
    context = {"form": form, "section": section, "story": story, "conflict": clashing, **more}
    if request.method != "POST":
        context["draft"] = unsaved(request, section, story)
    if section.aside:
        context["asked"] = commission_of(here.issue, home_of(section).uid, on=request.today)
    return asking(request, here, "bulletins/story_form.html", context, status=status)
