"""A tally at the desk: what, when, where, and the numbers that its definition allows."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Bytes, Choice, Field, Minutes, Money, Reference, Whole, Words, YesNo
from youju.ground.evidence.kinds import Column, Values, declare_kind
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Office
from youju.ground.storage import turns
from youju.services.ledger.models import Tally, TallyKind
from youju.services.ledger.queries import kinds_for
from youju.services.ledger.rules import (
    DaysAndMonth,
    NothingCounted,
    Span,
    StatementStands,
    UnitsDoNotFit,
    days_of,
    span_of,
)

_SPECIAL: dict[str, type[Field]] = {"minutes": Minutes, "money": Money, "bytes": Bytes}


def measure_field(unit: str, label: Any = None) -> Field:
    """The entry field of a unit of the grammar."""
    made = _SPECIAL.get(unit, Whole)
    shown = "分钟" if unit == "minutes" else UNITS[unit].counters[0]
    return made(name=unit, label=label or UNITS[unit].label, unit=shown)


def complete(values: Values, office: Office) -> None:
    """Checks the numbers against the definition and turns the span into a period."""
    kind: TallyKind = values["tally_kind"]
    measures = {measure.unit: measure for measure in kind.measures.all()}
    given = {unit for unit in UNITS if values.get(unit) is not None}
    if given - set(measures):
        raise UnitsDoNotFit(field=sorted(given - set(measures))[0])
    if not given:
        raise NothingCounted(field=next(iter(measures)))
    values["statement"] = any(measures[unit].stated for unit in given)
    span = values.pop("span", None) or Span.DAY
    span = Span.MONTH if values["statement"] else span
    values["happened_on"], values["until"] = days_of(span, values["happened_on"])


def settle(tallies: Iterable[Tally]) -> None:
    """Refuses what would count twice: a number for a month and for days of it, a statement beside another."""
    claims = [(dict(scope), units, statement) for scope, units, statement in {_claim(tally) for tally in tallies}]
    whole_months = any(span_of(scope["happened_on"], scope["until"]) == Span.MONTH for scope, *_rest in claims)
    for office in {scope["office_id"] for scope, *_rest in claims}:
        # Days never contradict days, so only whole months wait for everybody else.
        turns.take(f"ledger {office}", alone=whole_months)
    for scope, units, statement in claims:
        _refuse_days_beside_month(dict(scope), units)
        if statement and Tally.objects.standing().filter(**scope, statement=True).count() > 1:
            raise StatementStands


def _claim(tally: Tally) -> tuple[tuple[tuple[str, Any], ...], tuple[str, ...], bool]:
    """What a tally speaks of: scope and days as lookups, the units it gives, whether it states a total."""
    scope = {name: getattr(tally, name) for name in ("office_id", "site_id", "group_id", "programme_id")}
    scope |= {"tally_kind__key": tally.tally_kind.key, "happened_on": tally.happened_on, "until": tally.until}
    return tuple(scope.items()), tuple(u for u in UNITS if getattr(tally, u) is not None), tally.statement


def _refuse_days_beside_month(scope: dict[str, Any], units: Sequence[str]) -> None:
    """Looks at the rows of the month that could contradict; which of them do is quicker told than asked."""
    first, until = scope.pop("happened_on"), scope.pop("until")
    start, end = days_of(Span.MONTH, until - timedelta(days=1))
    within = {"happened_on": start, "until": end}
    if whole := (first, until) == (start, end):
        within = {"happened_on__gte": start, "until__lte": end}
    found = Tally.objects.filter(
        withdrawal=None, office_id=scope.pop("office_id"), tally_kind__key=scope.pop("tally_kind__key"), **within
    ).values_list("happened_on", "until", *scope, *units)
    place = tuple(scope.values())
    for row in found:
        days, where, amounts = row[:2], row[2 : 2 + len(place)], row[2 + len(place) :]
        if where == place and (days == (start, end)) != whole and any(amount is not None for amount in amounts):
            raise DaysAndMonth


def values_of(tally: Tally) -> Values:
    names = ["happened_on", "site", "group", "programme", "tally_kind", *UNITS, "approximate", "note"]
    return {name: getattr(tally, name) for name in names} | {"span": span_of(tally.happened_on, tally.until)}


def numbers_of(tally: Tally) -> str:
    """The numbers of a tally with their units: 61次、1小时30分钟."""
    said = []
    for unit in UNITS:
        if (amount := getattr(tally, unit)) is not None:
            text = measure_field(unit).write(amount)
            said.append(text if unit == "minutes" else f"{text}{UNITS[unit].counters[0]}")
    return ("约" if tally.approximate else "") + "、".join(said)


def fitting(values: Values) -> dict[str, str | None]:
    """Only the numbers that the chosen definition counts, under its labels; none while none is chosen."""
    kind: TallyKind | None = values.get("tally_kind")
    if kind is None:
        return dict.fromkeys(UNITS)
    measures = {measure.unit: measure for measure in kind.measures.all()}
    shown = {unit: measures[unit].label if unit in measures else None for unit in UNITS}
    # What states a total is always for the whole month.
    return shown | ({"span": None} if all(measure.stated for measure in measures.values()) else {})


TALLY = declare_kind(
    key="ledger.tally",
    model=Tally,
    label=_("tally"),
    plural=_("tallies"),
    help=_("A count from paper or a spreadsheet, for a day or for the whole month."),
    fields=(
        Reference(
            name="tally_kind", label=_("What is counted"), required=True, rows=kinds_for, sticky=True,
        ),
        Choice(name="span", label=_("Counted for"), choices=Span, sticky=True, help=_("Empty: the day.")),
        *(measure_field(unit) for unit in UNITS),
        YesNo(name="approximate", label=_("Approximate"), help=_("“about 80” is 80, marked.")),
        Words(name="note", label=_("Note"), length=200),
    ),
    columns=("tally_kind", "numbers", "site", "span"),
    computed={"numbers": Column(_("Numbers"), numbers_of)},
    filters=("tally_kind", "site"),
    search=("tally_kind", "note"),
    levels=("site", "group", "programme"),
    complete=complete,
    values=values_of,
    settle=settle,
    # A zero for all that is counted at once would say too much; the month grid takes a 0 for each.
    nil=False,
    conflicts={"statement_once": StatementStands},
    prepared=lambda rows: rows.select_related("tally_kind"),
    fitting=fitting,
    example={"happened_on": "2018-03-05", "tally_kind": "来电咨询", "span": "day", "sessions": "61"},
)  # fmt: skip
