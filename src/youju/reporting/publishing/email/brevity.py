"""An issue too long for a letter is told shorter, step by step, what matters least going first."""

from collections.abc import Iterable
from dataclasses import replace

from youju.reporting.publishing.content import (
    Block,
    Entry,
    Figure,
    Group,
    Issue,
    Line,
    Notice,
    Number,
    Place,
    Results,
    Run,
    Story,
    Text,
)
from youju.reporting.publishing.prose import plain

STEPS = 8

SENTENCE = 40
OFFICES, LINES, STORIES, PARAGRAPHS, NOTICES = 12, 4, 4, 2, 4
ADDRESS = 200


def shortened(issue: Issue, step: int) -> Issue:
    """The issue as a letter tells it at a step from 0 (whole) to STEPS - 1 (the shortest)."""
    if step >= 1:
        issue = replace(issue, practice=_beginnings(issue.practice))
    if step >= 2:
        issue = replace(
            issue, headlines=_beginnings(issue.headlines), crowdfunding=_beginnings(issue.crowdfunding)
        )
    if step >= 3:
        issue = _short_preview(issue)
    if step >= 4:
        issue = replace(issue, practice=())
    if step >= 5:
        issue = replace(issue, preview=())
    if step >= 6:
        issue = replace(issue, results=_first_lines(issue.results))
    if step >= 7:
        issue = _clipped(issue)
    return issue


def _beginnings(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Each story with its first photo and its first paragraph only."""
    kept = []
    for story in stories:
        first = next((block for block in story.blocks if block.kind == "p"), None)
        kept.append(replace(story, blocks=(first,) if first else (), pictures=story.pictures[:1]))
    return tuple(kept)


def _short_preview(issue: Issue) -> Issue:
    """What and when, and where; not how to get there."""
    return replace(
        issue,
        preview=tuple(
            replace(
                preview,
                places=tuple(
                    Place(
                        place.name, tuple(Entry(entry.title, entry.when) for entry in place.entries), place.address
                    )
                    for place in preview.places
                ),
            )
            for preview in issue.preview
        ),
    )


def _first_lines(results: Iterable[Results]) -> tuple[Results, ...]:
    """The first lines of each office, without groups."""
    kept = []
    for result in tuple(results)[:OFFICES]:
        lines = tuple(line for group in result.groups for line in group.lines)[:LINES]
        kept.append(replace(result, groups=(Group("", lines),) if lines else ()))
    return tuple(kept)


def _clip(text: str, length: int = SENTENCE) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _clipped(issue: Issue) -> Issue:
    """Every text cut to a line: whatever was put in, this fits."""
    return replace(
        issue,
        network=_clip(issue.network),
        bulletin=_clip(issue.bulletin),
        month=_clip(issue.month),
        next_month=_clip(issue.next_month),
        audit_head=_clip(issue.audit_head, 128),
        address=_kept(issue.address),
        letter=_short_blocks(issue.letter),
        headlines=tuple(_short_story(story) for story in issue.headlines[:STORIES]),
        crowdfunding=tuple(_short_story(story) for story in issue.crowdfunding[:STORIES]),
        results=tuple(
            Results(
                _clip(result.office), tuple(_short_group(group) for group in result.groups), _clip(result.note)
            )
            for result in issue.results
        ),
        giving=_short_blocks(issue.giving),
        notices=tuple(_short_notice(notice) for notice in issue.notices[:NOTICES]),
        figures=(),
        links={},
        cover=None,
    )


def _kept(address: str) -> str:
    """Half an address leads nowhere: it stays whole or goes."""
    return address if len(address) <= ADDRESS else ""


def _short_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    whole = plain(runs)
    if len(whole) <= SENTENCE and len(runs) <= LINES:
        return tuple(
            Number(_short_figure(run.figure), run.shown) if isinstance(run, Number) else run for run in runs
        )
    return (Text(_clip(whole)),)


def _short_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(Block(block.kind, _short_runs(block.runs)) for block in blocks[:PARAGRAPHS])


def _short_story(story: Story) -> Story:
    return Story(_clip(story.title), _short_blocks(story.blocks), _kept(story.link), (), _clip(story.office))


def _short_figure(figure: Figure) -> Figure:
    return replace(
        figure, text=_clip(figure.text, 12), unit=_clip(figure.unit, 6), anchor=_kept(figure.anchor), months=()
    )


def _short_group(group: Group) -> Group:
    lines = tuple(
        Line(_short_figure(line.margin) if line.margin else None, _short_runs(line.sentence))
        for line in group.lines
    )
    return Group(_clip(group.title), lines)


def _short_notice(notice: Notice) -> Notice:
    return replace(
        notice,
        issue=_clip(notice.issue),
        place=_clip(notice.place),
        printed=_clip(notice.printed),
        corrected=_clip(notice.corrected),
        reason=_clip(notice.reason),
    )
