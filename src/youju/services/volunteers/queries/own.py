"""What a volunteer finds behind the own link: the shifts, and which particulars the office keeps of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from youju.ground.access.looking import last_called
from youju.ground.access.models import Actor
from youju.ground.people.models import Sealed
from youju.ground.people.queries.cards import cluster
from youju.ground.storage.sealing import digest_of
from youju.services.volunteers.models import Leaving, Offer, OwnLink, Paper, Shift, SignUp, Volunteer
from youju.services.volunteers.queries.shifts import Line, lines
from youju.services.volunteers.queries.standing import NEEDED
from youju.services.volunteers.rules.own import begun
from youju.services.volunteers.rules.shifts import has_skill, span_of

# Older ones stand in the minutes; those that nobody came to are of no use any more.
PAST = 30


@dataclass(frozen=True)
class Behind:
    """Whose page it is, and who writes on it."""

    link: OwnLink
    volunteer: Volunteer
    actor: Actor


@dataclass(frozen=True)
class Standing:
    """The link that stands, and on which day it was last opened."""

    link: OwnLink
    last_opened: datetime | None


@dataclass(frozen=True)
class Mine:
    """A shift that the volunteer is signed up for.

    `turn` counts from one on the waiting list, None with a place. `offered`: the place is offered to others;
    `offer` is another's that could be taken.
    """

    sign_up: SignUp
    turn: int | None
    offered: bool
    offer: Offer | None
    begun: bool

    @property
    def shift(self) -> Shift:
        return self.sign_up.shift

    @property
    def cancelled(self) -> bool:
        return hasattr(self.shift, "cancellation")

    @property
    def came(self) -> bool:
        """Whether somebody signed the volunteer in, and that still stands."""
        presence = getattr(self.sign_up, "presence", None)
        return presence is not None and presence.service.withdrawal_id is None


@dataclass(frozen=True)
class Open:
    """A shift that could still be joined; `hurdle` names what stands against it: papers, clash or away."""

    line: Line
    offer: Offer | None
    hurdle: str


@dataclass(frozen=True)
class Shifts:
    """What lies ahead of the volunteer, where somebody is wanted, and what has been, the latest first."""

    coming: tuple[Mine, ...]
    waiting: tuple[Mine, ...]
    open: tuple[Open, ...]
    past: tuple[Mine, ...]


def behind(secret: str) -> Behind | None:
    """Whose page the link with this secret leads to; None where none stands, and for whoever is erased."""
    rows = OwnLink.objects.filter(end=None, volunteer__person__erasure=None).select_related(
        "volunteer__office__network", "volunteer__person", "volunteer__team", "volunteer__actor"
    )
    link = rows.filter(digest=digest_of(secret)).first()
    if link is None or link.volunteer.actor is None:
        return None
    return Behind(link, link.volunteer, link.volunteer.actor)


def own_link_of(volunteer: Volunteer) -> Standing | None:
    """The volunteer's link that stands."""
    link = OwnLink.objects.filter(volunteer=volunteer, end=None).select_related("by").first()
    return Standing(link, last_called(link.uid)) if link else None


def shifts_of(volunteer: Volunteer, *, at: datetime) -> Shifts:
    """The volunteer's own shifts, and those of the office that still can be joined."""
    today = localdate(at)
    rows = SignUp.objects.filter(volunteer=volunteer).select_related(
        "shift__site", "shift__cancellation", "seat", "end", "presence__service"
    )
    ahead = list(rows.filter(end=None, shift__day__gte=today).order_by("shift__day", "shift__start", "pk"))
    past = rows.filter(shift__day__lt=today).order_by("-shift__day", "-shift__start", "-pk")[:PAST]
    wanted = [
        line for line in lines(volunteer.office, since=today)
        if not line.cancelled and not begun(line.shift.day, line.shift.start, at)
    ]  # fmt: skip
    offers = _offers([line.shift.pk for line in wanted], volunteer)
    turns = _turns([one.shift_id for one in ahead if not hasattr(one, "seat")])
    given_up = set(Offer.objects.filter(sign_up__in=ahead, closed_at=None).values_list("sign_up", flat=True))
    mine = [
        Mine(
            one, turns.get(one.pk), one.pk in given_up, offers.get(one.shift_id),
            begun(one.shift.day, one.shift.start, at),
        )
        for one in ahead
    ]  # fmt: skip
    joined = {one.shift_id for one in ahead}
    hurdles = _Hurdles(volunteer, [one.shift for one in ahead if not hasattr(one.shift, "cancellation")])
    return Shifts(
        tuple(one for one in mine if one.turn is None), tuple(one for one in mine if one.turn is not None),
        tuple(
            Open(line, offers.get(line.shift.pk), hurdles.of(line.shift))
            for line in wanted if line.shift.pk not in joined
        ),
        tuple(Mine(one, None, False, None, True) for one in past),
    )  # fmt: skip


def sealed_sorts(volunteer: Volunteer) -> list[str]:
    """Which confidential particulars the office keeps of the volunteer; what they say stays sealed."""
    kept = Sealed.objects.filter(person__in=cluster(volunteer.person), until=None)
    sorts = set(kept.values_list("sort", flat=True))
    return [str(sort.label) for sort in Sealed.Sort if sort.value in sorts]


def own_sign_up(volunteer: Volunteer, uid: UUID) -> SignUp | None:
    """The volunteer's own sign-up with this uid; another's does not exist here."""
    rows = SignUp.objects.filter(volunteer=volunteer).select_related("shift__office", "volunteer__person")
    return rows.filter(uid=uid).first()


def own_shift(volunteer: Volunteer, uid: UUID) -> Shift | None:
    """A shift of the volunteer's office."""
    return Shift.objects.filter(office=volunteer.office, uid=uid).select_related("office").first()


def own_offer(volunteer: Volunteer, uid: UUID) -> Offer | None:
    """An offer of the volunteer's office that is for anybody or for this one."""
    rows = Offer.objects.filter(Q(to=None) | Q(to=volunteer), sign_up__shift__office=volunteer.office, uid=uid)
    return rows.select_related("sign_up__shift__office").first()


def _offers(shifts: Iterable[int], volunteer: Volunteer) -> dict[int, Offer]:
    """By shift, the first offer that the volunteer may take."""
    rows = Offer.objects.filter(
        Q(to=None) | Q(to=volunteer), sign_up__shift__in=list(shifts), sign_up__end=None, closed_at=None,
        sign_up__volunteer__person__erasure=None,
    ).exclude(sign_up__volunteer=volunteer)  # fmt: skip
    return {row.sign_up.shift_id: row for row in rows.select_related("sign_up").order_by("-pk")}


def _turns(shifts: Iterable[int]) -> dict[int, int]:
    """By sign-up, the place on the waiting list of its shift."""
    found: dict[int, int] = {}
    reached: dict[int, int] = {}
    for pk, shift in SignUp.objects.waiting().filter(shift__in=list(shifts)).values_list("pk", "shift"):
        reached[shift] = found[pk] = reached.get(shift, 0) + 1
    return found


class _Hurdles:
    """What stands against a shift for one volunteer, asked once for all shifts."""

    def __init__(self, volunteer: Volunteer, taken: list[Shift]) -> None:
        self.since, self.skills = volunteer.since, volunteer.skills
        self.taken = taken
        self.papers = list(Paper.objects.filter(volunteer=volunteer, withdrawal=None, sort__in=NEEDED))
        self.leavings = list(Leaving.objects.filter(volunteer=volunteer))

    def of(self, shift: Shift) -> str:
        if self._away(shift.day):
            return "away"
        standing = {paper.sort for paper in self.papers if paper.stands(on=shift.day)}
        if shift.meets_children and not standing >= NEEDED:
            return "papers"
        if shift.skill_needed and not has_skill(shift.skill, self.skills):
            return "skill"
        wanted = span_of(shift.start, shift.end)
        same_day = [one for one in self.taken if one.day == shift.day]
        return "clash" if any(span_of(one.start, one.end).meets(wanted) for one in same_day) else ""

    def _away(self, day: date) -> bool:
        return day < self.since or any(gone.away(on=day) for gone in self.leavings)
