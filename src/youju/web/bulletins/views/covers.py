"""The cover photo of an issue: sent, described, cropped, taken out."""

from django.http import HttpResponse
from django.shortcuts import redirect

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries.photos import consents
from youju.web.bulletins import illustrated
from youju.web.bulletins.answers import asking, to_passage
from youju.web.bulletins.illustrated import pictured
from youju.web.bulletins.pictures import shown_picture
from youju.web.bulletins.rooms import room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_COMPOSE)
def cover(request: StaffRequest, period: Period) -> HttpResponse:
    """Asks for the photo, for who answers for it and for what it shows."""
    here = room(request, period)
    if request.method != "POST" and here.release is not None:
        return to_passage(request, here)
    issue = here.issue
    offices = list(issue.network.offices.all())
    said = consents([issue.picture_id]).get(issue.picture_id, "") if issue.picture_id else ""
    stands: dict[str, object] = {**pictured(issue), "consent": said}
    if issue.picture is not None:
        stands["office"] = issue.picture.office.slug
    sent = request.method == "POST"
    form = illustrated.Cover(
        request.POST if sent else None, request.FILES if sent else None, initial=stands, offices=offices
    )
    form.without(issue)
    if form.is_valid():
        told = form.cleaned_data
        with told_to(form):
            if told.get("picture"):
                file = told["picture"]
                issue = actions.set_cover(
                    issue=issue, office=form.offices[told["office"]], name=file.name, data=file.read(),
                    by=request.actor, at=request.now,
                )  # fmt: skip
            if told.get("without_picture"):
                actions.take_cover_out(issue=issue, by=request.actor, at=request.now)
            else:
                # What stood for the photo before says nothing of another one.
                if told["consent"] and told["consent"] != said:
                    actions.state_cover(issue=issue, consent=told["consent"], by=request.actor, at=request.now)
                crop = form.crop_of(issue)
                actions.write_cover(issue=issue, alt=told["alt"], crop=crop, by=request.actor, at=request.now)
        if form.is_valid():
            return redirect("bulletins:edit", here.period)
    return asking(request, here, "bulletins/cover_form.html", {"form": form}, status=422 if form.errors else 200)


@needs(BULLETIN_SEE)
def picture(request: StaffRequest, period: Period) -> HttpResponse:
    """The cover photo, for whoever reads the bulletin before release."""
    return shown_picture(request, room(request, period).issue)
