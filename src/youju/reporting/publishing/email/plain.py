"""The letter in words only, for who reads mail as text and for whom it is read aloud."""

from collections.abc import Iterable

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Block, Issue, Place, Story
from youju.reporting.publishing.email.reader import UNSUBSCRIBE
from youju.reporting.publishing.pictures import said
from youju.reporting.publishing.prose import (
    colophon,
    correction,
    correction_reason,
    number,
    passages,
    reading_notes,
    remarks,
    spelled,
    title,
)


def words_only(issue: Issue, short: bool = False) -> str:
    """The whole letter, one paragraph a line; `short` says that the web page tells more."""
    page = absolute(issue.address, issue.address)
    opening = [title(issue), issue.network]
    if issue.released_at is None:
        opening.append(f"{words.DRAFT}：{words.DRAFT_NOTE}")
    if short:
        opening.append(words.TOLD_SHORT)
    if page:
        opening.append(f"{words.WEB}：{page}")
    if issue.cover is not None and issue.cover.alt:
        opening.append(said(issue.cover))
    opening += [f"{words.NOTICES}：{correction(notice)}" for notice in issue.notices]
    parts = ["\n".join(opening)]
    for heading, content in (
        (words.LETTER, _passage(issue.letter)),
        (words.HEADLINES, _stories(issue, issue.headlines)),
        (words.CROWDFUNDING, _stories(issue, issue.crowdfunding)),
        (words.RESULTS, _results(issue)),
        (words.PRACTICE, _stories(issue, issue.practice)),
        (words.PREVIEW, _preview(issue)),
        (words.GIVING, _passage(issue.giving)),
        (words.NOTICES, "\n".join(correction(each) + correction_reason(each) for each in issue.notices)),
        (words.COLOPHON, "\n".join(f"{label}：{value}" for label, value in colophon(issue))),
    ):
        if content:
            parts.append(f"■ {heading}\n\n{content}")
    parts.append(f"{words.LEAVE}{words.UNSUBSCRIBE_AT}：\n{UNSUBSCRIBE}\n")
    return "\n\n\n".join(parts)


def _passage(blocks: Iterable[Block]) -> str:
    pieces = []
    for kind, group in passages(blocks):
        lead = {"li": "· ", "quote": "> "}.get(kind, "")
        pieces.append("\n".join(lead + spelled(block.runs) for block in group))
    return "\n\n".join(pieces)


def _stories(issue: Issue, stories: Iterable[Story]) -> str:
    told = []
    for story in stories:
        link = absolute(issue.address, story.link)
        pieces = [
            f"{story.title}（{story.office}）" if story.office else story.title,
            *map(said, story.pictures),
            _passage(story.blocks),
            f"{words.READ_ON}：{link}" if link else "",
        ]
        told.append("\n".join(piece for piece in pieces if piece))
    return "\n\n".join(told)


def _results(issue: Issue) -> str:
    offices = []
    for result in issue.results:
        pieces = [f"【{result.office}】"]
        for group in result.groups:
            if group.title:
                pieces.append(f"〈{group.title}〉")
            for line in group.lines:
                lead = f"{number(line.margin)} | " if line.margin else ""
                pieces.append(lead + spelled(line.sentence))
        if result.note or not result.groups:
            pieces.append(result.note or words.NOTHING_RECEIVED)
        offices.append("\n".join(pieces))
    notes = "".join(reading_notes(issue)) if offices else ""
    return "\n\n".join([*offices, f"{words.READING}：{notes}"] if notes else offices)


def _place(place: Place) -> str:
    facts = (
        (words.ADDRESS, place.address),
        (words.DIRECTIONS, place.directions),
        (words.PHONE, place.phone),
        (words.CONTACTS, place.contacts),
    )
    pieces = [f"〈{place.name}〉"]
    pieces += [f"{entry.when} | {'；'.join((entry.title, *remarks(entry)))}" for entry in place.entries]
    pieces += [f"{label}：{value}" for label, value in facts if value]
    return "\n".join(pieces)


def _preview(issue: Issue) -> str:
    return "\n\n".join(
        "\n\n".join([f"【{preview.office}】", *(_place(place) for place in preview.places)])
        for preview in issue.preview
    )
