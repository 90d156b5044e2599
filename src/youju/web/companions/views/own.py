"""A companion's own page: whom they accompany by nickname, when they meet next, their minutes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PUBLIC
from youju.services.companions import actions
from youju.services.companions.models import Pairing
from youju.services.companions.queries.own import own_pairing, own_pairs
from youju.services.companions.queries.pairings import pair_row
from youju.services.volunteers.queries.own import Behind
from youju.web.companions.faces import in_words, strip, width
from youju.web.companions.forms import ContactForm, NextForm, later
from youju.web.companions.views.doing import START
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.own import gone, opened, page, unseen

UNFIT = 422


@needs(PUBLIC)
def pairs(request: StaffRequest, secret: str) -> HttpResponse:
    """The pairs of the companion that stand."""
    here = opened(secret)
    if here is None:
        return gone(request)
    found = own_pairs(here.volunteer, on=request.today)
    shown = []
    for one in found:
        marks = strip(one.row, one.contacts)
        shown.append(
            {
                "row": one.row,
                "contacts": one.contacts,
                "strip": marks,
                "strip_words": in_words(marks),
                "width": width(marks),
            }
        )
    return page(request, here, "companions/own.html", {"pairs": shown, "tab": "companions"})


@needs(PUBLIC)
def record(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """A meeting or a call, on the phone, right after it."""
    here = opened(secret)
    pairing = own_pairing(here.volunteer, uid) if here else None
    if here is None or pairing is None:
        return gone(request)
    form = ContactForm(
        request.POST or None, office=pairing.office, initial={**START, "happened_on": request.today}
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.record_contact(pairing=pairing, **form.cleaned_data, by=here.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _("Recorded, with your minutes."))
            return unseen(redirect("companions:own", secret))
    lead = _("Write no names. Your organiser reads it.")
    return _form(request, here, form, pairing, _("We met, or called"), lead)


@needs(PUBLIC)
def appoint(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """When the two meet next."""
    here = opened(secret)
    pairing = own_pairing(here.volunteer, uid) if here else None
    if here is None or pairing is None:
        return gone(request)
    form = NextForm(request.POST or None, office=pairing.office, initial={"day": later(request.today)})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.appoint(pairing=pairing, **form.cleaned_data, by=here.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return unseen(redirect("companions:own", secret))
    lead = _("Where others see you, or with two adults. Your organiser reads it.")
    return _form(request, here, form, pairing, _("Our next meeting"), lead)


def _form(
    request: StaffRequest, here: Behind, form: ContactForm | NextForm, pairing: Pairing, head: str, lead: str
) -> HttpResponse:
    child = pair_row(pairing, on=request.today).child
    context: dict[str, object] = {
        "form": form, "head": f"{child} · {head}", "lead": lead, "verb": _("Save"), "tab": "companions",
    }  # fmt: skip
    return page(request, here, "volunteers/own/form.html", context, UNFIT if form.errors else 200)
