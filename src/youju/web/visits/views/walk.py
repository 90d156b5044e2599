"""On the way: one big card for each home; a form without script, an envelope with it. And the count at the end."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.services.visits.actions import count_round, record_visit
from youju.services.visits.models import VisitRound
from youju.services.visits.queries import rounds
from youju.services.visits.rules import UnfitVisit
from youju.web.activities.rolls import uid as uid_of
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.visits import saying
from youju.web.visits.forms import CountForm
from youju.web.visits.rooms import round_or_404
from youju.web.visits.views.rounds import when

TYPED = ("arrived", "minutes", "brought", "findings", "needs")


@needs(PEOPLE_OPEN)
def walk(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The cards of the route; what was recorded stands on its card."""
    found = round_or_404(request, uid)
    if request.method != "POST":
        return _page(request, found)
    stop = uid_of(request.POST.get("stop", ""))
    try:
        if stop is None:
            raise UnfitVisit
        said = saying.typed(request.POST, stop)
        record_visit(office=found.office, round=found, said=said, by=request.actor, at=request.now)
    except NotPermitted:
        raise
    except Refusal as refusal:
        return _page(request, found, at=stop, problem=refusal)
    after = rounds.sheet(found).waiting
    place = f"#stop-{after.stop.uid}" if after else ""
    return redirect(f"{reverse('visits:walk', args=[found.uid])}{place}")


@needs(PEOPLE_OPEN)
def count(request: StaffRequest, uid: UUID) -> HttpResponse:
    """From when until when the team was on the way: volunteers get these minutes, once."""
    found = round_or_404(request, uid)
    form = CountForm(request.POST or None, initial={"start": found.start})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            count_round(round=found, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return redirect("visits:round", found.uid)
    return form_page(
        request, form, office=found.office, title=_("Count the round"), verb=_("Count it"),
        lead=_("Each volunteer of the team gets the time on the way. Homes that nobody recorded stay unvisited."),
        back=reverse("visits:round", args=[found.uid]), back_label=found.purpose,
    )  # fmt: skip


def _page(
    request: StaffRequest, round: VisitRound, *, at: UUID | None = None, problem: Refusal | None = None
) -> HttpResponse:
    sheet = rounds.sheet(round, seen=request.today)
    cards = []
    for number, leg in enumerate(sheet.legs, 1):
        mine = problem is not None and leg.stop.uid == at
        typed = {name: request.POST.get(name, "") if mine else "" for name in TYPED}
        if not mine:
            typed["brought"] = round.brought
        cards.append(
            {
                **saying.card(leg, number), "key": request.POST.get("key", "") if mine else str(uuid4()),
                "typed": typed, "ticked": request.POST.getlist("met") if mine else [],
                "uid": leg.visit.uid if leg.visit else None,
            }
        )  # fmt: skip
    context: dict[str, Any] = {
        "round": round, "sheet": sheet, "when": when(round), "cards": cards, "kept": False,
        "open": sheet.state != rounds.State.CANCELLED and round.day <= request.today, "today": request.today,
        "problems": [{"message": str(problem), "href": f"#stop-{at}"}] if problem else [],
        "back": reverse("visits:round", args=[round.uid]),
    }  # fmt: skip
    return render(request, "visits/walk.html", context, status=422 if problem else 200)
