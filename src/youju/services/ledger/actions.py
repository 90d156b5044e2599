"""Defining what is counted, and entering a whole month of counts; single ones are recorded like every kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import Kind, Values, kind_of
from youju.ground.evidence.models import Attachment
from youju.ground.evidence.refusals import ReasonMissing
from youju.ground.measures.indicators import BadIndicator, Reading
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Group, Network, Office, Site
from youju.ground.periods import Period
from youju.ground.storage import turns
from youju.services.ledger.models import Tally, TallyKind, TallyMeasure
from youju.services.ledger.queries import indicators_of
from youju.services.ledger.rules import Span


class KeyBelongsElsewhere(Refusal):
    message = _("This key already names something that another office counts.")
    field = "key"


class UnfitDefinition(Refusal):
    message = _("This definition contradicts itself.")


@dataclass(frozen=True)
class Counted:
    """One number of a kind: unit of the grammar, printed label and definition, measure word, reading.

    `stated`: each entry states the total so far; stocks and distinct counts are always stated.
    """

    unit: str
    label: str
    definition: str
    counter: str = ""
    reading: str = "flow"
    since: date | None = None
    disclosure: str = "served"
    stated: bool = False


def _stating(counted: Counted) -> dict[str, Any]:
    always = UNITS[counted.unit].distinct or counted.reading == Reading.STOCK
    return {**counted.__dict__, "stated": counted.stated or always}


@action
def define_kind(
    *, network: Network, office: Office | None, key: str, label: str, measures: Sequence[Counted],
    by: Actor, at: datetime,
) -> TallyKind:  # fmt: skip
    """Defines what is counted, or a new version of it; earlier versions and their tallies stay as they were."""
    if office is not None:
        require(by, permissions.LEDGER_DEFINE, office=office, on=localdate(at))
        if office.network_id != network.pk:
            raise NotPermitted(field="office")
    else:
        require(by, permissions.NETWORK_MANAGE, network=network, on=localdate(at))
    units = [counted.unit for counted in measures]
    if not units or len(set(units)) < len(units) or not set(units) <= set(UNITS):
        raise UnfitDefinition
    turns.take(f"ledger kinds {network.pk}")
    last = TallyKind.objects.filter(network=network, key=key).order_by("-version").first()
    if last is not None and last.office_id != (office.pk if office else None):
        raise KeyBelongsElsewhere
    kind = TallyKind(
        network=network, office=office, key=key, label=label, version=last.version + 1 if last else 1, by=by, at=at
    )
    kind.full_clean()
    kind.save()
    rows = [TallyMeasure(kind=kind, **_stating(counted)) for counted in measures]
    for row in rows:
        row.full_clean()
    TallyMeasure.objects.bulk_create(rows)
    try:
        indicators_of(kind)
    except BadIndicator as error:
        raise UnfitDefinition(str(error)) from None
    audit.write(
        verb="ledger.define", by=by, at=at, office=office, subject=kind.uid,
        values={"key": key, "version": kind.version, "label": label},
    )  # fmt: skip
    return kind


class CellRefused(Refusal):
    """One number of a month's sheet does not fit: `place` is (key of the kind, unit, site or None)."""

    def __init__(self, message: str, place: tuple[str, str, Site | None]) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True)
class Said:
    """What a month's sheet says of one kind at one place: amounts by unit, None where a number was taken out.

    `tally` is what stands there already, as it was at `version`; only its given amounts change.
    """

    kind: TallyKind
    site: Site | None
    amounts: Mapping[str, int | None]
    approximate: bool = False
    tally: Tally | None = None
    version: int = 0


@dataclass(frozen=True)
class Entered:
    """How many tallies a month's sheet made, corrected and withdrew."""

    recorded: int
    corrected: int
    withdrawn: int


@action
def enter_month(
    *, office: Office, month: Period, group: Group | None = None, said: Sequence[Said],
    attachments: Sequence[Attachment] = (), reason: str = "", by: Actor, at: datetime,
) -> Entered:  # fmt: skip
    """Writes a whole month's sheet or nothing of it; the sheet's photos go to everything that it made or changed.

    Raises CellRefused for the first number that does not fit, ReasonMissing where a correction needs one.
    """
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    counts = {"recorded": 0, "corrected": 0, "withdrawn": 0}
    for cell in said:
        try:
            counts[_enter(cell, office, month, group, attachments, reason, by, at)] += 1
        except ReasonMissing:
            raise
        except Refusal as refusal:
            unit = refusal.field if refusal.field in UNITS else next(iter(cell.amounts))
            raise CellRefused(str(refusal), (cell.kind.key, unit, cell.site)) from None
    audit.write(
        verb="ledger.enter_month", by=by, at=at, office=office, rows=len(said),
        values={"month": month.key, **counts},
    )  # fmt: skip
    return Entered(**counts)


def _enter(
    cell: Said, office: Office, month: Period, group: Group | None, attachments: Sequence[Attachment],
    reason: str, by: Actor, at: datetime,
) -> str:  # fmt: skip
    tallies: Kind = kind_of("ledger.tally")
    if cell.tally is None:
        values: Values = dict.fromkeys(field.name for field in tallies.entry)
        values |= {"happened_on": month.start, "site": cell.site, "group": group, "tally_kind": cell.kind}
        values |= {"span": Span.MONTH, "approximate": cell.approximate, "note": "", **cell.amounts}
        evidence.record(kind=tallies, office=office, values=values, attachments=attachments, by=by, at=at)
        return "recorded"
    values = {**tallies.read_values(cell.tally), **cell.amounts}
    values["approximate"] = cell.approximate
    if all(values[unit] is None for unit in UNITS):
        evidence.withdraw(kind=tallies, record=cell.tally, reason=reason, by=by, at=at)
        return "withdrawn"
    if {unit for unit in UNITS if values[unit] is not None} - {
        m.unit for m in cell.tally.tally_kind.measures.all()
    }:
        # A number that the old definition did not know yet.
        values["tally_kind"] = cell.kind
    held = evidence.correct(
        kind=tallies, record=cell.tally, values=values, version=cell.version, reason=reason, by=by, at=at
    )
    if attachments:
        evidence.enclose(kind=tallies, record=held, attachments=attachments, by=by, at=at)
    return "corrected"
