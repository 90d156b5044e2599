"""What the preview of an issue announces, checked as plain plans, sites and days."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from youju.ground.evidence import ports
from youju.ground.organisations.models import CalendarDay, Office, Site
from youju.ground.periods import Period, month
from youju.ground.schedules import Slot
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.rules.checks import Finding, previews
from youju.reporting.bulletins.rules.checks.previews import Plan, Spot


def found(issue: Issue, offices: Collection[Office]) -> list[Finding]:
    """The findings of the offices' next month; what went side by side in the issue's own month is usual."""
    following = month(issue.end.year, issue.end.month)
    names = {office.pk: (office.uid, office.name) for office in offices}
    sites = {site.pk: site for site in Site.objects.filter(office__in=list(names))}
    spots = {site.uid: _spot(site) for site in sites.values()}
    plans = _plans(offices, sites, following)
    usual = {
        frozenset({one.title, other.title})
        for one, other, _slot in previews.overlapping(_plans(offices, sites, Period(issue.start, issue.end)))
    }
    off, made_up = _days(issue, following)
    return [
        *(finding for plan in plans for finding in previews.holidays(plan, off, made_up)),
        *previews.clashes(plans, usual, spots),
        *(finding for plan in plans for finding in previews.cancelled(plan)),
        *(finding for plan in plans for finding in previews.undated(plan)),
        *previews.contacts(spots.values(), plans, names),
        *previews.area_codes(spots.values(), plans),
        *previews.silent_offices(plans, names),
    ]


def _plans(offices: Collection[Office], sites: dict[int, Site], period: Period) -> list[Plan]:
    closed = {site.pk: site.until for site in sites.values() if site.until is not None}
    return [
        Plan(
            item.uid, item.office, _uid(sites, item.site), item.title, item.when,
            tuple(Slot(o.day, o.start, o.end, o.cancelled) for o in item.occurrences), item.kept, item.pupils,
            item.room,
        )
        for item in ports.planned([office.pk for office in offices], period, closed)
    ]  # fmt: skip


def _uid(sites: dict[int, Site], site: int | None) -> UUID | None:
    return sites[site].uid if site in sites else None


def _spot(site: Site) -> Spot:
    return Spot(site.uid, site.office_id, site.name, site.is_place, site.address, site.phone, site.contacts)


def _days(issue: Issue, period: Period) -> tuple[dict[date, str], dict[date, str]]:
    """The days off and the make-up days of the period, with their names."""
    rows = CalendarDay.objects.filter(network=issue.network, day__gte=period.start, day__lt=period.end)
    marked: dict[str, dict[date, str]] = {kind: {} for kind in CalendarDay.Kind.values}
    for row in rows.order_by("id"):
        marked[row.kind][row.day] = row.name
    return marked[CalendarDay.Kind.OFF], marked[CalendarDay.Kind.WORKDAY]
