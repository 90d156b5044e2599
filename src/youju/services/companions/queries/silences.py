"""Which pairs were silent on the last day of the month before, and what is written of it so far."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q

from youju.ground.evidence.models import Closing
from youju.services.companions.models import PairContact, Pairing, Silence
from youju.services.companions.rules.rhythm import Rhythm


@dataclass(frozen=True)
class Differs:
    """What the records of silence lack for that day (a pair, and by how many days), and what holds no longer."""

    day: date
    missing: tuple[tuple[Pairing, int], ...]
    stale: tuple[Silence, ...]


def month_before(on: date) -> date:
    """The last day of the month before."""
    return on.replace(day=1) - timedelta(days=1)


def differing(on: date) -> Differs:
    """For the last day of the month before `on`; an office whose month was released is left as it is."""
    day = month_before(on)
    closed = Closing.objects.filter(start__lte=day, end__gt=day).values("office")
    stood = Pairing.objects.standing().filter(
        Q(ending=None) | Q(ending__happened_on__gt=day), happened_on__lte=day
    ).exclude(office__in=closed)  # fmt: skip
    last = dict(
        PairContact.objects.standing()
        .filter(pairing__in=stood, happened_on__lte=day)
        .order_by("pairing")
        .values_list("pairing")
        .annotate(last=Max("happened_on"))
    )
    rows = stood.select_related("office", "site", "programme", "group").order_by("pk")
    over = {row: Rhythm(row.happened_on, row.rhythm, last.get(row.pk)).silent(on=day) for row in rows}
    written = Silence.objects.standing().filter(happened_on=day).exclude(office__in=closed).order_by("pk")
    known = {row.pairing_id: row for row in written}
    silent = {row.pk for row, days in over.items() if days}
    return Differs(
        day, tuple((row, days) for row, days in over.items() if days and row.pk not in known),
        tuple(row for key, row in known.items() if key not in silent),
    )  # fmt: skip
