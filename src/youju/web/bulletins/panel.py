"""The findings as the editing screen lists them: the gravest first, each with its place and what it offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from youju.reporting.bulletins.queries.checking import Seen
from youju.reporting.bulletins.rules.checks import Finding, Severity
from youju.reporting.bulletins.rules.checks.asked import COMMISSION
from youju.web.bulletins import words
from youju.web.bulletins.rooms import Room

# Of these the office's editor mends the plan itself; what is about a site is mended in the structure.
_OF_SITES = frozenset({"contact", "areacode"})


def mark_of(finding: Finding) -> str:
    """The mark on the screen to which a finding leads: the picture that is meant, or its passage."""
    return f"pic-{finding.picture}" if finding.picture is not None else f"p-{finding.place}"


@dataclass(frozen=True)
class Item:
    """A finding in the list; `mine` tells whether the reader writes its place, and so may judge it."""

    finding: Finding
    href: str
    mine: bool
    seen: Seen | None = None

    @property
    def mark(self) -> str:
        """Where it stands in the list itself."""
        return f"f-{self.finding.digest[:16]}"

    @property
    def asks_consent(self) -> bool:
        return self.finding.check == "consent" and self.finding.picture is not None and self.mine

    @property
    def asks_words(self) -> bool:
        return self.finding.check == "alt" and self.finding.picture is not None and self.mine

    @property
    def asks_cover_consent(self) -> bool:
        return self.finding.check == "consent" and self.finding.picture is None and self.mine

    @property
    def asks_cover_words(self) -> bool:
        return self.finding.check == "alt" and self.finding.picture is None and self.mine


@dataclass(frozen=True)
class Check:
    """The findings of one check."""

    key: str
    label: Promise
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grave:
    """The findings that are equally grave, by check."""

    severity: Severity
    label: Promise
    checks: tuple[Check, ...]

    @property
    def count(self) -> int:
        return sum(len(check.items) for check in self.checks)


@dataclass(frozen=True)
class Lister:
    """Lists findings for one reader; `writable` says of each passage and section whether the reader writes it."""

    here: Room
    part: str
    writable: Mapping[UUID, bool]

    def groups(self, findings: Iterable[Finding]) -> list[Grave]:
        """The gravest first, each check once."""
        order = list(words.CHECKS)
        rows = sorted(findings, key=lambda row: (list(Severity).index(row.severity), order.index(row.check)))
        found = []
        for severity, equal in groupby(rows, key=lambda row: row.severity):
            checks = tuple(
                Check(check, words.CHECKS[check], tuple(map(self.item, same)))
                for check, same in groupby(equal, key=lambda row: row.check)
            )
            found.append(Grave(severity, words.SEVERITIES[severity], checks))
        return found

    def item(self, finding: Finding, seen: Seen | None = None) -> Item:
        mine = self.writable.get(finding.place)
        if mine is None:
            return Item(finding, self._plan(finding), self._judges(finding), seen)
        return Item(finding, f"?part={self.part}#{mark_of(finding)}", mine, seen)

    def _judges(self, finding: Finding) -> bool:
        return self.here.release is None and (self.here.composes or finding.office in self.here.writes)

    def _plan(self, finding: Finding) -> str:
        """Where a plan is mended by its own office; others look at it in the preview."""
        if finding.check == COMMISSION:
            return reverse("bulletins:commission", args=[self.here.period, finding.place])
        own = finding.office in self.here.writes
        if own and finding.check in _OF_SITES:
            return reverse("structure:overview")
        if own and finding.check != "noplan":
            return reverse("activities:change", args=[finding.place])
        return reverse("bulletins:preview", args=[self.here.period])
