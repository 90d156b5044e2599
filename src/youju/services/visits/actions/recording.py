"""One visit is written down: on a page, or by an envelope that waited without network, once under its key."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid5

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.evidence.actions import checks, withdraw
from youju.ground.evidence.actions.recording import Examiner
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import kind_of
from youju.ground.organisations.models import Office
from youju.ground.people.models import Household, Living, Person
from youju.ground.people.queries.cards import root_of
from youju.ground.people.rules.purposes import Purpose
from youju.ground.storage import turns
from youju.services.visits.actions.rights import goes_out
from youju.services.visits.models import COPIED, Met, Outcome, Stop, TeamMember, Visit, VisitRound
from youju.services.visits.queries.homes import Home, found_as, homes
from youju.services.visits.queries.rounds import stop_of
from youju.services.visits.rules import (
    BROUGHT,
    MET,
    MOST_MINUTES,
    VISIT,
    WORDS,
    MetWithoutVisit,
    NobodyMet,
    NotOfThisHome,
    RoundCancelled,
    RoundNotYet,
    Said,
    TooManyMinutes,
    UnfitVisit,
    VisitConflict,
    VisitedAlready,
    WhomVisited,
)


@dataclass(frozen=True)
class Recorded:
    """The visit that stands, and whether it was news."""

    visit: Visit
    news: bool


@action
def record_visit(
    *, office: Office, said: Said, round: VisitRound | None = None, day: date | None = None, insist: bool = False,
    reason: str = "", by: Actor, at: datetime,
) -> Recorded:  # fmt: skip
    """Writes down a visit: of a stop of the round, or on a day to a person of the office.

    Twice is once. Raises VisitConflict and VisitedAlready where something else stands; with `insist` what stands
    is withdrawn with the reason, and this counts. A round that is counted takes late visits all the same.
    """
    goes_out(by, office, at)
    about = round.uid if round is not None else office.uid
    turns.take(f"visit {said.key}")
    known = Visit.objects.select_related("office").filter(key=said.key).first()
    if known is not None and known.digest == said.digest(about):
        audit.write(verb=f"{VISIT}.known", by=by, at=at, office=office, subject=known.uid, rows=0)
        return Recorded(known, news=False)
    if known is not None and not insist:
        raise VisitConflict
    stop, person = _whom(office, round, said)
    on = round.day if round is not None else (day or localdate(at))
    if round is not None and on > localdate(at):
        raise RoundNotYet(on)
    turns.take(f"home of {person.pk}")
    _in_place_of(stop, known, insist, reason, by, at)
    home = homes([person.pk], on=on)[person.pk]
    met = _fits(said, home)
    visit = _written(office, round, stop, person, said, on, by, at)
    if visit.outcome == Outcome.MET:
        visit.household = _home(home, person, on, by, at)
    if known is not None:
        visit.key = uuid5(said.key, said.digest(about))
    visit.digest = said.digest(about)
    visit.save()
    _meet(visit, met)
    _open_for_the_team(visit, by, at)
    audit.write(
        verb=f"{VISIT}.record", by=by, at=at, office=office, subject=visit.uid, rows=1 + len(met),
        values=kind_of(VISIT).printed(visit),
    )  # fmt: skip
    return Recorded(visit, news=True)


def _whom(office: Office, round: VisitRound | None, said: Said) -> tuple[Stop | None, Person]:
    if round is None:
        person = Person.objects.filter(uid=said.whom, office=office).exclude(name="").first()
        if person is None:
            raise WhomVisited
        return None, root_of(person)
    if round.office_id != office.pk or (stop := stop_of(round, said.whom)) is None:
        raise UnfitVisit
    if hasattr(round, "cancellation"):
        raise RoundCancelled
    return stop, root_of(stop.person)


def _in_place_of(
    stop: Stop | None, known: Visit | None, insist: bool, reason: str, by: Actor, at: datetime
) -> None:
    """Makes room for this visit where another one stands, if somebody decided so. Raises VisitedAlready."""
    stands = Visit.objects.standing().filter(stop=stop).first() if stop is not None else None
    if stands is not None and not insist:
        raise VisitedAlready(str(stop.person) if stop else "")
    for other in {row.pk: row for row in (stands, known) if row is not None}.values():
        if other.withdrawal_id is None:
            withdraw(kind=kind_of(VISIT), record=other, reason=reason, by=by, at=at)


def _fits(said: Said, home: Home) -> list[int]:
    """The keys of whoever was met. Raises what does not fit: the outcome, the minutes, who lives there."""
    if said.outcome not in Outcome.values:
        raise UnfitVisit
    if said.minutes is not None and not 0 <= said.minutes <= MOST_MINUTES:
        raise TooManyMinutes
    there = {card.uid: card.pk for card in home.people}
    wanted = dict.fromkeys(said.met)
    if said.outcome == Outcome.MET and not wanted:
        raise NobodyMet
    if said.outcome != Outcome.MET and wanted:
        raise MetWithoutVisit
    if any(uid not in there for uid in wanted):
        raise NotOfThisHome
    return [there[uid] for uid in wanted]


def _written(
    office: Office, round: VisitRound | None, stop: Stop | None, person: Person, said: Said, on: date, by: Actor,
    at: datetime,
) -> Visit:  # fmt: skip
    met = said.outcome == Outcome.MET
    values: dict[str, Any] = {
        "happened_on": on, "site": round.site if round else person.site, "group": None,
        "programme": round.programme if round else None, "outcome": said.outcome,
        "minutes": said.minutes if met else None, "brought": tidy(said.brought)[:BROUGHT],
    }  # fmt: skip
    Examiner(kind_of(VISIT), office, on=localdate(at))(values)
    visit = Visit(
        **values, office=office, round=round, stop=stop, person=person, arrived=said.arrived, key=said.key,
        by=by, recorded_at=at,
    )  # fmt: skip
    visit.close({"findings": said.findings.strip()[:WORDS], "needs": said.needs.strip()[:WORDS]})
    return visit


def _home(home: Home, person: Person, on: date, by: Actor, at: datetime) -> Household:
    """The household of the day; whoever has none yet is one alone from this day on, so that 户 can be counted."""
    if home.household is not None:
        return Household.objects.get(pk=home.household)
    made = Household.objects.create(office=person.office)
    later = Living.objects.filter(person=person, since__gt=on).order_by("since").first()
    until = later.since if later is not None else None
    Living.objects.create(person=person, household=made, since=on, until=until, by=by, at=at)
    return made


def _meet(visit: Visit, keys: list[int]) -> None:
    people = Person.objects.in_bulk(keys)
    copied = {name: getattr(visit, name) for name in COPIED}
    rows = [
        Met(
            visit=visit, person=people[key], whom=found_as(people[key].birth, on=visit.happened_on), by=visit.by,
            recorded_at=visit.recorded_at, **copied,
        )
        for key in keys
    ]  # fmt: skip
    checks.parts_counted_here(MET, rows)
    Met.objects.bulk_create(rows)


def _open_for_the_team(visit: Visit, by: Actor, at: datetime) -> None:
    """What was found opens for whoever wrote it and for the colleagues who went along."""
    actors = {by.pk: by} if by.user_id is not None else {}
    if visit.round_id is not None:
        for member in TeamMember.objects.filter(round=visit.round_id, user__isnull=False).select_related(
            "user__actor"
        ):
            assert member.user is not None
            actors[member.user.actor.pk] = member.user.actor
    Grant.objects.bulk_create(
        Grant(
            actor=actor, office=visit.office, subject=visit.uid, purpose=Purpose.SERVICE, since=at,
            basis=f"visit {visit.uid}",
        )
        for _key, actor in sorted(actors.items())
    )  # fmt: skip
