"""The lines of a calendar: planned sessions with what became of them, and what was held without a plan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Q, QuerySet

from youju.ground.access.models import User
from youju.ground.access.queries import Standing
from youju.ground.evidence.queries import visible_to
from youju.ground.organisations.models import Office, Site
from youju.ground.periods import Period, month
from youju.ground.programmes.models import Programme
from youju.services.activities.models import Activity, Holding, Move, Role, Session


@dataclass(frozen=True)
class Row:
    """One line of a day: a planned session with what became of it, or one that was held without a plan.

    `came` counts all roles of a held one.
    """

    session: Session | None
    holding: Holding | None
    came: int

    @property
    def activity(self) -> Activity:
        """The series it belongs to."""
        return (self.session or self.holding).activity  # type: ignore[union-attr]

    @property
    def day(self) -> date:
        """Where it stands in the month: planned sessions on their day, even when held on another."""
        return self.session.day if self.session else self.holding.happened_on  # type: ignore[union-attr]

    @property
    def start(self) -> time | None:
        """When it begins, where that was said."""
        return self.session.start if self.session else None

    @property
    def end(self) -> time | None:
        """When it ends, where that was said."""
        return self.session.end if self.session else None

    @property
    def site(self) -> Site | None:
        """Where it is, or was."""
        return self.activity.site if self.session else self.holding.site  # type: ignore[union-attr]

    @property
    def leader(self) -> User | None:
        """Who leads it."""
        return self.session.leader if self.session else self.activity.leader

    @property
    def state(self) -> str:
        """`held`, `cancelled`, `moved` or `planned`, from the records that exist."""
        if self.holding is not None:
            return "held"
        if hasattr(self.session, "cancellation"):
            return "cancelled"
        return "moved" if self.session is not None and self.session.sequence else "planned"

    def waits(self, on: date) -> bool:
        """Whether its day has come and nobody has said yet what became of it."""
        return self.state in {"planned", "moved"} and self.day <= on


@dataclass(frozen=True)
class Narrowing:
    """What a calendar shows of its offices: all, or what is at a site, of a programme, led by a colleague."""

    site: Site | None = None
    programme: Programme | None = None
    leader: User | None = None

    def sessions(self) -> Q:
        """Which planned sessions; whoever stands in leads in place of the leader of the series."""
        found = Q()
        if self.site is not None:
            found &= Q(activity__site=self.site)
        if self.programme is not None:
            found &= Q(activity__programme=self.programme)
        if self.leader is not None:
            found &= Q(stand_in=self.leader) | Q(stand_in=None, activity__leader=self.leader)
        return found

    def holdings(self) -> Q:
        """Which of those that were held without a plan."""
        own = {"site": self.site, "programme": self.programme, "activity__leader": self.leader}
        return Q(**{name: row for name, row in own.items() if row is not None})


EVERYTHING = Narrowing()


def plan(offices: Collection[int], period: Period, narrowing: Narrowing = EVERYTHING) -> list[Row]:
    """The sessions planned for the period and those held without a plan, in order of day and hour."""
    sessions = (
        Session.objects.filter(narrowing.sessions(), office__in=offices, day__gte=period.start, day__lt=period.end)
        .select_related("activity__site", "activity__leader", "stand_in", "cancellation")
        .order_by("day", "start", "id")
    )
    unplanned = Q(session=None, happened_on__gte=period.start, happened_on__lt=period.end) & narrowing.holdings()
    of_plan = Q(session__day__gte=period.start, session__day__lt=period.end)
    holdings = _held(Holding.objects.filter(of_plan | unplanned, office__in=offices).order_by("happened_on", "pk"))
    held = {holding.session_id: holding for holding in holdings if holding.session_id}
    rows = [_row(session, held.get(session.pk)) for session in sessions]
    rows += [_row(None, holding) for holding in holdings if not holding.session_id]
    return sorted(rows, key=lambda row: (row.day, row.start or time.min))


def month_plan(office: Office, period: Period) -> list[Row]:
    """Everything that one office planned or held in the period."""
    return plan([office.pk], period)


def leads_in(leader: User, offices: Collection[int], period: Period) -> bool:
    """Whether the colleague leads any session of the period in these offices."""
    rows = Session.objects.filter(Narrowing(leader=leader).sessions(), office__in=offices)
    return rows.filter(day__gte=period.start, day__lt=period.end).exists()


def latest_plan(office: Office, on: date) -> Period:
    """The last month with a planned session, no later than the month of `on`; that month where there is none."""
    now = month(on.year, on.month)
    last = Session.objects.filter(office=office, day__lt=now.end).order_by("-day", "-pk").first()
    return month(last.day.year, last.day.month) if last else now


def find_row(standing: Standing, uid: UUID) -> Row | None:
    """The session with this uid and what became of it, if the actor may see its office's records."""
    rows = visible_to(
        Session.objects.select_related(
            "activity__site", "activity__leader", "stand_in", "office__network", "cancellation__by"
        ),
        standing,
    )
    session = rows.filter(uid=uid).first()
    if session is None:
        return None
    return _row(session, next(iter(_held(Holding.objects.filter(session=session))), None))


def moves(session: Session) -> list[Move]:
    """Every time the session was moved, first to last."""
    return list(session.moves.select_related("by").order_by("pk"))


def usual_roles(activity: Activity) -> tuple[str, ...]:
    """The roles that came to the last sessions of the series, in the order of roles."""
    last = _held(Holding.objects.filter(activity=activity).order_by("-happened_on", "-pk"))[:6]
    came = {row.role for holding in last for row in holding.attendances.all() if row.withdrawal_id is None}
    return tuple(role for role in Role.values if role in came)


def _held(rows: QuerySet[Holding]) -> list[Holding]:
    standing = rows.filter(withdrawal=None).select_related("activity__site", "activity__leader", "site", "by")
    return list(standing.prefetch_related("attendances"))


def _row(session: Session | None, holding: Holding | None) -> Row:
    came = sum(row.n for row in holding.attendances.all() if row.withdrawal_id is None) if holding else 0
    return Row(session, holding, came)
