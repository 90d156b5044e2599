"""One volunteer: the five blocks of the service record, papers, leaving, coming back, asked corrections."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_KEEP, RECORDS_CORRECT
from youju.ground.evidence.actions import attach
from youju.services.volunteers import actions
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.certificates import of
from youju.services.volunteers.queries.register import record_of
from youju.services.volunteers.queries.shifts import availability_of
from youju.web.activities.board import WEEKDAYS
from youju.web.companions.doors import of_volunteer
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.forms import (
    AnsweringForm,
    AskingForm,
    Changing,
    LeavingForm,
    OfficeForm,
    PaperForm,
    PartForm,
)
from youju.web.volunteers.rooms import paper_or_404, request_or_404, volunteer_or_404
from youju.web.volunteers.shift_forms import AvailabilityForm


@needs(PEOPLE_FIND)
def record(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Everything that stands of one volunteer."""
    volunteer = volunteer_or_404(request, uid)
    corrects = volunteer.office_id in request.standing.offices_with(RECORDS_CORRECT)
    context = {
        "volunteer": volunteer, "record": record_of(volunteer, on=request.today), "certificates": of(volunteer),
        "keeps": volunteer.office_id in request.standing.offices_with(PEOPLE_KEEP), "corrects": corrects,
        "answering": AnsweringForm() if corrects else None,
        "hours": [(WEEKDAYS[day], spans) for day, spans in availability_of(volunteer).items()],
        "accompanying": of_volunteer(request, volunteer),
    }  # fmt: skip
    return render(request, "volunteers/volunteer.html", context)


@needs(PEOPLE_KEEP)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    so_far = {
        "group_kind": volunteer.group_kind, "skills": volunteer.skills,
        "team": volunteer.team.uid if volunteer.team else None,
    }  # fmt: skip
    form = Changing(request.POST or None, office=volunteer.office, initial=so_far)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_volunteer(volunteer=volunteer, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return _saved(request, volunteer)
    return _form(request, volunteer, form, _("Change what is said of this volunteer"))


@needs(PEOPLE_KEEP)
def availability(request: StaffRequest, uid: UUID) -> HttpResponse:
    """When the volunteer has time, a line for each weekday."""
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    so_far = AvailabilityForm.of(availability_of(volunteer))
    form = AvailabilityForm(request.POST or None, office=volunteer.office, initial=so_far)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.state_availability(volunteer=volunteer, spans=form.spans(), by=request.actor, at=request.now)
        if form.is_valid():
            return _saved(request, volunteer)
    lead = _("Leave a day empty on which they have no time. Shifts then show who could come.")
    return _form(request, volunteer, form, _("When they have time"), lead)


@needs(PEOPLE_KEEP)
def leave(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The volunteer does not come any more."""
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    form = LeavingForm(request.POST or None, office=volunteer.office, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.leave(volunteer=volunteer, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return _saved(request, volunteer)
    lead = _("From this day on nothing can be recorded of them. What they gave stays; they can come back.")
    return _form(request, volunteer, form, _("Does not come any more"), lead)


@needs(PEOPLE_KEEP)
@require_POST
def come_back(request: StaffRequest, uid: UUID) -> HttpResponse:
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    actions.come_back(volunteer=volunteer, on=request.today, by=request.actor, at=request.now)
    return _saved(request, volunteer)


@needs(PEOPLE_KEEP)
def paper(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One more paper: clearance, training, honour, appraisal."""
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    start = {"sort": request.GET.get("sort", ""), "on": request.today}
    form = PaperForm(request.POST or None, request.FILES or None, office=volunteer.office, initial=start)
    if request.method == "POST" and form.is_valid():
        said, file = form.cleaned_data, form.cleaned_data["document"]
        with told_to(form, until="last_day"):
            document = None
            if file is not None:
                document = attach(
                    office=volunteer.office, name=file.name, data=file.read(), by=request.actor, at=request.now
                )
            actions.add_paper(
                volunteer=volunteer, sort=said["sort"], title=said["title"], on=said["on"], until=form.until,
                minutes=said["minutes"], document=document, by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return _saved(request, volunteer)
    return _form(request, volunteer, form, _("Add a paper"))


@needs(PEOPLE_KEEP)
@require_POST
def withdraw(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A paper does not count any more."""
    found = paper_or_404(request, uid, PEOPLE_KEEP)
    actions.withdraw_paper(paper=found, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)
    return _saved(request, found.volunteer)


@needs(PEOPLE_KEEP)
def ask(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What the volunteer says of the own record."""
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    form = AskingForm(request.POST or None, office=volunteer.office)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.ask_correction(volunteer=volunteer, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return _saved(request, volunteer)
    lead = _("In the volunteer's own words. Whoever may correct the records answers; both stay to be read.")
    return _form(request, volunteer, form, _("A correction is asked for"), lead)


@needs(RECORDS_CORRECT)
@require_POST
def answer(request: StaffRequest, uid: UUID) -> HttpResponse:
    asked = request_or_404(request, uid, RECORDS_CORRECT)
    granted = request.POST.get("granted") == "yes"
    words = request.POST.get("words", "")[:300]
    actions.answer(request=asked, granted=granted, words=words, by=request.actor, at=request.now)
    return _saved(request, asked.volunteer)


def _saved(request: StaffRequest, volunteer: Volunteer) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("volunteers:volunteer", volunteer.uid)


def _form(
    request: StaffRequest, volunteer: Volunteer, form: PartForm | OfficeForm, title: str, lead: str = ""
) -> HttpResponse:
    home = reverse("volunteers:volunteer", args=[volunteer.uid])
    return form_page(
        request, form, office=volunteer.office, title=title, lead=lead, back=home, back_label=str(volunteer)
    )
