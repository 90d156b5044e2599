"""How a number of the ledger will stand in print: a sample in the margin, its sentence, its definition."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from youju.ground.measures.units import UNITS
from youju.services.ledger.models import TallyKind
from youju.web.ledger.forms import DISCLOSURES, READINGS

SAMPLE = "61"


@dataclass(frozen=True)
class Printed:
    """`note` says in plain words how months and offices come together."""

    number: str
    unit: str
    label: str
    definition: str
    note: str


def printed(given: Mapping[str, Any]) -> Printed:
    """The print of one number, from what the form or a measure says."""
    unit = UNITS[given["unit"]]
    parts = [str(READINGS[given["reading"]])]
    if given["reading"] == "cumulative" and given["since"]:
        parts = [_("since {day}").format(day=given["since"])]
    if unit.distinct or given["reading"] == "stock" or given["stated"]:
        parts.append(_("months are never added up"))
    else:
        parts.append(_("months add up"))
    parts.append(str(DISCLOSURES[given["disclosure"]]))
    counter = given["counter"] or unit.counters[0]
    return Printed(SAMPLE, counter, given["label"], given["definition"], " · ".join(parts))


def printed_kind(kind: TallyKind) -> list[Printed]:
    """The prints of a kind's numbers."""
    return [printed(measure.__dict__) for measure in kind.measures.all()]
