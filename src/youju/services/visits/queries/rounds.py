"""Rounds of an office: the list, one of them with team and route, and which lie ahead on a phone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.services.visits.models import (
    Outcome,
    Printing,
    RoundCancellation,
    RoundCount,
    Stop,
    TeamMember,
    Visit,
    VisitRound,
)
from youju.services.visits.queries.homes import Home, homes
from youju.services.visits.rules import State, state_of

SIZE = 50
ORDERS = {"day": ("day", "pk"), "-day": ("-day", "-pk"), "purpose": ("purpose", "-day", "-pk")}
_RELATED = ("office__network", "site", "programme", "by", "counting", "cancellation")


@dataclass(frozen=True)
class Row:
    """A round in the list: how many homes are on its route, how many were met and how many were not at home."""

    round: VisitRound
    state: State
    stops: int
    met: int
    missed: int
    minutes: int
    team: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One page of the list; `pages` are all there are."""

    rows: tuple[Row, ...]
    count: int
    number: int
    pages: int


@dataclass(frozen=True)
class Leg:
    """One stop of the route: the home, and the visit where one was recorded."""

    stop: Stop
    home: Home
    visit: Visit | None

    @property
    def name(self) -> str:
        return self.home.person.name


@dataclass(frozen=True)
class Sheet:
    """A round with everything that its pages show."""

    round: VisitRound
    state: State
    legs: tuple[Leg, ...]
    team: tuple[TeamMember, ...]
    printings: tuple[Printing, ...]

    @property
    def open(self) -> bool:
        """Whether the route may still be changed and visits recorded."""
        return self.state not in {State.CANCELLED, State.COUNTED}

    @property
    def met(self) -> int:
        return sum(leg.visit is not None and leg.visit.outcome == Outcome.MET for leg in self.legs)

    @property
    def recorded(self) -> int:
        return sum(leg.visit is not None for leg in self.legs)

    @property
    def people(self) -> int:
        return sum(len(leg.home.people) for leg in self.legs)

    @property
    def waiting(self) -> Leg | None:
        """The next home that nobody has recorded."""
        return next((leg for leg in self.legs if leg.visit is None), None)


def find_round(standing: Standing, uid: UUID) -> VisitRound | None:
    """The round with this uid, if the actor may open cards of its office."""
    rows = VisitRound.objects.filter(office__in=standing.offices_with(PEOPLE_OPEN)).select_related(*_RELATED)
    return rows.filter(uid=uid).first()


def round_with(uid: UUID) -> VisitRound | None:
    """The round with this uid in any office; whoever asks has to ask whose it is."""
    return VisitRound.objects.select_related(*_RELATED).filter(uid=uid).first()


def stop_of(round: VisitRound, uid: UUID) -> Stop | None:
    return Stop.objects.filter(round=round, uid=uid).select_related("round__office", "person__office").first()


def member_of(round: VisitRound, uid: UUID) -> TeamMember | None:
    return TeamMember.objects.filter(round=round, uid=uid).select_related("round__office").first()


def sheet(round: VisitRound, *, seen: date | None = None) -> Sheet:
    """The round as it stands now; homes as they are on its day, ages as of the day on which it is `seen`."""
    stops = list(Stop.objects.filter(round=round).select_related("person").order_by("position", "pk"))
    where = homes([stop.person_id for stop in stops], on=round.day, seen=seen)
    visited = {
        visit.stop_id: visit
        for visit in Visit.objects.standing().filter(round=round, stop__isnull=False).select_related("by")
    }
    legs = tuple(Leg(stop, where[stop.person_id], visited.get(stop.pk)) for stop in stops)
    printings = tuple(Printing.objects.filter(round=round).select_related("by").order_by("-pk"))
    team = tuple(TeamMember.objects.filter(round=round).select_related("user", "volunteer__person", "service"))
    return Sheet(round, _state(round, bool(visited), bool(printings)), legs, team, printings)


def page(office: Office, *, words: str = "", state: str = "", order: str = "-day", number: int = 1) -> Page:
    """Rounds whose purpose, programme or note has every word; one query for the rows, one for their team."""
    rows = _narrowed(office, words, state)
    count = rows.count()
    pages = max(1, -(-count // SIZE))
    number = min(max(1, number), pages)
    shown = rows.order_by(*ORDERS[order])[(number - 1) * SIZE : number * SIZE]
    return Page(tuple(_rows(shown)), count, number, pages)


def every(office: Office, *, words: str = "", state: str = "", order: str = "-day") -> list[Row]:
    """All of them, for a file."""
    return _rows(_narrowed(office, words, state).order_by(*ORDERS[order]))


def on_days(offices: Collection[int], first: date, last: date) -> list[VisitRound]:
    """Rounds of these days that were not called off, in the order of their days."""
    rows = VisitRound.objects.filter(office__in=offices, day__gte=first, day__lte=last, cancellation=None)
    return list(rows.select_related(*_RELATED).order_by("day", "start", "pk"))


def _narrowed(office: Office, words: str, state: str) -> QuerySet[VisitRound]:
    rows = VisitRound.objects.filter(office=office).select_related(*_RELATED)
    for word in words.split()[:5]:
        said = Q(purpose__icontains=word) | Q(note__icontains=word) | Q(programme__name__icontains=word)
        rows = rows.filter(said)
    if not state:
        return rows
    visited = Exists(Visit.objects.standing().filter(round=OuterRef("pk")))
    printed = Exists(Printing.objects.filter(round=OuterRef("pk")))
    counted = Exists(RoundCount.objects.filter(round=OuterRef("pk")))
    cancelled = Exists(RoundCancellation.objects.filter(round=OuterRef("pk")))
    wanted = {
        State.CANCELLED: (cancelled,), State.COUNTED: (~cancelled, counted),
        State.WALKED: (~cancelled, ~counted, visited), State.PRINTED: (~cancelled, ~counted, ~visited, printed),
        State.PLANNED: (~cancelled, ~counted, ~visited, ~printed),
    }  # fmt: skip
    return rows.filter(*wanted[State(state)])


def _rows(rows: QuerySet[VisitRound]) -> list[Row]:
    found = list(rows)
    keys = [one.pk for one in found]
    stops = dict(_grouped(Stop.objects.filter(round__in=keys), n=Count("pk")).values_list("round", "n"))
    printed = set(Printing.objects.filter(round__in=keys).values_list("round", flat=True))
    visits: dict[int, dict[str, list[int]]] = {}
    for key, outcome, minutes in (
        Visit.objects.standing().filter(round__in=keys).order_by("pk").values_list("round", "outcome", "minutes")
    ):
        visits.setdefault(key or 0, {}).setdefault(outcome, []).append(minutes or 0)
    team: dict[int, list[str]] = {}
    for member in TeamMember.objects.filter(round__in=keys).select_related("user", "volunteer__person"):
        team.setdefault(member.round_id, []).append(str(member))
    return [
        Row(
            one, _state(one, bool(visits.get(one.pk)), one.pk in printed), stops.get(one.pk, 0),
            len(visits.get(one.pk, {}).get(Outcome.MET, ())),
            sum(len(rest) for outcome, rest in visits.get(one.pk, {}).items() if outcome != Outcome.MET),
            sum(visits.get(one.pk, {}).get(Outcome.MET, ())), tuple(team.get(one.pk, ())),
        )
        for one in found
    ]  # fmt: skip


def _grouped(rows: QuerySet[Any], **counts: Any) -> QuerySet[Any]:
    return rows.order_by("round").values("round").annotate(**counts)


def _state(round: VisitRound, visited: bool, printed: bool) -> State:
    return state_of(
        cancelled=hasattr(round, "cancellation"), counted=hasattr(round, "counting"), visited=visited,
        printed=printed,
    )  # fmt: skip
