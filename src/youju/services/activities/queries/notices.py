"""Whom a notice concerns, family by family, and how many of them have been told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from youju.ground.access.permissions import SIGN_UPS_RUN
from youju.ground.access.queries import Standing
from youju.ground.people.models import Living
from youju.ground.people.queries.cards import Card, cards, roots
from youju.ground.people.rules.names import reading
from youju.services.activities.models import (
    Activity,
    Addressee,
    Enrolment,
    Holding,
    MakeUp,
    News,
    Notice,
    Session,
    Telling,
)
from youju.services.activities.queries.enrolment import with_place


@dataclass(frozen=True)
class Ticked:
    """So many of so many have been told."""

    told: int
    total: int

    @property
    def everybody(self) -> bool:
        return self.told >= self.total


@dataclass(frozen=True)
class Family:
    """Enrolled persons of one household: one text tells all of them, one tick ticks all of them."""

    people: tuple[tuple[Addressee, Card], ...]
    tellings: tuple[Telling, ...]

    @property
    def uids(self) -> tuple[UUID, ...]:
        return tuple(row.uid for row, _card in self.people)

    @property
    def ticked(self) -> int:
        """How many of them are ticked."""
        keys = {telling.addressee_id for telling in self.tellings}
        return sum(row.pk in keys for row, _card in self.people)

    @property
    def told(self) -> bool:
        return self.ticked == len(self.people)

    @property
    def ticks(self) -> tuple[Telling, ...]:
        """What was ticked for all of them at once, once."""
        return tuple({(tick.channel, tick.at, tick.by_id): tick for tick in self.tellings}.values())

    @property
    def waits(self) -> bool:
        return all(row.waits for row, _card in self.people)


@dataclass(frozen=True)
class SignedUp:
    """Somebody who signed up by a poster, told alone."""

    row: Addressee
    tellings: tuple[Telling, ...]

    @property
    def told(self) -> bool:
        return bool(self.tellings)


@dataclass(frozen=True)
class Told:
    """A notice with the families and sign-ups it concerns, those to be told first; `place` is where it is."""

    notice: Notice
    families: tuple[Family, ...]
    guests: tuple[SignedUp, ...]
    place: str
    overtaken: bool

    @property
    def count(self) -> Ticked:
        families, guests = self.families, self.guests
        told = sum(one.ticked for one in families) + sum(one.told for one in guests)
        return Ticked(told, sum(len(one.people) for one in families) + len(guests))


@dataclass(frozen=True)
class Line:
    """A notice in a list, with how many have been told."""

    notice: Notice
    count: Ticked


def addressed(session: Session) -> list[Enrolment]:
    """Who is enrolled for the session as it stands: with a place on its day, or waiting for this very one."""
    waiting = Enrolment.objects.waiting().filter(session=session)
    return [row for rows in (with_place(session), waiting) for row in rows.select_related("admission", "person")]


def find_notice(standing: Standing, uid: UUID) -> Notice | None:
    """The notice with this uid, if the actor runs sign-ups of its office."""
    rows = Notice.objects.select_related("session__activity__site", "office", "by")
    return rows.filter(uid=uid, office__in=standing.offices_with(SIGN_UPS_RUN)).first()


def told(notice: Notice, *, named: bool = True, on: date) -> Told:
    """The notice as it stands now; without `named` only those who signed up by a poster."""
    asked = Addressee.objects.standing().filter(notice=notice)
    asked = asked.select_related("enrolment", "person", "registration").order_by("pk")
    every = list(asked if named else asked.filter(person=None))
    rows = [row for row in every if row.person_id]
    ticks: dict[int, list[Telling]] = {}
    for tick in Telling.objects.standing().filter(addressee__in=every).select_related("by").order_by("pk"):
        ticks.setdefault(tick.addressee_id, []).append(tick)
    speak = roots(row.person_id for row in rows if row.person_id)
    shown = cards(set(speak.values()), on=on)
    homes = _homes(speak, on=on)
    families: dict[object, list[Addressee]] = {}
    for row in rows:
        families.setdefault(homes.get(speak[_key(row)], row.uid), []).append(row)
    found = [
        Family(
            tuple((row, shown[speak[_key(row)]]) for row in own),
            tuple(tick for row in own for tick in ticks.get(row.pk, ())),
        )
        for own in families.values()
    ]
    found.sort(key=lambda one: (one.told, one.waits, reading(one.people[0][1].name), one.people[0][0].pk))
    later = Notice.objects.filter(session=notice.session_id, pk__gt=notice.pk).exists()
    guests = [SignedUp(row, tuple(ticks.get(row.pk, ()))) for row in every if row.registration_id]
    guests.sort(key=lambda one: (one.told, one.row.waits, one.row.pk))
    return Told(notice, tuple(found), tuple(guests), place_of(notice.session, upto=notice), later)


def _key(row: Addressee) -> int:
    """Whose row it is, of somebody enrolled."""
    assert row.person_id is not None
    return row.person_id


def place_of(session: Session, *, upto: Notice | None = None) -> str:
    """Where the session is: where the last notice of its place said, else the site and room of its series."""
    rows = Notice.objects.filter(session=session, sort=News.PLACE)
    if upto is not None:
        rows = rows.filter(pk__lte=upto.pk)
    last = rows.order_by("-pk").first()
    if last is not None:
        return last.place
    activity = session.activity
    return " · ".join(filter(None, (str(activity.site or ""), activity.room)))


@dataclass(frozen=True)
class Instead:
    """Which cancelled session this one is held instead of, and which one is held instead of this cancelled one."""

    of: Session | None
    by: Session | None


def instead(session: Session) -> Instead:
    """What the make-ups of the session's series say of it."""
    asked = Q(session=session) | Q(instead_of__session=session)
    rows = list(MakeUp.objects.filter(asked).select_related("session", "instead_of__session").order_by("pk"))
    return Instead(
        next((row.instead_of.session for row in rows if row.session_id == session.pk), None),
        next((row.session for row in rows if row.session_id != session.pk), None),
    )


def of_session(session: Session, *, named: bool = True) -> list[Line]:
    """Everything that was to be told of the session, the last word first; as `told` counts."""
    return _lines(Notice.objects.filter(session=session).order_by("-pk"), named)


def of_series(activity: Activity, *, on: date) -> list[Line]:
    """What is to be told of the series' sessions now, the nearest day first, told already or not."""
    rows = Notice.objects.newest().filter(session__activity=activity, last__gte=on)
    return _lines(rows.order_by("day", "pk"))


def to_tell(offices: Collection[int], *, named: bool = True, on: date) -> list[Line]:
    """What somebody has not been told yet of sessions that are not held, the nearest day first."""
    held = Holding.objects.standing().filter(session=OuterRef("session")).order_by()
    rows = Notice.objects.newest().filter(~Exists(held), office__in=offices, last__gte=on)
    return [line for line in _lines(rows.order_by("day", "pk"), named) if not line.count.everybody]


def _lines(rows: Iterable[Notice], named: bool = True) -> list[Line]:
    notices = list(rows.select_related("session__activity__site", "by"))  # type: ignore[attr-defined]
    ticked = Telling.objects.standing().filter(addressee=OuterRef("pk")).order_by()
    counted = (
        Addressee.objects.standing()
        .filter(Q() if named else Q(person=None), notice__in=notices)
        .annotate(ticked=Exists(ticked))
        .order_by()
        .values("notice")
        .annotate(total=Count("pk"), told=Count("pk", filter=Q(ticked=True)))
    )
    counts = {row["notice"]: Ticked(row["told"], row["total"]) for row in counted} if notices else {}
    return [Line(row, counts.get(row.pk, Ticked(0, 0))) for row in notices]


def _homes(speak: dict[int, int], *, on: date) -> dict[int, int]:
    """By card that speaks, the household in which any of its cards lives on the day."""
    rows = Living.objects.standing(on=on).filter(person__in=set(speak) | set(speak.values())).order_by("pk")
    pairs = rows.values_list("person_id", "household_id")
    return {speak.get(person, person): household for person, household in pairs}
