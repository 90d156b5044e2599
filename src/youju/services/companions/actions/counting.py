"""Silent pairs of a month are written down for the figure; a contact that came late takes its silence back."""

from datetime import date, datetime

from django.utils.translation import gettext

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import checks, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.services.companions.models import Silence
from youju.services.companions.queries.silences import differing
from youju.services.companions.rules.helps import SILENCE


@action
def count_silence(*, on: date, by: Actor, at: datetime) -> int:
    """Brings the records of the month before `on` in line with what was recorded; how many changed."""
    found = differing(on)
    made = [
        Silence(
            office=pair.office, site=pair.site, programme=pair.programme, group=pair.group, happened_on=found.day,
            recorded_at=at, by=by, pairing=pair, days=days,
        )
        for pair, days in found.missing
    ]  # fmt: skip
    checks.parts_counted_here(SILENCE, made)
    Silence.objects.bulk_create(made)
    for row in found.stale:
        withdraw(kind=kind_of(SILENCE), record=row, reason=gettext("Recorded later"), by=by, at=at)
    audit.write(verb="pairing.silence", by=by, at=at, rows=len(made) + len(found.stale))
    return len(made) + len(found.stale)
