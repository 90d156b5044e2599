"""Defining what is counted; the counts themselves are recorded like every kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.measures.indicators import BadIndicator, Reading
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Network, Office
from youju.services.ledger.indicators import indicators_of
from youju.services.ledger.models import TallyKind, TallyMeasure


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
    else:
        require(by, permissions.NETWORK_MANAGE, network=network, on=localdate(at))
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
