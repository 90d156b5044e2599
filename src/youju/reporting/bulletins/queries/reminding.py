"""Which offices are to be reminded of their closing day, and of what they were reminded."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period, month
from youju.reporting.bulletins.models import Issue, LeftOut, Release, Reminder, SignOff
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.bulletins.queries.signing import answers, due

# The first word comes this many days before the closing day.
AHEAD = 3


@dataclass(frozen=True)
class Wanted:
    """One reminder that is not made yet."""

    office: Office
    period: Period
    occasion: str


def wanted(on: date) -> list[Wanted]:
    """The reminders of the day that are not made yet, of every network whose releases wait for signatures."""
    found: list[Wanted] = []
    for network in Network.objects.filter(sign_off=True):
        offices = list(network.offices.all())
        for period, issue in _open_months(network, on):
            asked = [row for row in (_occasion(office, period, on) for office in offices) if row is not None]
            rows = _made(asked, period, on)
            missing = [row for row in asked if not _has(rows, row, on)]
            if missing and issue is not None:
                # Counting a month costs something; it is done only while somebody may have to be told.
                open_offices = {row.office.pk for row in answers(issue) if not row.answered}
                missing = [row for row in missing if row.office.pk in open_offices]
            found += missing
    return found


def _open_months(network: Network, on: date) -> Iterator[tuple[Period, Issue | None]]:
    """Months whose issue is not released, and after the latest issue those whose closing days are near."""
    issues = {period_of(issue): issue for issue in Issue.objects.filter(network=network).order_by("start")}
    released = set(Release.objects.filter(issue__network=network).values_list("issue", flat=True))
    yield from ((period, issue) for period, issue in issues.items() if issue.pk not in released)
    this = month(on.year, on.month)
    for period in (this.previous(), this):
        # Whoever prints no bulletin at all is not asked for one.
        if period not in issues and any(other.end == period.start for other in issues):
            yield period, None


def _occasion(office: Office, period: Period, on: date) -> Wanted | None:
    closing = due(period.end, office, on)
    if on < closing.day - timedelta(days=AHEAD):
        return None
    kinds = Reminder.Occasion
    occasion = kinds.AHEAD if on < closing.day else kinds.TODAY if on == closing.day else kinds.LATE
    return Wanted(office, period, occasion)


def _made(asked: Collection[Wanted], period: Period, on: date) -> list[Reminder]:
    if not asked:
        return []
    return list(
        Reminder.objects.filter(
            office__in=[row.office.pk for row in asked], start=period.start, end=period.end,
            day__gte=on - timedelta(days=AHEAD),
        ).exclude(occasion=Reminder.Occasion.ASKED)
    )  # fmt: skip


def _has(rows: Collection[Reminder], wanted: Wanted, on: date) -> bool:
    """Before the closing day one word is enough; from then on there is one a day."""
    mine = [row for row in rows if row.office_id == wanted.office.pk]
    if wanted.occasion == Reminder.Occasion.AHEAD:
        return any(row.occasion == Reminder.Occasion.AHEAD for row in mine)
    return any(row.day == on for row in mine)


@dataclass(frozen=True)
class Told:
    """The last reminder of an office that still has to sign, with the issue where there is one."""

    reminder: Reminder
    issue: Issue | None

    @property
    def office(self) -> Office:
        return self.reminder.office

    @property
    def period(self) -> Period:
        return Period(self.reminder.start, self.reminder.end)


def told(offices: Collection[Office]) -> list[Told]:
    """Of each office and open month the last reminder, unless the office has signed or was left out since."""
    last: dict[tuple[int, date], Reminder] = {}
    rows = Reminder.objects.filter(office__in=[office.pk for office in offices])
    # What lies further back than a year concerns nobody's day.
    for row in rows.select_related("office", "by").order_by("-at", "-id")[:400]:
        last.setdefault((row.office_id, row.start), row)
    networks = {office.network_id for office in offices}
    starts = {row.start for row in last.values()}
    issues = {
        (issue.network_id, issue.start): issue
        for issue in Issue.objects.filter(network__in=networks, start__in=starts).select_related("network")
    }
    ids = [issue.pk for issue in issues.values()]
    released = set(Release.objects.filter(issue__in=ids).values_list("issue", flat=True))
    left = set(LeftOut.objects.filter(issue__in=ids).values_list("issue", "office"))
    signed = list(SignOff.objects.filter(issue__in=ids, withdrawal=None).values_list("issue", "office", "at"))
    found = []
    for row in last.values():
        issue = issues.get((row.office.network_id, row.start))
        if issue is not None:
            after = any((pk, of) == (issue.pk, row.office_id) and at >= row.at for pk, of, at in signed)
            if issue.pk in released or (issue.pk, row.office_id) in left or after:
                continue
        found.append(Told(row, issue))
    return sorted(found, key=lambda row: (row.reminder.start, row.office.position, row.office.pk))


def reminders_of(issue: Issue) -> dict[int, list[Reminder]]:
    """Of each office what it was told about the issue's month, the last first."""
    rows = Reminder.objects.filter(office__network=issue.network, start=issue.start, end=issue.end)
    found: dict[int, list[Reminder]] = {}
    for row in rows.select_related("by").order_by("-at", "-id"):
        found.setdefault(row.office_id, []).append(row)
    return found
