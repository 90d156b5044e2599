"""The word list and the register as their screens show them."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from youju.ground.organisations.models import Network
from youju.reporting.bulletins.models import NameKind, RegisteredName, WordRule
from youju.reporting.bulletins.queries.checking.register import word_of
from youju.reporting.bulletins.rules.checks.wording import DEFAULTS, Word


@dataclass(frozen=True)
class Rule:
    """A rule with where it comes from: of the house as it is, or the network's own row."""

    word: Word
    row: WordRule | None
    on: bool

    @property
    def ours(self) -> bool:
        return self.row is None


def rules(network: Network) -> list[Rule]:
    """Every rule, those of the network first, those that are switched off last."""
    rows = list(WordRule.objects.filter(network=network))
    own = {row.word for row in rows}
    found = [Rule(word_of(row), row, row.on) for row in rows]
    found += [Rule(word, None, on=True) for word in DEFAULTS if word.word not in own]
    return sorted(found, key=lambda rule: not rule.on)


def rule_of(network: Network, word: str) -> Rule | None:
    """The rule of a word, whosever it is."""
    return next((rule for rule in rules(network) if rule.word.word == word), None)


def names(network: Network, offices: Collection[int]) -> tuple[list[RegisteredName], int]:
    """The register as an editor of `offices` reads it, and how many nicknames of other offices it holds."""
    rows = list(RegisteredName.objects.filter(network=network).select_related("office"))
    seen = [row for row in rows if row.kind != NameKind.NICKNAME or row.office_id in offices]
    return seen, len(rows) - len(seen)


def name_of(network: Network, offices: Collection[int], uid: UUID) -> RegisteredName | None:
    """The form with this uid, if the editor of `offices` reads it."""
    return next((row for row in names(network, offices)[0] if row.uid == uid), None)
