"""Which figures of an office other records count from a day on; handing one over, ending it, undoing it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import STRUCTURE_MANAGE, STRUCTURE_SEE, Permission
from youju.ground.measures import actions
from youju.ground.measures.handovers import HandedOver, handed_over
from youju.ground.measures.indicators import indicators
from youju.ground.organisations.models import Office
from youju.ground.organisations.queries import office_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.handovers import Handing, HandoverEnd
from youju.web.structure.views.overview import saved


@needs(STRUCTURE_SEE)
def handovers(request: StaffRequest, office: UUID) -> HttpResponse:
    """The figures that change their records on a day."""
    at_home = _office(request, office, STRUCTURE_SEE)
    manages = at_home.pk in request.standing.offices_with(STRUCTURE_MANAGE)
    page = {"office": at_home, "handovers": handed_over(at_home), "manages": manages}
    return render(request, "structure/handovers.html", page)


@needs(STRUCTURE_MANAGE)
def hand_over(request: StaffRequest, office: UUID) -> HttpResponse:
    """First the figure (`?figure=`, found by `?words=`), then the day and the records that count from then on."""
    at_home = _office(request, office, STRUCTURE_MANAGE)
    known = indicators(at_home.network)
    key = request.POST.get("figure") or request.GET.get("figure", "")
    if not key:
        words = request.GET.get("words", "").strip()
        found = [(k, figure) for k, figure in known.items() if words.lower() in f"{figure.label} {k}".lower()]
        return render(request, "structure/figures.html", {"office": at_home, "figures": found, "words": words})
    if key not in known:
        raise Http404
    form = Handing(request.POST or None, figure=known[key], initial={"since": request.today + timedelta(days=1)})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.hand_over(
                office=at_home, figure=key, kind=form.kinds.get(form.cleaned_data["kind"]),
                since=form.cleaned_data["since"], by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return _back(request, at_home)
    page = {"office": at_home, "figure": known[key], "form": form}
    return render(request, "structure/hand_over.html", page, status=422 if form.errors else 200)


@needs(STRUCTURE_MANAGE)
def end(request: StaffRequest, office: UUID, figure: str) -> HttpResponse:
    """The day from which the records that took over no longer count."""
    at_home = _office(request, office, STRUCTURE_MANAGE)
    found = _handed_over(at_home, figure)
    form = HandoverEnd(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.end_handover(
                office=at_home, figure=figure, until=form.cleaned_data["until"], by=request.actor, at=request.now
            )
        if form.is_valid():
            return _back(request, at_home)
    page = {
        "form": form, "title": _("End the handover"), "verb": _("End it"), "lead": found.label,
        "back": reverse("structure:handovers", args=[at_home.uid]), "back_label": _("Handovers of figures"),
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)


@needs(STRUCTURE_MANAGE)
@require_POST
def undo(request: StaffRequest, office: UUID, figure: str) -> HttpResponse:
    """All records of the figure count again."""
    at_home = _office(request, office, STRUCTURE_MANAGE)
    _handed_over(at_home, figure)
    actions.undo_handover(office=at_home, figure=figure, by=request.actor, at=request.now)
    return _back(request, at_home)


def _back(request: StaffRequest, office: Office) -> HttpResponse:
    messages.success(request, saved(request))
    return redirect("structure:handovers", office=office.uid)


def _office(request: StaffRequest, uid: UUID, permission: Permission) -> Office:
    office = office_of(request.standing.offices_with(permission), uid)
    if office is None:
        raise Http404
    return office


def _handed_over(office: Office, figure: str) -> HandedOver:
    found = next((each for each in handed_over(office) if each.key == figure), None)
    if found is None:
        raise Http404
    return found
