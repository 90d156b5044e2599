"""What the offices have planned, day by day, for readers who want to come; no person, no reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from youju.ground.evidence import ports
from youju.ground.organisations.models import Network, Office, Site
from youju.ground.periods import Period


@dataclass(frozen=True)
class Happening:
    """One dated session; `site` is None for what the whole office plans."""

    uid: UUID
    title: str
    office: Office
    site: Site | None
    start: time | None
    end: time | None
    cancelled: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Undated:
    """Something announced whose days are not fixed yet: its time stays as people say it."""

    title: str
    when: str
    office: Office
    site: Site | None


@dataclass(frozen=True)
class Ahead:
    """Days with their sessions, in order, and what has no day yet."""

    days: tuple[tuple[date, tuple[Happening, ...]], ...]
    undated: tuple[Undated, ...]

    def __bool__(self) -> bool:
        return bool(self.days or self.undated)


@dataclass(frozen=True)
class Where:
    """The offices of a network with their sites, closed ones too, and which of them a reader asks for."""

    offices: dict[int, Office]
    sites: dict[int, Site]
    on: date
    office: Office | None = None
    site: Site | None = None

    @property
    def asked(self) -> list[Office]:
        return [self.office] if self.office else list(self.offices.values())

    def sites_of(self, office: Office) -> list[Site]:
        """Those that are open."""
        return [
            site for site in self.sites.values() if site.office_id == office.pk and not site.closed_on(self.on)
        ]


class Unknown(LookupError):
    """The network has no such office or site."""


def where(network: Network, on: date, office: str = "", site: UUID | None = None) -> Where:
    """The places of a network, narrowed to an office by its slug and to a site of it. Raises Unknown."""
    offices = {row.pk: row for row in network.offices.all()}
    sites = {row.pk: row for row in Site.objects.filter(office__in=offices).order_by("office", "position", "pk")}
    chosen = next((row for row in offices.values() if row.slug == office), None)
    place = next((row for row in sites.values() if row.uid == site), None)
    if place is not None and not office:
        chosen = offices[place.office_id]
    if (office and chosen is None) or (site and place is None):
        raise Unknown
    if place is not None and chosen is not None and place.office_id != chosen.pk:
        raise Unknown
    return Where(offices, sites, on, chosen, place)


def ahead(places: Where, period: Period) -> Ahead:
    """Everything that was planned for these places in the period."""
    days: dict[date, list[Happening]] = {}
    undated = []
    for item, office, site in _planned(places, period):
        for row in item.occurrences:
            days.setdefault(row.day, []).append(
                Happening(row.uid, item.title, office, site, row.start, row.end, row.cancelled, item.notes)
            )
        if not item.occurrences:
            undated.append(Undated(item.title, item.when, office, site))
    ordered = tuple((day, tuple(sorted(days[day], key=_hour))) for day in sorted(days))
    return Ahead(ordered, tuple(undated))


def _planned(places: Where, period: Period) -> Iterator[tuple[ports.Planned, Office, Site | None]]:
    for item in ports.planned([office.pk for office in places.asked], period):
        if places.site is None or item.site == places.site.pk:
            yield item, places.offices[item.office], places.sites.get(item.site or 0)


def _hour(row: Happening) -> tuple[time, int, str]:
    return row.start or time.min, row.office.position, row.title
