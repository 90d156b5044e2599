"""Who is enrolled, who waits and in which order, and whether a place is free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from youju.ground.access.queries import Standing
from youju.ground.people.queries.cards import Card, cards, offices_of, roots
from youju.ground.people.rules.names import reading
from youju.services.activities.models import Activity, Enrolment, Overruling, Session


@dataclass(frozen=True)
class Places:
    """How many places there are, taken and waited for. Without a limit `capacity` and `free` are None.

    A place that somebody waits for is not free for a newcomer.
    """

    capacity: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else self.capacity - self.taken - self.waiting


def places(activity: Activity, session: Session | None, *, on: date) -> Places:
    """The places of a session, or of the whole series: there the fullest session to come decides."""
    rows = Enrolment.objects.standing().filter(activity=activity).order_by()
    whole = rows.filter(session=None).aggregate(
        taken=Count("pk", filter=Q(admission__isnull=False)), waiting=Count("pk", filter=Q(admission=None))
    )
    some = rows.filter(session=session) if session else rows.filter(session__day__gte=on)
    by_session = some.exclude(session=None).values("session").annotate(
        taken=Count("pk", filter=Q(admission__isnull=False)), waiting=Count("pk", filter=Q(admission=None))
    )  # fmt: skip
    single = list(by_session)
    taken = whole["taken"] + max((row["taken"] for row in single), default=0)
    waiting = sum(row["waiting"] for row in single) if session else whole["waiting"]
    return Places(activity.capacity, taken, waiting)


@dataclass(frozen=True)
class Place:
    """One enrolled person: their index card, in what role, since when with a place (None while waiting)."""

    enrolment: Enrolment
    card: Card

    @property
    def waiting(self) -> bool:
        return not hasattr(self.enrolment, "admission")

    @property
    def erased(self) -> bool:
        return hasattr(self.enrolment.person, "erasure")

    @property
    def overruled(self) -> Overruling | None:
        """Against what of the series' rule, and why, where somebody was enrolled all the same."""
        return getattr(self.enrolment, "overruling", None)

    @property
    def gone(self) -> bool:
        return bool(self.enrolment.leaving_id) or self.erased


@dataclass(frozen=True)
class List:
    """The people of a series or of one session: with a place, waiting in order, gone."""

    places: Places
    here: tuple[Place, ...]
    waiting: tuple[Place, ...]
    gone: tuple[Place, ...]


def enrolled(activity: Activity, session: Session | None, *, on: date) -> List:
    """Everybody who is or was enrolled in the series, or in the one session."""
    rows = list(
        Enrolment.objects.filter(activity=activity, session=session)
        .select_related("admission", "leaving__by", "person__erasure", "overruling__by")
        .order_by("pk")
    )
    people = seated(rows, on=on)
    here = sorted((place for place in people if not place.gone and not place.waiting), key=by_name)
    return List(
        places(activity, session, on=on),
        tuple(here),
        tuple(place for place in people if not place.gone and place.waiting),
        tuple(place for place in people if place.gone),
    )


def with_place(session: Session) -> QuerySet[Enrolment]:
    """Enrolments that have a place in this session: of the whole series on its day, or of this one."""
    day = session.day
    return Enrolment.objects.not_erased().filter(
        Q(session=session) | Q(session=None, admission__since__lte=day),
        Q(leaving=None) | Q(leaving__since__gt=day),
        activity=session.activity_id, admission__isnull=False,
    ).order_by("pk")  # fmt: skip


def enrolled_cards(activity: Activity) -> list[int]:
    """The cards of everybody who has not left the series."""
    rows = Enrolment.objects.standing().filter(activity=activity, session=None)
    return list(rows.order_by("pk").values_list("person_id", flat=True))


def seated(rows: Iterable[Enrolment], *, on: date) -> list[Place]:
    """The enrolments with the index cards that speak for their people."""
    rows = list(rows)
    speak = roots(row.person_id for row in rows)
    shown = cards(set(speak.values()), on=on)
    return [Place(row, shown[speak[row.person_id]]) for row in rows]


def by_name(place: Place) -> tuple[str, int]:
    """In the order of a list that is read aloud."""
    return (reading(place.card.name), place.card.pk)


def find_enrolment(standing: Standing, uid: UUID) -> Enrolment | None:
    """The enrolment with this uid, if the actor may find the people of its office."""
    rows = Enrolment.objects.select_related("activity", "session", "office", "person")
    return rows.filter(uid=uid, office__in=offices_of(standing)).first()
