"""Reading the family: offices with their places and partners, and the days that a network's calendar marks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from youju.ground.organisations.models import CalendarDay, Network, Office, Partner, Site
from youju.ground.periods import Period
from youju.ground.schedules import WorkCalendar


@dataclass(frozen=True)
class Furnished:
    """An office with what belongs to it, in printed order."""

    office: Office
    sites: tuple[Site, ...]
    partners: tuple[Partner, ...]


def furnished(offices: Collection[int]) -> tuple[Furnished, ...]:
    """The offices with these ids, with sites and partners; three queries however many there are."""
    rows = Office.objects.filter(pk__in=offices).select_related("network").order_by("network", "position", "pk")
    return tuple(
        Furnished(office, tuple(office.sites.all()), tuple(office.partners.all()))
        for office in rows.prefetch_related("sites", "partners")
    )


def office_of(offices: Collection[int], uid: UUID) -> Office | None:
    """The office with this uid, if it is among those with these ids."""
    return Office.objects.select_related("network").filter(pk__in=offices, uid=uid).first()


def office_with(uid: UUID) -> Office | None:
    """The office with this uid in any network; whoever asks has to ask who may know of it."""
    return Office.objects.select_related("network").filter(uid=uid).first()


def site_of(offices: Collection[int], uid: UUID) -> Site | None:
    """The site with this uid, if it belongs to one of the offices."""
    return Site.objects.select_related("office__network").filter(office__in=offices, uid=uid).first()


def closings(offices: Collection[int]) -> dict[int, date]:
    """From which day on the closed sites of these offices are closed, by id."""
    rows = Site.objects.filter(office__in=offices).exclude(until=None)
    return {site.pk: site.until for site in rows if site.until is not None}


def day_of(networks: Collection[int], uid: UUID) -> CalendarDay | None:
    """The marked day with this uid, if it is in the calendar of one of the networks."""
    return CalendarDay.objects.select_related("network").filter(network__in=networks, uid=uid).first()


def families(networks: Collection[int]) -> tuple[Network, ...]:
    """The networks with these ids, each with its offices."""
    return tuple(Network.objects.filter(pk__in=networks).order_by("pk").prefetch_related("offices"))


def marked_days(networks: Collection[int], period: Period) -> tuple[CalendarDay, ...]:
    """What the calendars of these networks say of the days in the period, by day."""
    rows = CalendarDay.objects.filter(network__in=networks, day__gte=period.start, day__lt=period.end)
    return tuple(rows.select_related("network"))


def calendar_of(network: Network) -> WorkCalendar:
    """The network's table of special days."""
    return _calendar(tuple(network.calendar.order_by("pk").values_list("day", "kind", "name", "confirmed")))


# Nobody can change a calendar once it is made, and ordering its eight hundred days costs more than reading them.
_calendar = lru_cache(maxsize=8)(WorkCalendar)
