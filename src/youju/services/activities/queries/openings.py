"""Public sign-up as it stands: what is open, how many places are left, who signed up, who came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet, Sum
from django.utils.timezone import localdate

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office, Partner
from youju.services.activities.models import Activity, Opening, Registration, Session, Turnout
from youju.services.activities.queries.feeds import digest_of
from youju.services.activities.rules.openings import KEPT, Phase, phase

# More sign-ups than this are narrowed down first.
MOST_LISTED = 2_000


@dataclass(frozen=True)
class Seats:
    """Places of an opening in people. `told` are those that the public page does not offer, beyond the taken.

    They belong to sign-ups under a telephone that had signed up before, with another name: whoever tries a
    stranger's number must see one place less, as with any other number.
    """

    capacity: int | None
    taken: int
    waiting: int
    told: int = 0

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def shown(self) -> int | None:
        """How many places the public page names."""
        return None if self.free is None else max(0, self.free - self.told)


def seats(opening: Opening) -> Seats:
    rows = Registration.objects.standing().filter(opening=opening)
    heads = F("along") + 1
    own = Q(same_as=None)
    found = rows.aggregate(
        taken=Sum(heads, filter=own & Q(placement__isnull=False), default=0),
        waiting=Sum(heads, filter=own & Q(placement=None), default=0),
        told=Sum(heads, filter=~own & ~Q(name=F("same_as__name")) & Q(placement__isnull=False), default=0),
    )
    return Seats(opening.capacity, **found)


def sessions_of(opening: Opening) -> list[Session]:
    """The session, or those of the series that begin after it opened, in their order; the cancelled among them."""
    rows = Session.objects.select_related("cancellation")
    if opening.session_id is not None:
        return list(rows.filter(pk=opening.session_id))
    rows = rows.filter(activity=opening.activity_id, day__gte=localdate(opening.opens_at))
    return list(rows.order_by("day", "start", "pk"))


def last_day(opening: Opening) -> date:
    """The day after which what names people has no use but following up."""
    days = Session.objects.filter(activity=opening.activity_id)
    if opening.session_id is not None:
        days = days.filter(pk=opening.session_id)
    latest: date | None = days.aggregate(day=Max("day"))["day"]
    return latest or localdate(opening.closes_at)


@dataclass(frozen=True)
class Standpoint:
    """What the public page of an opening tells."""

    opening: Opening
    sessions: tuple[Session, ...]
    seats: Seats
    phase: Phase


def standpoint(opening: Opening, *, at: datetime) -> Standpoint:
    """Cancelled where the session is, or every one of the series that lies ahead."""
    ahead = sessions_of(opening)
    if opening.session_id is None:
        ahead = [row for row in ahead if row.day >= localdate(at)] or ahead
    gone = bool(ahead) and all(hasattr(row, "cancellation") for row in ahead)
    over = bool(ahead) and all(row.day < localdate(at) for row in ahead)
    found = seats(opening)
    said = phase(
        opens=opening.opens_at, closes=opening.closes_at, cancelled=gone, over=over, free=found.shown,
        waits=opening.waits, at=at,
    )  # fmt: skip
    return Standpoint(opening, tuple(ahead), found, said)


def by_code(code: str) -> Opening | None:
    """The opening that a poster leads to."""
    rows = Opening.objects.select_related("activity__site", "session", "office__network")
    return rows.filter(code=code[:12].lower()).first()


def of_secret(secret: str) -> Registration | None:
    """Whose link it is; of one who signed up twice under the same name and telephone the first sign-up."""
    rows = Registration.objects.select_related(
        "opening__activity__site", "opening__session", "opening__office__network", "retreat", "placement",
        "same_as__placement", "same_as__retreat", "same_as__opening__activity__site",
        "same_as__opening__session", "same_as__opening__office__network",
    )  # fmt: skip
    found = rows.filter(digest=digest_of(secret)).first()
    if found is None or found.same_as is None or found.same_as.name != found.name:
        return found
    return found.same_as


def _of(standing: Standing) -> QuerySet[Opening]:
    may = standing.offices_with(PEOPLE_FIND) & standing.offices_with(RECORDS_RECORD)
    rows = Opening.objects.select_related("activity__site", "session", "office__network")
    return rows.filter(office__in=may)


def find_opening(standing: Standing, uid: UUID) -> Opening | None:
    """The opening with this uid, for whoever finds people of its office and records there."""
    return _of(standing).filter(uid=uid).first()


def find_registration(standing: Standing, uid: UUID) -> Registration | None:
    rows = Registration.objects.select_related("opening__activity", "opening__session", "office", "placement")
    return rows.filter(uid=uid, opening__in=_of(standing)).first()


def opening_of(activity: Activity, session: Session | None) -> Opening | None:
    """How the series, or the session, is open, was or will be."""
    return Opening.objects.filter(activity=activity, session=session).first()


@dataclass(frozen=True)
class Line:
    """One opening in the list of an office."""

    opening: Opening
    day: date | None
    seats: Seats
    phase: Phase


def lines(office: Office, *, words: str = "", past: bool = False, at: datetime) -> list[Line]:
    """What is open or will be, and on request what is over; the next to happen first."""
    rows = Opening.objects.filter(office=office).select_related("activity__site", "session", "office")
    for word in words.split():
        rows = rows.filter(Q(activity__name__icontains=word) | Q(who_may__icontains=word))
    found = []
    for opening in rows:
        said = standpoint(opening, at=at)
        over = last_day(opening) < localdate(at)
        if over == past:
            found.append(Line(opening, said.sessions[0].day if said.sessions else None, said.seats, said.phase))
    return sorted(found, key=lambda line: (line.day or date.max, line.opening.pk), reverse=past)


@dataclass(frozen=True)
class Guest:
    """One sign-up as the office sees it; `came` by session."""

    registration: Registration
    came: dict[int, Turnout]
    twice: int

    @property
    def state(self) -> str:
        if self.came:
            return "came"
        return "placed" if self.registration.placed else "waiting"

    @property
    def moved_up(self) -> bool:
        """Waited and has a place now: somebody may want to tell them."""
        return self.registration.placed and self.registration.placement.waited


@dataclass(frozen=True)
class Guests:
    """Everybody who signed up and did not take it back; of the others only how many."""

    guests: tuple[Guest, ...]
    retreated: int

    def count(self, state: str) -> int:
        return sum(guest.state == state for guest in self.guests)


def guests(opening: Opening, *, words: str = "", state: str = "") -> Guests:
    """Sign-ups with a place first, then those who wait, each in their order."""
    rows = Registration.objects.filter(opening=opening, same_as=None)
    shown = rows.standing().select_related("placement", "partner")
    for word in words.split():
        shown = shown.filter(Q(name__icontains=word) | Q(organisation__icontains=word))
    kept = list(shown.order_by("pk")[:MOST_LISTED])
    came = _came(kept)
    twice = list(Registration.objects.standing().filter(same_as__in=kept).values_list("same_as", flat=True))
    found = [Guest(row, came.get(row.pk, {}), twice.count(row.pk)) for row in kept]
    found = [guest for guest in found if not state or guest.state == state]
    found.sort(key=lambda guest: (not guest.registration.placed, guest.registration.pk))
    return Guests(tuple(found), rows.exclude(retreat=None).count())


def _came(rows: Iterable[Registration]) -> dict[int, dict[int, Turnout]]:
    found: dict[int, dict[int, Turnout]] = {}
    turnouts = Turnout.objects.filter(registration__in=list(rows), attendance__withdrawal=None)
    for turnout in turnouts.select_related("attendance"):
        found.setdefault(turnout.registration_id, {})[turnout.session_id] = turnout
    return found


def expected(session: Session) -> list[Registration]:
    """Who has a place in the session by public sign-up, for the sheet that everybody signs."""
    rows = Registration.objects.standing().first_ones().filter(placement__isnull=False).exclude(name="")
    own = Q(opening__session=session) | Q(opening__session=None, opening__activity=session.activity_id)
    return list(rows.filter(own).order_by("pk"))


def partner_named(office: Office, name: str) -> Partner | None:
    """The organisation of the office with exactly this name."""
    return Partner.objects.filter(office=office, name=name).first() if name else None


def due(at: datetime) -> list[int]:
    """Openings whose people are forgotten now: 30 days after the last day."""
    named = Registration.objects.exclude(name="").order_by().values("opening")
    rows = Opening.objects.filter(pk__in=named).select_related("session")
    return [row.pk for row in rows if last_day(row) + KEPT < localdate(at)]
