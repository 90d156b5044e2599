"""Placeholders in a text: a closed grammar, read once, never a template engine.

{activities.service.attendances}            the office's figure, with its unit: 932人次
{library.loans@beijing+nanjing}             of several offices together
{activities.training.trainees@beijing/platform}   of one group of results
{volunteers.minutes|number}                 the number alone: 318.22
{volunteers.minutes|clock}                  318小时22分钟        |hours  318.22小时
{late:volunteers.minutes@beijing|2018-02}   what came to February's released figure since: +3人次
{date:2018-03-17}                           3月17日
{quote:53家}                                a number that is not ours
[the long story](https://example.org/1)     words that lead on; plain words, and only https
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.refusals import UnreadableToken

FORMS = ("unit", "number", "hours", "clock")

_BRACED = re.compile(r"\{([^{}\n]{0,200})\}|[{}]")
LINK = re.compile(r"\[([^\[\]{}\n]{1,120})\]\((https://[^\s()<>{}\[\]\"'\\`|^]{1,380})\)")
_FIGURE = re.compile(
    r"(?P<key>[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)+)"
    r"(?:@(?P<offices>[a-z][a-z0-9-]*(?:\+[a-z][a-z0-9-]*)*)(?:/(?P<group>[a-z][a-z0-9-]*))?)?"
    r"(?:\|(?P<form>[a-z]+))?"
)


LATE = "late:"
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True)
class FigureToken:
    """A figure by its key; without offices it is the section's office. With a `month`, 2018-02, its late line."""

    key: str
    offices: tuple[str, ...] = ()
    group: str = ""
    form: str = "unit"
    month: str = ""

    def __str__(self) -> str:
        scope = f"@{'+'.join(self.offices)}{'/' + self.group if self.group else ''}" if self.offices else ""
        if self.month:
            return f"{{{LATE}{self.key}{scope}|{self.month}}}"
        return f"{{{self.key}{scope}{'' if self.form == 'unit' else '|' + self.form}}}"


@dataclass(frozen=True)
class DateToken:
    day: date

    def __str__(self) -> str:
        return f"{{date:{self.day.isoformat()}}}"


@dataclass(frozen=True)
class Quoted:
    """Words with a number of somebody else's."""

    text: str

    def __str__(self) -> str:
        return f"{{quote:{self.text}}}"


@dataclass(frozen=True)
class Link:
    """Words that lead to a page of somebody's."""

    text: str
    address: str

    def __str__(self) -> str:
        return f"[{self.text}]({self.address})"


Token = FigureToken | DateToken | Quoted | Link


def read(text: str) -> tuple[str | Token, ...]:
    """The text as plain pieces and tokens, in order. Raises UnreadableToken with the piece in question."""
    pieces: list[str | Token] = []
    last = 0
    for match in LINK.finditer(text):
        pieces += [*_read(text[last : match.start()]), Link(match[1], match[2])]
        last = match.end()
    return (*pieces, *_read(text[last:]))


def _read(text: str) -> list[str | Token]:
    """What stands between links."""
    pieces: list[str | Token] = []
    last = 0
    for match in _BRACED.finditer(text):
        if match.start() > last:
            pieces.append(text[last : match.start()])
        if match[1] is None:
            raise UnreadableToken(
                _("A brace stands alone near “{near}”.").format(
                    near=text[max(0, match.start() - 6) : match.end() + 6]
                )
            )
        pieces.append(_token(match[1]))
        last = match.end()
    if last < len(text):
        pieces.append(text[last:])
    return pieces


def tokens_in(text: str) -> tuple[FigureToken, ...]:
    """The figures that a text shows, in order."""
    return tuple(piece for piece in read(text) if isinstance(piece, FigureToken))


def _token(inside: str) -> Token:
    if inside.startswith("date:"):
        try:
            return DateToken(date.fromisoformat(inside.removeprefix("date:")))
        except ValueError:
            raise _unread(inside) from None
    if inside.startswith("quote:") and inside != "quote:":
        return Quoted(inside.removeprefix("quote:"))
    month, bare = "", inside
    if inside.startswith(LATE):
        bare, _bar, month = inside.removeprefix(LATE).rpartition("|")
        if not _MONTH.fullmatch(month):
            raise _unread(inside)
    match = _FIGURE.fullmatch(bare)
    # A late line is always said whole: its sign, its number and its unit.
    if match is None or (match["form"] or "unit") not in FORMS or (month and match["form"]):
        raise _unread(inside)
    offices = tuple((match["offices"] or "").split("+")) if match["offices"] else ()
    return FigureToken(match["key"], offices, match["group"] or "", match["form"] or "unit", month)


def _unread(inside: str) -> UnreadableToken:
    return UnreadableToken(_("“{{{inside}}}” is not understood.").format(inside=inside[:60]))
