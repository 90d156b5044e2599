"""What a pair does and what becomes of it: a meeting, the next one, another rhythm, the child's no, the end."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.colleagues import staff_of
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_RECORD
from youju.services.companions import actions
from youju.services.companions.models import Pairing
from youju.services.companions.queries.pairings import pair_row
from youju.services.companions.rules.helps import Way
from youju.web.companions.faces import called
from youju.web.companions.forms import AdjustForm, AgainForm, ContactForm, EndForm, NextForm, later
from youju.web.companions.rooms import may_undo, opens, pairing_or_404, saved, stamp
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.forms import OfficeForm

# How the two were safe is said each time; nothing is ticked for anybody.
START = {"way": Way.MEETING}


@needs(RECORDS_RECORD)
def record(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A meeting or a call, right after it."""
    pairing = pairing_or_404(request, uid)
    form = ContactForm(
        request.POST or None, office=pairing.office, initial={**START, "happened_on": request.today}
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.record_contact(pairing=pairing, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            return _back(request, pairing)
    context = {
        "form": form, "pairing": pairing, "child": _child(request, pairing), "back": _address(pairing),
        "office": pairing.office,
    }  # fmt: skip
    return render(request, "companions/record.html", context, status=422 if form.errors else 200)


@needs(RECORDS_RECORD)
def appoint(request: StaffRequest, uid: UUID) -> HttpResponse:
    """When and where the two meet next."""
    pairing = pairing_or_404(request, uid)
    form = NextForm(request.POST or None, office=pairing.office, initial={"day": later(request.today)})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.appoint(pairing=pairing, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            return _back(request, pairing)
    return _form(request, pairing, form, _("The next meeting"), _("The companion reads it on the own page."))


@needs(RECORDS_RECORD)
@require_POST
def call_off(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The next meeting does not take place."""
    pairing = pairing_or_404(request, uid)
    actions.call_off(pairing=pairing, **stamp(request))
    return _back(request, pairing)


@needs(PEOPLE_OPEN)
def adjust(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Another rhythm, other hands."""
    pairing = pairing_or_404(request, uid)
    staff = staff_of(pairing.office, on=request.today)
    so_far = {"rhythm": pairing.rhythm, "coordinator": str(pairing.coordinator.uid)}
    form = AdjustForm(request.POST or None, office=pairing.office, pairing=pairing, staff=staff, initial=so_far)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.adjust(pairing=pairing, **form.said(), **stamp(request))
        if form.is_valid():
            return _back(request, pairing)
    lead = _(
        "Whoever looks after a pair sees its child, and hears of it when the two are silent over their rhythm."
    )
    return _form(request, pairing, form, _("Rhythm, and who looks after the pair"), lead)


@needs(RECORDS_RECORD)
@require_POST
def child_says_no(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The child said no to this companion: the pair parts, nobody asks for a reason."""
    pairing = pairing_or_404(request, uid)
    actions.decline(child=pairing.child, volunteer=pairing.volunteer, **stamp(request))
    return _left(request, pairing)


@needs(RECORDS_RECORD)
def end(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The two part, for a reason."""
    pairing = pairing_or_404(request, uid)
    form = EndForm(request.POST or None, office=pairing.office, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.end(pairing=pairing, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            return _left(request, pairing)
    lead = _(
        "Minutes and meetings stay. Whoever looked after the pair does not see the child any more because of it."
    )
    return _form(request, pairing, form, _("The pair parts"), lead, verb=_("The pair parts"))


@needs(PEOPLE_OPEN)
def again(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Parting was a slip: the pair goes on."""
    pairing = pairing_or_404(request, uid)
    if not may_undo(request, pairing):
        raise PermissionDenied
    form = AgainForm(request.POST or None, office=pairing.office)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.stand_again(pairing=pairing, **form.cleaned_data, **stamp(request))
        if form.is_valid():
            return _back(request, pairing)
    lead = _("As if nothing had been: the end is withdrawn, the figures follow.")
    return _form(request, pairing, form, _("The pair goes on"), lead, verb=_("The pair goes on"))


def _child(request: StaffRequest, pairing: Pairing) -> str:
    return called(pair_row(pairing, on=request.today), named=opens(request, pairing.office))


def _address(pairing: Pairing) -> str:
    return reverse("companions:pair", args=[pairing.uid])


def _back(request: StaffRequest, pairing: Pairing) -> HttpResponse:
    messages.success(request, saved(request))
    return redirect(_address(pairing))


def _left(request: StaffRequest, pairing: Pairing) -> HttpResponse:
    """To the pair for whoever still sees it, else to the list."""
    if opens(request, pairing.office):
        return _back(request, pairing)
    messages.success(request, saved(request))
    return redirect("companions:list")


def _form(
    request: StaffRequest, pairing: Pairing, form: OfficeForm, title: str, lead: str, verb: str = ""
) -> HttpResponse:
    label = f"{_child(request, pairing)} · {pairing.volunteer}"
    return form_page(
        request, form, office=pairing.office, title=title, lead=lead, back=_address(pairing), back_label=label,
        verb=verb,
    )  # fmt: skip
