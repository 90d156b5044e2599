"""A printed figure as its own page tells it, from the data editions that were sent: nothing hidden comes back."""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from youju.ground.periods import Period
from youju.reporting import publishing
from youju.reporting.bulletins.models import Erratum, Release, StoredEdition
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.bulletins.queries.published import releases
from youju.reporting.figures import late

# A year and the same month of the year before.
MONTHS = 13


@dataclass(frozen=True)
class Counted:
    """What was printed, by which definition, for whom; and what of it was found to be wrong since."""

    label: str
    definition: str
    scope: str
    text: str
    unit: str
    reading: str
    approximate: bool
    at_least: bool
    suppressed: bool
    records: int | None
    errata: tuple[Erratum, ...]


@dataclass(frozen=True)
class Sent:
    """A figure of an issue in short. `amount` is None where none was published: 未报, or hidden."""

    period: Period
    digest: str
    scope: str
    amount: int | None
    text: str
    unit: str
    definition: str
    corrected: str = ""


def counted(release: Release, key: str, digest: str) -> Counted | None:
    """The figure with this key and beginning of its scope's digest, as the release printed it."""
    for row in _rows(release):
        if row["key"] == key and _digest(row) == digest:
            errata = Erratum.objects.filter(
                issue=release.issue, figure__key=key, figure__scope_digest__startswith=digest
            )
            return Counted(
                row["label"], row["definition"], row["office"], row["text"], row["unit"], row["reading"],
                row["approximate"], row["at_least"], row["suppressed"], row["records"], tuple(errata),
            )  # fmt: skip
    return None


def beside(release: Release, key: str, digest: str) -> list[Sent]:
    """The same indicator where the issue printed it for others: its parts, or the whole it is a part of."""
    return [sent for sent in _sent(release, key) if sent.digest != digest]


def told_late(release: Release, key: str, digest: str) -> list[Sent]:
    """The late lines in which later issues told what came to this figure, the oldest first."""
    line = late.key_of(key, period_of(release.issue))
    after = [row for row in releases(release.issue.network) if row.issue.start > release.issue.start]
    return [sent for row in reversed(after) for sent in _sent(row, line) if sent.digest == digest]


def through_the_months(release: Release, key: str, digest: str) -> list[Sent]:
    """What this issue and those before it printed of the figure, oldest first; other months are not told."""
    until = release.issue.start
    before = [row for row in releases(release.issue.network) if row.issue.start < until][: MONTHS - 1]
    wrong = {
        erratum.issue_id: erratum.corrected
        for erratum in Erratum.objects.filter(
            issue__network=release.issue.network, figure__key=key, figure__scope_digest__startswith=digest
        ).order_by("at", "id")
    }
    return [
        replace(sent, corrected=wrong.get(row.issue_id, ""))
        for row in [*reversed(before), release]
        for sent in _sent(row, key)
        if sent.digest == digest
    ]


def _sent(release: Release, key: str) -> list[Sent]:
    period = period_of(release.issue)
    return [
        Sent(
            period, _digest(row), row["office"], row["amount"], row["text"], row["unit"], row["definition"]
        )
        for row in _rows(release)
        if row["key"] == key and _digest(row)
    ]  # fmt: skip


def _digest(row: dict[str, Any]) -> str:
    """The last part of the figure's own address."""
    return (row["address"] or "").rstrip("/").rpartition("/")[2]


def _rows(release: Release) -> tuple[dict[str, Any], ...]:
    return _read(release.uid)


# A revision never changes, so what was read of it may be kept for as long as the process lives.
@lru_cache(maxsize=32)
def _read(release: UUID) -> tuple[dict[str, Any], ...]:
    ending = publishing.KINDS["json"][0]
    sent = StoredEdition.objects.filter(release__uid=release, name__endswith=ending).first()
    return tuple(json.loads(bytes(sent.data))["figures"]) if sent is not None else ()
