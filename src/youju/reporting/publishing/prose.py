"""How an issue's values read as plain Chinese: the wording that all editions share."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import safe
from youju.reporting.publishing.content import Block, Entry, Figure, Issue, Link, Notice, Number, Run

LOCAL = ZoneInfo("Asia/Shanghai")

_DIGITS = re.compile(r"[0-9](?:[0-9,.:–~-]*[0-9])?")
_MONTH = re.compile(r"(\d{4}年)(\d{1,2}月)")


class ReleaseTimeWithoutZone(ValueError):
    """A release time without a zone would print another hour on another machine."""


def plain(runs: Iterable[Run]) -> str:
    """A sentence without links."""
    return "".join(run.shown if isinstance(run, Number) else run.text for run in runs)


def spelled(runs: Iterable[Run]) -> str:
    """A sentence whose links are spelled out, for editions that nobody can click."""
    return "".join(
        f"{run.text}（{address}）" if isinstance(run, Link) and (address := safe(run.address)) else plain((run,))
        for run in runs
    )


def parts(figure: Figure) -> tuple[str, str, str]:
    """The printed number as (words before, digits, words after): `至少 27` 人 is ("至少", "27", "人").

    Without digits (未报, —) the text stands alone in the first place and the unit is left out.
    """
    found = _DIGITS.search(figure.text)
    if found is None:
        return figure.text.strip(), "", ""
    before, after = figure.text[: found.start()].strip(), figure.text[found.end() :].strip()
    return before, found.group(), after + figure.unit


def number(figure: Figure) -> str:
    """Number and unit in one piece: 932人次, 至少27人, 未报."""
    return "".join(parts(figure))


def passages(blocks: Iterable[Block]) -> Iterable[tuple[str, tuple[Block, ...]]]:
    """Blocks as (kind, blocks): list items that follow each other come together, everything else alone."""
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "li":
            yield kind, tuple(run)
        else:
            for block in run:
                yield kind, (block,)


def title(issue: Issue) -> str:
    """`同行月刊2018年3月`, with 【草稿】 in front while it is one; the period where the bulletin has no name."""
    named = f"{issue.bulletin}{issue.month}".strip() or issue.period
    return f"{words.DRAFT_MARK if issue.released_at is None else ''}{named}"


def cover_month(issue: Issue) -> tuple[str, str]:
    """The cover's (year, month): ("2018年", "3月"); the year is empty when the month reads otherwise."""
    found = _MONTH.fullmatch(issue.month)
    return (found.group(1), found.group(2)) if found else ("", issue.month)


def released_at(issue: Issue) -> datetime | None:
    """The time of release in Asia/Shanghai, None for a draft.

    Raises ReleaseTimeWithoutZone for a naive time.
    """
    if issue.released_at is None:
        return None
    if issue.released_at.utcoffset() is None:
        raise ReleaseTimeWithoutZone("released_at must carry a time zone")
    return issue.released_at.astimezone(LOCAL)


def day(value: date) -> str:
    """2018年4月8日, without leading zeros."""
    return f"{value.year}年{value.month}月{value.day}日"


def release(issue: Issue) -> str:
    """2018年4月8日18:32（北京时间）, or 尚未发布."""
    moment = released_at(issue)
    return words.NOT_RELEASED if moment is None else f"{day(moment)}{moment:%H:%M}（北京时间）"


def revision(issue: Issue) -> str:
    """第1版, and what that means for the first one."""
    first = issue.revision == 1 and issue.released_at is not None
    return f"第{issue.revision}版" + (f"，{words.FIRST_REVISION}" if first else "")


def colophon(issue: Issue) -> tuple[tuple[str, str], ...]:
    """Label and value of the colophon's lines; the audit head comes last and may be missing."""
    lines = [
        (words.NETWORK, issue.network),
        (words.RELEASE, release(issue)),
        (words.REVISION, revision(issue)),
    ]
    if issue.audit_head:
        lines.append((words.AUDIT_HEAD, issue.audit_head))
    return tuple(lines)


def correction(notice: Notice) -> str:
    """A notice as one sentence."""
    where = f"{notice.issue}{'，' if notice.issue and notice.place else ''}{notice.place}"
    return f"{where}：{words.PRINTED}“{notice.printed}”，{words.CORRECTED}“{notice.corrected}”。"


def correction_reason(notice: Notice) -> str:
    """Why, and since when."""
    return f"{words.REASON}：{notice.reason.rstrip('。')}。{day(notice.decided_on)}{words.DECIDED}。"


def cancelled_days(entry: Entry) -> str:
    """`4月6日、13日取消` for an entry's cancelled occurrences, empty when all take place."""
    spoken = []
    month = None
    for cancelled in sorted({each.day for each in entry.occurrences if each.cancelled}):
        same = month == (cancelled.year, cancelled.month)
        spoken.append(f"{cancelled.day}日" if same else f"{cancelled.month}月{cancelled.day}日")
        month = (cancelled.year, cancelled.month)
    return f"{'、'.join(spoken)}{words.CANCELLED}" if spoken else ""


def remarks(entry: Entry) -> tuple[str, ...]:
    """The notes of an announced thing, its cancelled days last."""
    cancelled = cancelled_days(entry)
    return (*entry.notes, cancelled) if cancelled else entry.notes


def offices(issue: Issue) -> tuple[str, ...]:
    """The offices in order of appearance: their place decides the hue of their chip."""
    names = [result.office for result in issue.results]
    names += [preview.office for preview in issue.preview]
    names += [story.office for story in (*issue.headlines, *issue.crowdfunding, *issue.practice)]
    return tuple(dict.fromkeys(name for name in names if name))


def reading_notes(issue: Issue) -> tuple[str, ...]:
    """How to read the unusual numbers of this issue, only those that occur in it."""
    shown = [
        line.margin for result in issue.results for group in result.groups for line in group.lines if line.margin
    ]
    shown += issue.figures
    notes = (
        (any(figure.at_least for figure in shown), words.READING_AT_LEAST),
        (any(figure.approximate for figure in shown), words.READING_APPROXIMATE),
        (any(figure.suppressed for figure in shown), words.READING_SUPPRESSED),
        (any(figure.amount is None and not figure.suppressed for figure in shown), words.READING_UNREPORTED),
    )
    return tuple(note for wanted, note in notes if wanted)
