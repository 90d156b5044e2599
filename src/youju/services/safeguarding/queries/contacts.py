"""Whom an office calls: what it wrote down, and the public emergency number where it wrote nothing."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from youju.ground.organisations.models import Office
from youju.services.safeguarding.models import SafeguardingContact
from youju.services.safeguarding.rules import EMERGENCY, Whom


@dataclass(frozen=True)
class Call:
    """One line of the list; without a number the office has not written it down yet."""

    whom: Whom
    label: Promise
    role: Promise
    name: str
    number: str


def calls(office: Office) -> tuple[Call, ...]:
    return _calls({row.whom: row for row in SafeguardingContact.objects.filter(office=office)})


def calls_of(offices: Collection[int]) -> dict[int, tuple[Call, ...]]:
    """The lists of several offices, in one query."""
    found: dict[int, dict[str, SafeguardingContact]] = {office: {} for office in offices}
    for row in SafeguardingContact.objects.filter(office__in=offices):
        found[row.office_id][row.whom] = row
    return {office: _calls(rows) for office, rows in found.items()}


def _calls(rows: dict[str, SafeguardingContact]) -> tuple[Call, ...]:
    return tuple(_call(whom, rows.get(whom.value)) for whom in Whom)


def _call(whom: Whom, row: SafeguardingContact | None) -> Call:
    number = row.number if row else ""
    return Call(
        whom, whom.label, whom.role, row.name if row else "", number or (EMERGENCY if whom is Whom.POLICE else "")
    )
