"""Long words told short: cut where a sentence ends, never in the middle of one."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Entry, Figure, Issue, Notice, Place
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.prose import correction, number, plain, title

# What a chat shows of a message before it folds it.
CHAT = 300
FIGURES = DATES = 3
CORRECTION = 80
# More often than this is a weekly thing, which people know.
SELDOM = 2
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*")
_CLAUSE = re.compile(r"[^。！？；]*[。！？；]+[”’」』）]*")


def shortened(text: str, limit: int) -> str:
    """The whole sentences that fit; where they are few, the clauses; where not even one is, the beginning."""
    if len(text) <= limit:
        return text
    kept = _whole(_SENTENCE, text, limit)
    if len(kept) < limit // 3:
        clauses = _whole(_CLAUSE, text, limit - 1).rstrip("；")
        kept = max(
            kept, f"{clauses}……" if clauses and not clauses.endswith(("。", "！", "？")) else clauses, key=len
        )
    return kept or text[: limit - 1] + "…"


def _whole(pieces: re.Pattern[str], text: str, limit: int) -> str:
    """As many pieces from the beginning as fit."""
    end = 0
    # Each begins where the one before it ended: a text without a full stop is read once, not from every place.
    while (piece := pieces.match(text, end)) and piece.end() <= limit:
        end = piece.end()
    return text[:end]


def summary(issue: Issue, limit: int) -> str:
    """The letter's first sentences, without its greeting; the headlines where there is no letter."""
    said = [plain(block.runs) for block in issue.letter]
    letter = "".join(each for each in said if not each.endswith(("：", ":")))
    return shortened(letter or "；".join(story.title for story in issue.headlines), limit)


def chat(issue: Issue) -> bytes:
    """A message for chat groups, at most 300 characters in UTF-8: title, what is corrected, three numbers, three
    dates, the address.

    A line that does not fit is left out whole, the dates first; that something is corrected never is.
    """
    issue = printable(issue)
    address = absolute(issue.address, issue.address)
    address = address if len(address) <= CHAT // 2 else ""
    name = shortened(title(issue), CHAT // 3)
    numbers = [f"· {told}" for told in _numbers(issue)]
    dates = [f"· {told}" for told in _dates(issue)]
    room = CHAT - len(name) - len(address) - len(words.CHAT_LINK) - len("\n：\n")
    corrected = [_corrected(issue.notices, room, bool(address))] if issue.notices else []
    while True:
        lines = [name, *corrected, *numbers, *([f"{issue.next_month}{words.PREVIEW}：", *dates] if dates else [])]
        told = "\n".join([*lines, *([f"{words.CHAT_LINK}：{address}"] if address else [])])
        if len(told) <= CHAT:
            return told.encode()
        (dates or numbers).pop()


def _corrected(notices: tuple[Notice, ...], room: int, elsewhere: bool) -> str:
    """One line: the correction itself where it is one and fits, otherwise how many and of which issues."""
    said = f"{words.NOTICES}：{correction(notices[0])}"
    if len(notices) == 1 and len(said) <= min(CORRECTION, room):
        return said
    months = "、".join(dict.fromkeys(notice.issue for notice in notices if notice.issue))
    where = months if len(months) <= CORRECTION // 4 else ""
    return f"{words.NOTICES}：{where}{len(notices)}处" + (f"，{words.SEE_ALL}" if elsewhere else "")


def _numbers(issue: Issue) -> list[str]:
    """The first number of each office, then the second of each: editors put the strongest first."""
    offices = [
        [(result.office, line.margin) for group in result.groups for line in group.lines if _strong(line.margin)]
        for result in issue.results
    ]
    told = [
        f"{office}：{_label(figure)}{number(figure)}"
        for place in range(max(map(len, offices), default=0))
        for office, figure in (rows[place] for rows in offices if place < len(rows))
        if figure is not None
    ]
    return told[:FIGURES]


def _strong(figure: Figure | None) -> bool:
    return figure is not None and bool(figure.amount) and not figure.suppressed


def _label(figure: Figure) -> str:
    """The label without the measure word that the number brings along."""
    return figure.label.removesuffix(figure.unit) if figure.unit else figure.label


def _dates(issue: Issue) -> list[str]:
    """What comes first, of what happens seldom; the weekly things only where nothing else is dated."""
    dated = sorted(
        (_first_day(entry), place.name, entry.title, entry.when, len(entry.occurrences))
        for place, entry in _announced(issue)
        if any(not each.cancelled for each in entry.occurrences)
    )
    seldom = [row for row in dated if row[-1] <= SELDOM]
    return [f"{when} {what}（{where}）" for _day, where, what, when, _n in (seldom or dated)[:DATES]]


def _announced(issue: Issue) -> Iterator[tuple[Place, Entry]]:
    for preview in issue.preview:
        for place in preview.places:
            for entry in place.entries:
                yield place, entry


def _first_day(entry: Entry) -> date:
    standing: Iterable[date] = (each.day for each in entry.occurrences if not each.cancelled)
    return min(standing, default=date.max)
