"""A round is planned: its day and purpose, who goes, whose homes in which order."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.colleagues import staff_of
from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.people.queries.finding import find as people_called
from youju.ground.people.queries.persons import in_office
from youju.services.visits import actions
from youju.services.visits.models import VisitRound
from youju.services.volunteers.queries.register import find_volunteer
from youju.web.activities.rolls import letter
from youju.web.activities.rolls import uid as uid_of
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.visits.forms import RoundForm
from youju.web.visits.rooms import goes_out, member_or_404, round_or_404, stop_or_404
from youju.web.visits.views.rounds import frame

FEW = 8


@needs(PEOPLE_OPEN)
def new(request: StaffRequest) -> HttpResponse:
    here = room(request, PEOPLE_OPEN)
    if not goes_out(request, here.office.pk):
        raise Http404
    form = RoundForm(request.POST or None, office=here.office, initial={"day": request.today})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            made = actions.plan_round(office=here.office, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return redirect("visits:round", made.uid)
    return form_page(
        request, form, office=here.office, title=_("One more round"), verb=_("Plan the round"),
        lead=_("A team goes to several homes on one day. The homes and who goes along come next."),
        back=f"{reverse('visits:rounds')}{here.query}", back_label=_("Visits"),
    )  # fmt: skip


@needs(PEOPLE_OPEN)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = round_or_404(request, uid)
    form = RoundForm(request.POST or None, office=found.office, initial=RoundForm.of(found))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_round(round=found, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("visits:round", found.uid)
    return form_page(
        request, form, office=found.office, title=_("Change the round"), back_label=found.purpose,
        back=reverse("visits:round", args=[found.uid]),
    )  # fmt: skip


@needs(PEOPLE_OPEN)
@require_POST
def cancel(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = round_or_404(request, uid)
    return _done(
        request, found,
        lambda **stamp: actions.cancel_round(round=found, reason=request.POST.get("reason", ""), **stamp),
    )  # fmt: skip


@needs(PEOPLE_OPEN)
@require_safe
def find(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who of the office begins with what is typed; a tap puts the home on the route."""
    found = round_or_404(request, uid)
    typed = request.GET.get("q", "")[:40]
    return render(request, "visits/found.html", {"round": found, **_called(request, found, typed)})


@needs(PEOPLE_OPEN)
@require_POST
def add(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = round_or_404(request, uid)
    wanted = uid_of(request.POST.get("person", ""))
    person = in_office(found.office, wanted) if wanted else None
    if person is None:
        raise Http404
    return _done(request, found, lambda **stamp: actions.add_stop(round=found, person=person, **stamp))


@needs(PEOPLE_OPEN)
@require_POST
def move(request: StaffRequest, uid: UUID, stop: UUID) -> HttpResponse:
    held = stop_or_404(request, uid, stop)
    earlier = request.POST.get("earlier") == "1"
    return _done(request, held.round, lambda **stamp: actions.move_stop(stop=held, earlier=earlier, **stamp))


@needs(PEOPLE_OPEN)
@require_POST
def drop(request: StaffRequest, uid: UUID, stop: UUID) -> HttpResponse:
    held = stop_or_404(request, uid, stop)
    return _done(request, held.round, lambda **stamp: actions.drop_stop(stop=held, **stamp))


@needs(PEOPLE_OPEN)
@require_POST
def bring(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A colleague or a volunteer of the office goes along, as the choice says: `u` or `v` before the uid."""
    found = round_or_404(request, uid)
    sort, wanted = request.POST.get("who", "")[:1], uid_of(request.POST.get("who", "")[1:])
    if wanted is None:
        raise Http404
    user = next((one for one in staff_of(found.office, on=request.today) if one.uid == wanted), None)
    volunteer = find_volunteer(request.standing, wanted) if sort == "v" else None
    if (user if sort == "u" else volunteer) is None:
        raise Http404
    who: dict[str, Any] = {"user": user} if sort == "u" else {"volunteer": volunteer}
    return _done(request, found, lambda **stamp: actions.bring_along(round=found, **who, **stamp))


@needs(PEOPLE_OPEN)
@require_POST
def leave(request: StaffRequest, uid: UUID, member: UUID) -> HttpResponse:
    held = member_or_404(request, uid, member)
    return _done(request, held.round, lambda **stamp: actions.leave_behind(member=held, **stamp))


def _done(request: StaffRequest, round: VisitRound, act: Callable[..., Any]) -> HttpResponse:
    """Back to the round; where something does not fit, the round with the reason on top."""
    try:
        act(by=request.actor, at=request.now)
    except NotPermitted:
        raise
    except Refusal as refusal:
        said = [{"message": str(refusal), "href": "#main"}]
        # What is asked again here may be hidden behind a relation that was not read: the round is read anew.
        fresh = round_or_404(request, round.uid)
        return render(request, "visits/round.html", frame(request, fresh, problems=said), status=422)
    return redirect(f"{reverse('visits:round', args=[round.uid])}#{request.POST.get('to', 'route')[:20]}")


def _called(request: StaffRequest, round: VisitRound, typed: str) -> dict[str, Any]:
    found = people_called(round.office, typed, on=request.today, most=FEW).cards if typed else ()
    return {"typed": typed, "found": [{"card": card, "face": letter(card.name)} for card in found]}
