"""Durations are printed in one notation: 318.37小时 or 318小时22分钟, not both in one issue."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, plain

_CLOCK = re.compile(r"\d+个?小时零?\d+分钟?")
_DECIMAL = re.compile(r"\d+\.\d+个?小时")
_MINUTES = re.compile(r"\d{2,}分钟")
_HALVES = re.compile(r"\d*个?半小时|\d+个半小时")
_KINDS = (("clock", _CLOCK), ("decimal", _DECIMAL), ("halves", _HALVES), ("minutes", _MINUTES))


def durations_in(text: str) -> Iterator[tuple[str, str]]:
    """(notation, words) of each duration whose notation shows; whole hours belong to every one."""
    rest = text
    for kind, pattern in _KINDS:
        for match in pattern.finditer(rest):
            yield kind, match[0]
        rest = pattern.sub(" ", rest)


def notations(passages: Iterable[Passage], house: str) -> Iterator[Finding]:
    """Durations of another notation than `house`, in an issue that has more than one."""
    found = [(passage, kind, words) for passage in passages for kind, words in _of(passage)]
    seen = {kind: words for _passage, kind, words in reversed(found)}
    if len(seen) < 2:
        return
    usual = house if house in seen else next(iter(dict.fromkeys(kind for _passage, kind, _words in found)))
    told: set[tuple[object, str]] = set()
    for passage, kind, words in found:
        if kind != usual and (passage.place, words) not in told:
            told.add((passage.place, words))
            message = _("“{words}” here, “{other}” elsewhere: one issue, one notation of hours.").format(
                words=words, other=seen[usual]
            )
            yield Finding("notation", passage.place, message, quote=words)


def _of(passage: Passage) -> Iterator[tuple[str, str]]:
    margin = passage.margin.said if passage.margin and passage.margin.measure == "minutes" else ""
    yield from durations_in(f"{margin} {plain(passage.title)} {passage.text}")
