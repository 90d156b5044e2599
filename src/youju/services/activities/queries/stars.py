"""The stars of a series: who earned how many, who may be shown by nickname, and the total of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum
from django.utils.timezone import localdate

from youju.ground.people.models import Person
from youju.ground.people.queries.cards import Card, cards
from youju.ground.people.queries.consents import agreeing
from youju.ground.people.rules.names import reading
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.ground.storage.sealing import digest_of
from youju.services.activities.models import Activity, Session, StarBoard, StarGrant, StarScreen
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.known import held, signed_in
from youju.services.activities.queries.outings import CHILDREN
from youju.services.activities.queries.roll import Seat, roll
from youju.services.activities.rules.stars import places


@dataclass(frozen=True)
class Earned:
    """A child with its stars. `number` names one without a nickname, `place` is 1 to 3 or None."""

    card: Card
    stars: int
    shown: bool
    number: int
    place: int | None

    @property
    def nickname(self) -> str:
        return self.card.nickname


@dataclass(frozen=True)
class Board:
    """The stars of a series since a day; `total` counts those of children who are not shown as well."""

    activity: Activity
    since: date
    by_stars: bool
    children: tuple[Earned, ...]
    total: int

    @property
    def shown(self) -> tuple[Earned, ...]:
        """Whom the wall shows."""
        return tuple(child for child in self.children if child.shown)


@dataclass(frozen=True)
class Here:
    """A child who is at the session, with its stars of the day."""

    seat: Seat
    stars: int


def settings_of(activity: Activity) -> tuple[date, bool]:
    """Since when the stars of the series count, and whether the first places stand on top."""
    row = StarBoard.objects.filter(activity=activity).first()
    return (row.since, row.by_stars) if row else (activity.since, False)


def star_board(activity: Activity, *, at: datetime) -> Board:
    """Whoever has a star, in the order that the group chose; as many queries for forty children as for one."""
    since, by_stars = settings_of(activity)
    rows = StarGrant.objects.standing().filter(session__activity=activity, session__day__gte=since)
    stars = _summed(rows.values_list("person").annotate(n=Sum("n")).order_by())
    found = cards(stars, on=localdate(at))
    shown = agreeing(stars, Agreed.BOARD, Channel.INTERNAL, at=at)
    numbers = {key: number for number, key in enumerate(sorted(found), 1)}
    first = places({key: stars[key] for key in shown}) if by_stars else {}
    children = [
        Earned(card, stars[key], key in shown, numbers[key], first.get(key)) for key, card in found.items()
    ]
    children.sort(key=lambda child: (child.place or len(numbers) + 1, *_by_name(child)))
    return Board(activity, since, by_stars, tuple(children), sum(stars.values()))


def here(session: Session, *, on: date) -> tuple[Here, ...]:
    """The children who are at the session, in the order of the roll."""
    rows = StarGrant.objects.standing().filter(session=session)
    stars = _summed(rows.values_list("person").annotate(n=Sum("n")).order_by())
    seats = [seat for seat in roll(session, on=on).seats if seat.present and seat.role in CHILDREN]
    return tuple(Here(seat, stars.get(seat.card.pk, 0)) for seat in seats)


def is_here(session: Session, person: Person) -> bool:
    """Whether the child is signed in at the session, on whichever of its cards."""
    holding = held(session)
    rows = signed_in(holding, list(same_person([person.pk]))) if holding else []
    return any(row.role in CHILDREN for row in rows)


def last_star(session: Session, person: Person) -> StarGrant | None:
    """The last star of the session that stands for the child, on whichever of its cards."""
    rows = StarGrant.objects.standing().filter(session=session, person__in=same_person([person.pk]))
    return rows.order_by("-pk").first()


def stars_of(session: Session, person: Person) -> int:
    """How many the child has of the session."""
    rows = StarGrant.objects.standing().filter(session=session, person__in=same_person([person.pk]))
    return rows.aggregate(n=Sum("n"))["n"] or 0


def screen_of(activity: Activity) -> StarScreen | None:
    """The screen of the series whose link stands."""
    return StarScreen.objects.filter(activity=activity, end=None).select_related("by").first()


def screen_behind(secret: str) -> StarScreen | None:
    """The screen that a secret opens; None for one that was revoked or never was."""
    rows = StarScreen.objects.filter(digest=digest_of(secret), end=None)
    return rows.select_related("activity__office__network", "by").first()


def _summed(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Stars by the card that speaks for the child now."""
    given = dict(rows)
    speak, found = same_person(given), dict[int, int]()
    for key, n in given.items():
        found[speak[key]] = found.get(speak[key], 0) + n
    return found


def _by_name(child: Earned) -> tuple[bool, str, int]:
    return not child.nickname, reading(child.nickname), child.number
