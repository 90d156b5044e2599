"""The pictures of a story: described, cropped, put in order, taken out; who is in them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Section, StoryPicture
from youju.reporting.bulletins.models.pictures import Pictured
from youju.reporting.bulletins.queries.commissions import commission_of, home_of
from youju.reporting.bulletins.queries.passages import kept_picture, picture_of
from youju.reporting.bulletins.queries.photos import consents
from youju.reporting.bulletins.rules import ChangedByAnother
from youju.web.bulletins import forms
from youju.web.bulletins.answers import asking, partly, rewritten, to_passage, whereto
from youju.web.bulletins.drafts import resumed, unsaved
from youju.web.bulletins.illustrated import Picture, pictured
from youju.web.bulletins.judging import Consent
from youju.web.bulletins.pictures import shown_picture
from youju.web.bulletins.rooms import Room, picture_or_404, room, story_without
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def picture(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """One picture in a form; saved, the next one that nobody has described is asked for."""
    here = room(request, period)
    found = picture_or_404(here, uid)
    if request.method != "POST" and here.release is not None:
        return to_passage(request, here, found.story.uid)
    said = consents([found.picture_id]).get(found.picture_id, "")
    meanwhile = None
    form = Picture(
        request.POST if request.method == "POST" else None, auto_id=f"{uid}-%s",
        initial={
            **pictured(found), "consent": said, "version": found.version,
            **resumed(request, unsaved(request, found.story.section, found)),
        },
    )  # fmt: skip
    if form.is_valid():
        with told_to(form):
            told = form.cleaned_data
            if told["consent"] and told["consent"] != said:
                actions.state_picture(picture=found, consent=told["consent"], by=request.actor, at=request.now)
            try:
                actions.write_picture(
                    picture=found, alt=told["alt"], crop=form.crop_of(found), version=told["version"] or 0,
                    by=request.actor, at=request.now,
                )  # fmt: skip
            except ChangedByAnother:
                meanwhile = picture_or_404(here, uid)
                raise
        if form.is_valid():
            bare = next((row for row in found.story.pictures.all() if not row.alt and row.pk != found.pk), None)
            if bare is not None:
                return to_picture(request, here, bare)
            return rewritten(request, here, found.story.uid, saved=request.now)
    if meanwhile is not None:
        forms.at_version(form, meanwhile.version)
    status = 409 if meanwhile is not None else 422 if form.errors else 200
    return _asked(request, here, found, form, meanwhile, status)


@needs(BULLETIN_SEE)
def image(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """The picture itself, for whoever reads the bulletin before release; `?of=3` as version 3 had it."""
    here = room(request, period)
    of = request.GET.get("of", "")
    if of.isdecimal() and len(of) < 7:
        kept = kept_picture(here.issue, uid, int(of))
        return shown_picture(request, _readable(here, kept, kept.version.section if kept else None))
    found = picture_of(here.issue, uid)
    return shown_picture(request, _readable(here, found, found.story.section if found else None))


def _readable(here: Room, of: Pictured | None, section: Section | None) -> Pictured | None:
    if section is not None and not here.may_read(section):
        raise PermissionDenied
    return of


@needs(BULLETIN_SEE)
@require_POST
def move(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """One place up or down, or to the number of a place."""
    here = room(request, period)
    found = picture_or_404(here, uid)
    order = [row.pk for row in found.story.pictures.all()]
    place = min(whereto(request, order.index(found.pk)), len(order) - 1)
    actions.move_picture(picture=found, position=place, by=request.actor, at=request.now)
    moved = {"moved_picture": uid, "number": place + 1, "count": len(order)}
    return rewritten(request, here, found.story.uid, more=moved)


@needs(BULLETIN_SEE)
@require_POST
def remove(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Takes the picture out; the versions of the story bring it back. A second tap finds that it is done."""
    here = room(request, period)
    before = story_without(here, uid)
    if before is not None:
        if not partly(request):
            messages.info(request, _("This picture was taken out already."))
        return rewritten(request, here, before.uid, more={"out_already": True})
    found = picture_or_404(here, uid)
    actions.take_picture_out(picture=found, by=request.actor, at=request.now)
    return rewritten(request, here, found.story.uid, saved=request.now)


@needs(BULLETIN_SEE)
def consent(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Who is in the picture of a story, and whether they agreed."""
    here = room(request, period)
    found = picture_or_404(here, uid)
    form = Consent(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_to(form):
            actions.state_picture(
                picture=found, consent=form.cleaned_data["consent"], by=request.actor, at=request.now
            )
        if form.is_valid() and found.story.section.aside:
            return to_passage(request, here, found.story.uid)
        if form.is_valid():
            return redirect(f"{reverse('bulletins:edit', args=[period])}#pic-{uid}")
    context = {"here": here, "label": months.label(period), "picture": found, "form": form}
    return render(request, "bulletins/consent.html", context, status=422 if form.errors else 200)


def to_picture(request: StaffRequest, here: Room, found: StoryPicture) -> HttpResponse:
    """Asks for what this picture shows, in the place of its story or on a page of its own."""
    if not request.headers.get("HX-Request"):
        return redirect("bulletins:picture", here.period, found.uid)
    said = consents([found.picture_id]).get(found.picture_id, "")
    form = Picture(
        initial={**pictured(found), "consent": said, "version": found.version}, auto_id=f"{found.uid}-%s"
    )
    return _asked(request, here, found, form, None, 200)


def _asked(
    request: StaffRequest, here: Room, found: StoryPicture, form: Picture, meanwhile: StoryPicture | None,
    status: int,
) -> HttpResponse:  # fmt: skip
    order = [row.pk for row in found.story.pictures.all()]
    if found.pk not in order:
        raise Http404
    context = {
        "form": form, "picture": found, "story": found.story, "section": found.story.section,
        "meanwhile": meanwhile, "number": order.index(found.pk) + 1, "count": len(order),
    }  # fmt: skip
    if request.method != "POST":
        context["draft"] = unsaved(request, found.story.section, found)
    if found.story.section.aside:
        context["asked"] = commission_of(here.issue, home_of(found.story.section).uid, on=request.today)
    return asking(request, here, "bulletins/picture_form.html", context, status=status)
