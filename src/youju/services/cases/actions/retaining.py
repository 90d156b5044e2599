"""When a case was closed long enough ago its papers are emptied; days, minutes and sorts stay for the counts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.services.cases.models import Case, PaperDraft, Scan
from youju.services.cases.queries.retaining import due, sealed_rows


@action
def empty_cases(*, on: date, by: Actor, at: datetime) -> int:
    """Empties every case whose time is over and takes its person away; returns how many. It cannot be undone."""
    rows = list(Case.objects.select_for_update(of=("self",)).select_related("office").filter(pk__in=due(on)))
    for row in rows:
        emptied = _empty_words([row.pk])
        row.person = row.household = None
        row.emptied_on = localdate(at)
        row.save(update_fields=["person", "household", "emptied_on"])
        Grant.objects.filter(subject=row.uid, until=None).update(until=at)
        audit.write(verb="case.empty", by=by, at=at, office=row.office, subject=row.uid, rows=emptied)
    if not rows:
        audit.write(verb="case.empty", by=by, at=at, rows=0)
    return len(rows)


def _empty_words(cases: Iterable[int]) -> int:
    """Takes every sealed word of these cases away, earlier versions, drafts and scans included."""
    keys = list(cases)
    PaperDraft.objects.filter(case__in=keys).delete()
    Scan.objects.filter(case__in=keys).delete()
    count = 0
    for rows in sealed_rows(keys):
        found: Any = rows.exclude(words=b"")
        count += found.update(words=b"")
    return count
