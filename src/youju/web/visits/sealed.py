"""Visits that waited in an envelope: taken by the same action as a form on a page, each once under its key."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.access.models import Actor
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.envelopes.rules import Trouble
from youju.ground.organisations.models import Office
from youju.services.visits.actions import record_visit
from youju.services.visits.models import Outcome, Visit, VisitRound
from youju.services.visits.queries.rounds import round_with, sheet
from youju.services.visits.queries.visits import names_on, written
from youju.services.visits.rules import Said, UnfitVisit, VisitConflict, VisitedAlready
from youju.web.activities import board
from youju.web.intake.register import Contents, Shown, declare_contents
from youju.web.visits import saying

KIND = "visits.visit"


def _take(
    inside: bytes, about: UUID, *, by: Actor, at: datetime, reason: str = "", insist: bool = False
) -> Sequence[Trouble]:
    """Takes the visits in their order; one that is refused keeps no other from being taken."""
    round, troubles = _round(about), []
    for said in saying.in_envelope(inside):
        try:
            record_visit(
                office=round.office, round=round, said=said, insist=insist, reason=reason, by=by, at=at
            )  # fmt: skip
        except Refusal as refusal:
            troubles.append(Trouble(str(refusal), isinstance(refusal, VisitConflict | VisitedAlready)))
    return troubles


def _round(about: UUID) -> VisitRound:
    found = round_with(about)
    if found is None:
        raise UnfitVisit
    return found


def _office(about: UUID) -> Office | None:
    found = round_with(about)
    return found.office if found is not None else None


def _now(about: UUID, on: date) -> dict[str, Any]:
    return saying.stands(sheet(_round(about)))


def _show(inside: bytes, about: UUID, on: date) -> Shown:
    """Who was met and for how long; what was found stays in the envelope until it is taken."""
    round = _round(about)
    try:
        said = saying.in_envelope(inside)
    except Refusal as unfit:
        return Shown(_title(round), _href(round), ((_("Visits"), str(unfit)),))
    names = _names(round, said, on)
    homes = {leg.stop.uid: leg.name for leg in sheet(round).legs}
    lines = tuple((homes.get(one.whom, _("a home that is not on the route")), _words(one, names)) for one in said)
    return Shown(_title(round), _href(round), lines)


def _stands(inside: bytes, about: UUID, on: date) -> Shown:
    """What stands under the same keys, or of the same homes."""
    round = _round(about)
    try:
        said = saying.in_envelope(inside)
    except Refusal:
        said = []
    known = written(round.office, {one.key for one in said})
    wanted = {one.whom for one in said}
    stand = [leg.visit for leg in sheet(round).legs if leg.stop.uid in wanted and leg.visit is not None]
    rows = {row.pk: row for row in (*stand, *known.values())}
    lines = tuple((_whose(row), str(saying.outcome(row)["said"])) for row in rows.values())
    return Shown(_title(round), _href(round), lines)


def _whose(visit: Visit) -> str:
    return str(visit.person or "")


def _title(round: VisitRound) -> str:
    return f"{round.purpose} · {board.title(round.day)}"


def _href(round: VisitRound) -> str:
    return reverse("visits:round", args=[round.uid])


def _names(round: VisitRound, said: Iterable[Said], on: date) -> dict[UUID, str]:
    return names_on(round.office, {uid for one in said for uid in one.met}, on=on)


def _words(said: Said, names: dict[UUID, str]) -> str:
    words = [str(Outcome(said.outcome).label)]
    words += [names.get(uid, _("somebody who has no card here")) for uid in said.met]
    if said.minutes is not None:
        words.append(_("{n} min").format(n=said.minutes))
    if said.findings or said.needs:
        words.append(_("with words that stay sealed until it is taken"))
    return " · ".join(words)


declare_contents(
    Contents(
        KIND,
        gettext_lazy("Visit to a home"),
        (PEOPLE_OPEN, RECORDS_RECORD),
        office=_office,
        take=_take,
        show=_show,
        stands=_stands,
        now=_now,
    )
)
