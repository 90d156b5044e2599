"""What a child wishes and a volunteer offers is written down; siblings, conflicts, and a child's no."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.queries import offices
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster
from youju.services.companions import actions
from youju.services.companions.queries import wishing
from youju.services.companions.queries.pairings import pairs_of_person
from youju.services.volunteers.kinds import volunteers_of
from youju.services.volunteers.rules.availability import Span
from youju.web.companions.faces import helps, week
from youju.web.companions.forms import NeedForm, NotWithForm, OfferForm, SiblingForm
from youju.web.companions.rooms import child_or_404, companion_or_404, saved, stamp
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(PEOPLE_OPEN)
def new_need(request: StaffRequest) -> HttpResponse:
    """A child of the office wishes for a companion."""
    here = room(request, PEOPLE_OPEN)
    form = NeedForm(request.POST or None, office=here.office, asked=True)
    if request.method == "POST" and form.is_valid():
        child: Person = form.cleaned_data["child"]
        with told_to(form):
            actions.state_need(person=child, **form.said(), **stamp(request))
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("companions:child", child.uid)
    return form_page(
        request, form, office=here.office, title=_("A child wishes for a companion"),
        lead=_("What for, and when the child has time. Write nothing that is not needed for finding somebody."),
        back=f"{reverse('companions:waiting')}{here.query}", back_label=_("Waiting and free"),
    )  # fmt: skip


@needs(PEOPLE_OPEN)
def child(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Everything that this room holds of a child."""
    person = child_or_404(request, uid)
    found = wishing.of_child(person, on=request.today)
    hours: dict[int, list[Span]] = {}
    for row in found.need.hours.all() if found.need else ():
        hours.setdefault(row.weekday, []).append(Span(row.begins, row.ends))
    context = {
        "person": person, "found": found, "need": found.need, "hours": week(hours),
        "helps": helps(row.help for row in found.need.helps.all()) if found.need else [],
        "pairs": pairs_of_person(request.standing, request.actor, [c.pk for c in cluster(person)], at=request.now),
        "siblings": [
            {"row": row, "who": row.other if row.person_id == person.pk else row.person} for row in found.siblings
        ],
        "says_no": any(one.volunteer is None for one in found.declines),
    }  # fmt: skip
    return render(request, "companions/child.html", context)


@needs(PEOPLE_OPEN)
def need(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What the child wishes for; what was written before stays as history."""
    person = child_or_404(request, uid)
    form = NeedForm(request.POST or None, office=person.office, initial=NeedForm.of(wishing.need_of(person)))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.state_need(person=person, **form.said(), **stamp(request))
        if form.is_valid():
            return _back(request, person)
    lead = _("What for, and when the child has time. Write nothing that is not needed for finding somebody.")
    return _form(request, person, form, _("What the child wishes for"), lead)


@needs(PEOPLE_OPEN)
@require_POST
def end_need(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The child waits no longer."""
    person = child_or_404(request, uid)
    row = wishing.need_of(person)
    if row is not None:
        actions.end_need(need=row, **stamp(request))
    return _back(request, person)


@needs(PEOPLE_OPEN)
def sibling(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Siblings wish for the same companion, or for one each."""
    person = child_or_404(request, uid)
    form = SiblingForm(request.POST or None, office=person.office)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.wish_of_siblings(one=person, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            return _back(request, person)
    return _form(request, person, form, _("Brothers and sisters"))


@needs(PEOPLE_OPEN)
def not_with(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The child and a volunteer must not be a pair."""
    person = child_or_404(request, uid)
    form = NotWithForm(request.POST or None, office=person.office, volunteers=volunteers_of(person.office))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.keep_from(person=person, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            return _back(request, person)
    lead = _("Why is not written here. Whoever pairs sees that it must not be.")
    return _form(request, person, form, _("These two must not be a pair"), lead)


@needs(PEOPLE_OPEN)
@require_POST
def decline(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The child wants no companion at all; nobody asks for a reason."""
    person = child_or_404(request, uid)
    actions.decline(child=person, **stamp(request))
    return _back(request, person)


@needs(PEOPLE_OPEN)
@require_POST
def end_wish(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A wish of siblings, a conflict, or a no holds no longer."""
    for office in offices(request.standing, PEOPLE_OPEN):
        said = wishing.standing_decline(office, uid)
        if said is not None:
            actions.hear_again(decline=said, **stamp(request))
            return _back(request, said.person)
        row = wishing.standing_row(office, uid)
        if row is not None:
            actions.end_wish(row=row, **stamp(request))
            return _back(request, row.person)
    raise Http404


@needs(PEOPLE_OPEN)
def offer(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What a volunteer offers to children."""
    volunteer = companion_or_404(request, uid)
    so_far = wishing.offer_of(volunteer)
    form = OfferForm(request.POST or None, office=volunteer.office, initial=OfferForm.of(so_far))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.offer(volunteer=volunteer, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("volunteers:volunteer", volunteer.uid)
    return form_page(
        request, form, office=volunteer.office, title=_("What they offer as a companion"),
        lead=_("Hours are those on the volunteer's page. Two are paired only with clearance and training."),
        back=reverse("volunteers:volunteer", args=[volunteer.uid]), back_label=str(volunteer),
    )  # fmt: skip


@needs(PEOPLE_OPEN)
@require_POST
def end_offer(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The volunteer accompanies nobody more; pairs that stand go on."""
    volunteer = companion_or_404(request, uid)
    row = wishing.offer_of(volunteer)
    if row is not None:
        actions.end_offer(offer=row, **stamp(request))
    messages.success(request, saved(request))
    return redirect("volunteers:volunteer", volunteer.uid)


def _back(request: StaffRequest, person: Person) -> HttpResponse:
    messages.success(request, saved(request))
    return redirect("companions:child", person.uid)


def _form(
    request: StaffRequest, person: Person, form: NeedForm | SiblingForm | NotWithForm, title: str, lead: str = ""
) -> HttpResponse:
    back = reverse("companions:child", args=[person.uid])
    return form_page(
        request, form, office=person.office, title=title, lead=lead, back=back, back_label=str(person)
    )
