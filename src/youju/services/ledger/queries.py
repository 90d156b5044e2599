"""What an office may count, and what stands already."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from youju.ground.measures.indicators import Disclosure, Indicator, Reading, Stated, Term, Total
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Group, Network, Office, Site
from youju.ground.periods import Period
from youju.services.ledger.models import Tally, TallyKind, TallyMeasure


def current_kinds(network: Network) -> QuerySet[TallyKind]:
    """The latest version of every kind of the network, with its measures."""
    latest = TallyKind.objects.filter(network=network).values("key").annotate(last=Max("version"))
    wanted = Q(pk__in=[])
    for row in latest:
        wanted |= Q(key=row["key"], version=row["last"])
    return TallyKind.objects.filter(wanted, network=network).select_related("office").prefetch_related("measures")


def kinds_for(office: Office) -> QuerySet[TallyKind]:
    """What this office may count: its own kinds and the network's."""
    return current_kinds(office.network).filter(Q(office=office) | Q(office=None)).order_by("label", "pk")


def month_of(office: Office, start: date, end: date) -> QuerySet[Tally]:
    """The office's standing tallies of a month."""
    return (
        Tally.objects.standing()
        .filter(office=office, happened_on__gte=start, until__lte=end)
        .select_related("tally_kind", "site", "group")
    )


def key_taken(network: Network, key: str) -> bool:
    """Whether a kind of the network has this key already, in any version."""
    return TallyKind.objects.filter(network=network, key=key).exists()


def find_kind(kinds: QuerySet[TallyKind], uid: UUID) -> TallyKind | None:
    """The kind with this uid among those that one may see."""
    return kinds.filter(uid=uid).first()


@dataclass(frozen=True)
class Standing:
    """What stands for one number, month and place.

    `tally` is the one tally that holds it for the whole month; None where none does, or several do (`several`).
    `amount` adds them up, daily ones included, whose sum is `daily`.
    """

    amount: int | None = None
    tally: Tally | None = None
    several: bool = False
    daily: int | None = None
    approximate: bool = False

    @property
    def editable(self) -> bool:
        """Whether one number for the month may be typed here."""
        return not self.several and self.daily is None


@dataclass(frozen=True)
class MonthSheet:
    """A month of an office (in one group of results, or in none) as a grid of numbers by place."""

    rows: tuple[tuple[TallyKind, TallyMeasure], ...]
    places: tuple[Site | None, ...]
    standing: dict[tuple[str, str, int | None], Standing]

    def at(self, kind: TallyKind, unit: str, site: Site | None) -> Standing:
        return self.standing.get((kind.key, unit, site.pk if site else None), Standing())


def sheets_of_month(office: Office, month: Period) -> dict[int | None, int]:
    """How many tallies each group of results has in the month; None for those without a group."""
    rows = month_of(office, month.start, month.end).filter(programme=None).order_by()
    return dict(rows.values_list("group").annotate(n=Count("pk")))


def month_sheet(office: Office, month: Period, group: Group | None) -> MonthSheet:
    """Everything that a whole month's entry needs to know, in a handful of queries."""
    rows = tuple((kind, measure) for kind in kinds_for(office) for measure in kind.measures.all())
    found: dict[tuple[str, str, int | None], list[Tally]] = {}
    for tally in month_of(office, month.start, month.end).filter(group=group, programme=None).order_by("pk"):
        for unit in UNITS:
            if getattr(tally, unit) is not None:
                found.setdefault((tally.tally_kind.key, unit, tally.site_id), []).append(tally)
    standing = {key: _stands(tallies, key[1], month) for key, tallies in found.items()}
    counted = {place for _key, _unit, place in standing}
    open_ones = [site for site in office.sites.all() if not site.closed_on(month.start) or site.pk in counted]
    return MonthSheet(rows, (None, *open_ones), standing)


def _stands(tallies: list[Tally], unit: str, month: Period) -> Standing:
    whole = [tally for tally in tallies if tally.until - tally.happened_on == month.end - month.start]
    days = [tally for tally in tallies if tally not in whole]
    return Standing(
        sum(getattr(tally, unit) for tally in tallies),
        whole[0] if len(whole) == 1 else None,
        len(whole) > 1,
        sum(getattr(tally, unit) for tally in days) if days else None,
        any(tally.approximate for tally in tallies),
    )


# By what an office that counts both may divide the one: attendances of a tally by its sessions.
AVERAGED = {
    "attendances": ("sessions",),
    "minutes": ("attendances", "persons", "sessions"),
    "copies": ("attendances",),
    "items": ("households", "persons"),
    "money": ("households", "persons"),
    "characters": ("pieces",),
}


def indicators_of(kind: TallyKind) -> list[Indicator]:
    """One indicator for each measure of the kind, over the tallies of all its versions."""
    found = []
    measures = {measure.unit: measure for measure in kind.measures.all()}
    for measure in measures.values():
        unit, reading = UNITS[measure.unit], Reading(measure.reading)
        how = Stated(measure.unit, latest=reading is not Reading.FLOW) if measure.stated else Total(measure.unit)
        averaged = AVERAGED.get(measure.unit, ()) if reading is Reading.FLOW else ()
        found.append(
            Indicator(
                key=f"ledger.{kind.key}.{measure.unit}",
                label=measure.label,
                definition=measure.definition,
                unit=unit,
                counter=measure.counter,
                reading=reading,
                since=measure.since,
                disclosure=Disclosure(measure.disclosure),
                terms=(Term("ledger.tally", how, {"tally_kind__key": kind.key}),),
                per=tuple(
                    f"ledger.{kind.key}.{unit}"
                    for unit in averaged
                    if unit in measures and Reading(measures[unit].reading) is Reading.FLOW
                ),
            )
        )
    return found
