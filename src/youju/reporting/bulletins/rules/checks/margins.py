"""Whether the margin says what the sentence says, and whether parts make up their whole."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding, Name
from youju.reporting.bulletins.rules.checks.passages import STATEMENT, Passage, Piece, Said, plain, short, split

_OF_WHICH = re.compile(r"其中")
_TOGETHER = re.compile(r"(?:合计|共计|总计|总共|一共|累计)[\u4e00-\u9fff]{0,4}$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Whole:
    """A total and its parts as a sentence sets them out."""

    total: Said
    parts: tuple[Said, ...]

    @property
    def difference(self) -> int:
        """By how much the parts miss the total; single parts and open lists can only be too much."""
        told = [part.amount for part in self.parts if part.amount is not None]
        if self.total.amount is None or len(told) < len(self.parts):
            return 0
        over = sum(told) - self.total.amount
        return over if len(told) > 1 else max(0, over)


def wholes(pieces: tuple[Piece, ...]) -> Iterator[Whole]:
    """The totals of a text: “A，其中B、C” and “B、C，合计A”, within one statement and of one unit."""
    for statement in split(pieces, STATEMENT):
        rows = [(place, piece) for place, piece in enumerate(statement) if isinstance(piece, Said) and piece.known]
        words = [(place, piece) for place, piece in enumerate(statement) if isinstance(piece, str)]
        for place, word in words:
            if _OF_WHICH.search(word):
                earlier = [row for at, row in rows if at < place]
                later = [row for at, row in rows if at > place]
                if earlier:
                    parts = tuple(row for row in later if row.measure == earlier[-1].measure)
                    if parts:
                        yield Whole(earlier[-1], parts)
            elif _TOGETHER.search(word):
                after = [row for at, row in rows if at > place]
                if after:
                    parts = _alike(after[0], [row for at, row in rows if at < place])
                    if len(parts) > 1:
                        yield Whole(after[0], parts)


def _alike(total: Said, rows: list[Said]) -> tuple[Said, ...]:
    """What may be parts of the total: of its measure, and printed in one unit, 篇 or 期 and not both."""
    parts = [row for row in rows if row.measure == total.measure]
    if len({row.unit for row in parts}) > 1 and sum(row.amount or 0 for row in parts) != total.amount:
        parts = [row for row in parts if row.unit == total.unit]
    return tuple(parts)


def margin_not_said(passage: Passage) -> Iterator[Finding]:
    """A margin number that stands nowhere in its sentence."""
    margin = passage.margin
    if margin is None:
        yield from _typed_margin(passage)
    elif margin.known and margin.name not in {row.name for row in passage.tokens}:
        said = f"{margin.label} {margin.printed}"
        message = _("The margin says “{figure}”, the sentence does not.").format(figure=said)
        yield Finding("margin", passage.place, message, margin.name, quote=said)


def _typed_margin(passage: Passage) -> Iterator[Finding]:
    """A margin that was typed, as in issues from before: its number must stand in the sentence at least."""
    typed = _NUMBER.search(passage.margin_text)
    if typed and typed[0] not in _NUMBER.findall(passage.text):
        message = _("The margin says “{figure}”, the sentence “{sentence}” does not.").format(
            figure=passage.margin_text, sentence=short(passage.text)
        )
        yield Finding("margin", passage.place, message, quote=passage.margin_text)


def parts_add_up(passage: Passage) -> Iterator[Finding]:
    """Parts that do not make up the total printed beside them."""
    for sentence in passage.sentences():
        for whole in wholes(sentence):
            if whole.difference:
                parts = " + ".join(row.printed for row in whole.parts)
                message = _(
                    "“{sentence}”: {parts} is not {total}. Look which figure counts something else."
                ).format(sentence=short(plain(sentence), 40), parts=parts, total=whole.total.printed)
                quote = f"{parts} ≠ {whole.total.printed}"
                yield Finding("sum", passage.place, message, whole.total.name, quote=quote)


def margin_is_part(passage: Passage) -> Iterator[Finding]:
    """A margin that is only a part of what its sentence totals."""
    margin = passage.margin
    if margin is None:
        return
    for whole in wholes(passage.pieces):
        names = {row.name for row in whole.parts}
        if margin.name in names and margin.name != whole.total.name:
            message = _(
                "The margin prints {part}, a part; the sentence totals {total}. Put the total in the margin."
            ).format(part=f"{margin.label} {margin.printed}", total=f"{whole.total.label} {whole.total.printed}")
            yield Finding("part", passage.place, message, margin.name, quote=f"{margin.label} {margin.printed}")


def margin_unlike_others(passages: Iterable[Passage]) -> Iterator[Finding]:
    """A margin that is a part where the same line of other offices has the total.

    The same line is one that tells two parts or more of a total which stands in the margin elsewhere.
    """
    lines = [passage for passage in passages if not passage.story and passage.margin is not None]
    totals: dict[Name, tuple[Said, set[Name], set[int | None]]] = {}
    for line in lines:
        for whole in wholes(line.pieces):
            if line.margin is not None and line.margin.name == whole.total.name is not None:
                _total, parts, offices = totals.setdefault(whole.total.name, (whole.total, set(), set()))
                parts.update(row.name for row in whole.parts if row.name is not None)
                offices.add(line.office)
    by_key = _by_key(totals)
    for line in lines:
        margin = line.margin
        if margin is None or margin.name is None:
            continue
        keys = {row.name[0] for row in line.tokens if row.name is not None}
        for key, (total, told, where) in by_key.items():
            unlike = margin.measure == total.measure and key not in keys and margin.name[0] != key
            if unlike and len(keys & told) > 1 and where - {line.office}:
                message = _(
                    "Elsewhere the margin of this line is “{total}”; here it is only the part {part}."
                ).format(total=total.label, part=f"{margin.label} {margin.printed}")
                quote = f"{margin.label} {margin.printed}"
                yield Finding("part", line.place, message, margin.name, quote=quote)


def _by_key(
    totals: Mapping[Name, tuple[Said, set[Name], set[int | None]]],
) -> dict[str, tuple[Said, set[str], set[int | None]]]:
    """Totals by indicator: what offices break a total into, taken together."""
    found: dict[str, tuple[Said, set[str], set[int | None]]] = {}
    for name, (total, parts, offices) in totals.items():
        _one, keys, where = found.setdefault(name[0], (total, set(), set()))
        keys.update(part[0] for part in parts)
        where.update(offices)
    return found
