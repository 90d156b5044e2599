"""The word list and the register of names, as the checks read them."""

from youju.ground.organisations.models import Network
from youju.reporting.bulletins.models import RegisteredName, WordRule
from youju.reporting.bulletins.rules.checks.names import Known
from youju.reporting.bulletins.rules.checks.wording import DEFAULTS, Word


def names_of(network: Network) -> tuple[Known, ...]:
    """Every registered form; one query."""
    rows = RegisteredName.objects.filter(network=network)
    return tuple(Known(row.kind, row.name, row.subject, row.short, row.since, row.until) for row in rows)


def words_of(network: Network) -> tuple[Word, ...]:
    """The rules in use: those of the house, changed or switched off by the network's, and its own; one query."""
    rules = {word.word: word for word in DEFAULTS}
    for row in WordRule.objects.filter(network=network):
        rules.pop(row.word, None)
        if row.on:
            rules[row.word] = word_of(row)
    return tuple(rules.values())


def word_of(row: WordRule) -> Word:
    unless = tuple(part for part in row.unless.replace("，", "、").replace(",", "、").split("、") if part.strip())
    return Word(row.word, row.instead, row.why, row.example, tuple(map(str.strip, unless)), row.raises)
