"""Public sign-up as it stands: what is open, how many places are left, who signed up, who came."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum
from django.utils.timezone import localdate

from youju.ground.access.permissions import RECORDS_RECORD, SIGN_UPS_RUN
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.ground.storage.sealing import digest_of
from youju.services.activities.models import Activity, Opening, Registration, Session
from youju.services.activities.rules.openings import KEPT, Phase, phase


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
    return seats_of([opening])[opening.pk]


def seats_of(openings: Collection[Opening]) -> dict[int, Seats]:
    """The places of each, in one query for all of them."""
    rows = Registration.objects.standing().filter(opening__in=openings).order_by()
    heads, own = F("along") + 1, Q(same_as=None)
    found = rows.values("opening").annotate(
        taken=Sum(heads, filter=own & Q(placement__isnull=False), default=0),
        waiting=Sum(heads, filter=own & Q(placement=None), default=0),
        told=Sum(heads, filter=~own & ~Q(name=F("same_as__name")) & Q(placement__isnull=False), default=0),
    )
    by_opening = {row["opening"]: (row["taken"], row["waiting"], row["told"]) for row in found}
    return {row.pk: Seats(row.capacity, *by_opening.get(row.pk, (0, 0, 0))) for row in openings}


def sessions_of(opening: Opening) -> list[Session]:
    """The session, or those of the series that begin after it opened, in their order; the cancelled among them."""
    return sessions_of_each([opening])[opening.pk]


def sessions_of_each(openings: Collection[Opening]) -> dict[int, list[Session]]:
    """The sessions of each, in one query for all of them."""
    whole = {row.activity_id for row in openings if row.session_id is None}
    wanted = Q(pk__in=[row.session_id for row in openings if row.session_id]) | Q(activity__in=whole)
    rows = Session.objects.select_related("cancellation", "activity__site", "office").filter(wanted)
    known = list(rows.order_by("day", "start", "pk"))
    return {row.pk: [session for session in known if _belongs(session, row)] for row in openings}


def _belongs(session: Session, opening: Opening) -> bool:
    if opening.session_id is not None:
        return session.pk == opening.session_id
    return session.activity_id == opening.activity_id and session.day >= localdate(opening.opens_at)


def last_day(opening: Opening, sessions: Iterable[Session]) -> date:
    """The day after which what names people has no use but following up."""
    return max((row.day for row in sessions), default=localdate(opening.closes_at))


@dataclass(frozen=True)
class Standpoint:
    """What the public page of an opening tells."""

    opening: Opening
    sessions: tuple[Session, ...]
    seats: Seats
    phase: Phase


def standpoint(opening: Opening, *, at: datetime) -> Standpoint:
    """Cancelled where the session is, or every one of the series that lies ahead; over when the last one is."""
    return _standpoint(opening, sessions_of(opening), seats(opening), at)


def _standpoint(opening: Opening, sessions: list[Session], found: Seats, at: datetime) -> Standpoint:
    if opening.session_id is None:
        sessions = [row for row in sessions if row.day >= localdate(at)] or sessions
    said = phase(
        opens=opening.opens_at, closes=opening.closes_at, free=found.shown, waits=opening.waits, at=at,
        cancelled=bool(sessions) and all(hasattr(row, "cancellation") for row in sessions),
        over=bool(sessions) and all(row.day < localdate(at) for row in sessions),
    )  # fmt: skip
    return Standpoint(opening, tuple(sessions), found, said)


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
    may = standing.offices_with(SIGN_UPS_RUN) & standing.offices_with(RECORDS_RECORD)
    rows = Opening.objects.select_related("activity__site", "session", "office__network")
    return rows.filter(office__in=may)


def find_opening(standing: Standing, uid: UUID) -> Opening | None:
    """The opening with this uid, for whoever runs sign-ups of its office and records there."""
    return _of(standing).filter(uid=uid).first()


def find_registration(standing: Standing, uid: UUID) -> Registration | None:
    rows = Registration.objects.select_related(
        "opening__activity", "opening__session", "office", "placement", "partner"
    )
    return rows.filter(uid=uid, opening__in=_of(standing)).first()


def opening_of(activity: Activity, session: Session | None) -> Opening | None:
    """How the series, or the session, is open, was or will be."""
    return Opening.objects.filter(activity=activity, session=session).first()


def is_open_to_all(session: Session) -> bool:
    """Whether anybody may have signed up for it by a poster."""
    own = Q(session=session) | Q(session=None, activity=session.activity_id)
    return Opening.objects.filter(own).exists()


def open_now(offices: Collection[int], *, at: datetime) -> list[Opening]:
    """What can be signed up for at this moment in these offices, the waiting list included."""
    rows = Opening.objects.filter(office__in=offices, opens_at__lte=at, closes_at__gt=at).order_by("pk")
    some = list(rows.select_related("activity", "session"))
    ahead, places = sessions_of_each(some), seats_of(some)
    takes = (Phase.OPEN, Phase.WAITING)
    return [row for row in some if _standpoint(row, ahead[row.pk], places[row.pk], at).phase in takes]


def codes_of(offices: Collection[int], *, at: datetime) -> dict[UUID, str]:
    """By uid of a session, the code behind which one signs up for it now; its own before that of its series."""
    found: dict[UUID, str] = {}
    some = open_now(offices, at=at)
    ahead = sessions_of_each(some)
    for opening in sorted(some, key=lambda row: row.session_id is not None):
        found |= {session.uid: opening.code for session in ahead[opening.pk]}
    return found


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
    some = list(rows)
    ahead, places, found = sessions_of_each(some), seats_of(some), []
    for opening in some:
        if (last_day(opening, ahead[opening.pk]) < localdate(at)) == past:
            said = _standpoint(opening, ahead[opening.pk], places[opening.pk], at)
            day = said.sessions[0].day if said.sessions else None
            found.append(Line(opening, day, said.seats, said.phase))
    return sorted(found, key=lambda line: (line.day or date.max, line.opening.pk), reverse=past)


def due(at: datetime) -> list[int]:
    """Openings whose people are forgotten now: 30 days after the last day."""
    named = Registration.objects.exclude(name="").order_by().values("opening")
    rows = list(Opening.objects.filter(pk__in=named))
    ahead = sessions_of_each(rows)
    return [row.pk for row in rows if last_day(row, ahead[row.pk]) + KEPT < localdate(at)]
