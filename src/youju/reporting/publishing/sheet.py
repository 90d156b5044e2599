"""What goes to the press: the issue as plain JSON values, every string typeset, every photo a file name."""

from collections.abc import Iterable, Iterator
from typing import Any

from youju.reporting.publishing import pictures, words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import (
    Block,
    Figure,
    Issue,
    Line,
    Link,
    Number,
    Picture,
    Place,
    Preview,
    Results,
    Run,
    Story,
)
from youju.reporting.publishing.glyphs import typeset
from youju.reporting.publishing.prose import (
    colophon,
    correction,
    correction_reason,
    cover_month,
    number,
    offices,
    parts,
    passages,
    reading_notes,
    released_at,
    remarks,
    title,
)

Sheet = dict[str, Any]


def photos(issue: Issue) -> Iterator[Picture]:
    """Every photo of the issue, cover first."""
    if issue.cover:
        yield issue.cover
    for story in (*issue.headlines, *issue.crowdfunding, *issue.practice):
        yield from story.pictures


def sheet(issue: Issue) -> Sheet:
    """The whole issue for the template; the issue must be printable already."""
    return typeset_all(Compositor(issue).whole())


def typeset_all(value: Any) -> Any:
    """Every string in a form both faces can print; addresses and file names are ASCII and stay as they are."""
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, list):
        return [typeset_all(part) for part in value]
    if isinstance(value, dict):
        return {key: part if key in ("url", "file") else typeset_all(part) for key, part in value.items()}
    return value


class Compositor:
    """One issue on its way to the press."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.order = offices(issue)

    def whole(self) -> Sheet:
        issue = self.issue
        moment = released_at(issue)
        year, month = cover_month(issue)
        sections = [
            self.section("prose", words.LETTER, self.blocks(issue.letter)),
            self.section("stories", words.HEADLINES, [self.story(story) for story in issue.headlines]),
            self.section("stories", words.CROWDFUNDING, [self.story(story) for story in issue.crowdfunding]),
            self.section("results", words.RESULTS, [self.results(result) for result in issue.results]),
            self.section("stories", words.PRACTICE, [self.story(story) for story in issue.practice]),
            self.section("preview", words.PREVIEW, [self.preview(preview) for preview in issue.preview]),
            self.section("prose", words.GIVING, self.blocks(issue.giving)),
            self.section("notices", words.NOTICES, [
                [correction(notice), correction_reason(notice)] for notice in issue.notices
            ]),
            self.section("counting", words.COUNTING, [self.counted(figure) for figure in issue.figures]),
        ]  # fmt: skip
        return {
            "title": title(issue),
            "network": issue.network,
            "bulletin": issue.bulletin,
            "year": year,
            "month": month,
            "draft": words.DRAFT if moment is None else "",
            "draft_note": words.DRAFT_NOTE,
            "date": None if moment is None else [moment.year, moment.month, moment.day],
            "cover": self.photo(issue.cover),
            "alerts": [correction(notice) for notice in issue.notices],
            "notices_word": words.NOTICES,
            "contents_word": words.CONTENTS,
            "sections": [section for section in sections if section["content"]],
            "reading": "".join(reading_notes(issue)) and [words.READING, "".join(reading_notes(issue))],
            "colophon_word": words.COLOPHON,
            "colophon_note": words.AUDIT_NOTE if issue.audit_head else "",
            "colophon": [list(pair) for pair in colophon(issue)],
            "address": self.link(issue.address),
        }

    def section(self, kind: str, heading: str, content: list[Any]) -> Sheet:
        return {"kind": kind, "heading": heading, "content": content}

    def link(self, address: str) -> Sheet:
        """An address as it is followed and as it is read."""
        found = absolute(self.issue.address, address)
        return {"url": found, "shown": found}

    def runs(self, runs: Iterable[Run]) -> list[Sheet]:
        return [
            {"text": run.shown, "url": absolute(self.issue.address, run.figure.anchor)}
            if isinstance(run, Number)
            else {
                "text": run.text,
                "url": absolute(self.issue.address, run.address) if isinstance(run, Link) else "",
            }
            for run in runs
        ]

    def blocks(self, blocks: Iterable[Block]) -> list[Sheet]:
        return [
            {
                "kind": kind if kind in ("h3", "li", "quote") else "p",
                "items": [self.runs(block.runs) for block in group],
            }
            for kind, group in passages(blocks)
        ]

    def photo(self, picture: Picture | None) -> Sheet | None:
        if picture is None or not pictures.printed(picture):
            return None
        return {
            "file": pictures.name(picture),
            "alt": picture.alt,
            "ratio": picture.height / max(1, picture.width),
        }

    def office(self, name: str) -> Sheet:
        return {"name": name, "hue": self.order.index(name) % 4 if name in self.order else 0}

    def story(self, story: Story) -> Sheet:
        return {
            "title": story.title,
            "office": self.office(story.office) if story.office else None,
            "blocks": self.blocks(story.blocks),
            "pictures": [[self.photo(picture) for picture in row] for row in pictures.rows(story.pictures)],
            "unseen": [picture.alt for picture in story.pictures if picture.alt and not pictures.printed(picture)],
            "link": self.link(story.link),
            "read_on": words.READ_ON,
        }

    def margin(self, figure: Figure | None) -> Sheet | None:
        if figure is None:
            return None
        before, digits, after = parts(figure)
        drawn = () if figure.suppressed or not any(month.amount for month in figure.months) else figure.months
        highest = max((month.amount or 0 for month in drawn), default=0)
        return {
            "before": before,
            "digits": digits,
            "after": after,
            "url": absolute(self.issue.address, figure.anchor),
            "bars": [max(0, month.amount or 0) / highest for month in drawn],
        }

    def line(self, line: Line) -> Sheet:
        return {"margin": self.margin(line.margin), "sentence": self.runs(line.sentence)}

    def results(self, result: Results) -> Sheet:
        return {
            "office": self.office(result.office),
            "groups": [
                {"title": group.title, "lines": [self.line(line) for line in group.lines]}
                for group in result.groups
            ],
            "note": result.note or ("" if result.groups else words.NOTHING_RECEIVED),
        }

    def place(self, place: Place) -> Sheet:
        facts = (
            (words.ADDRESS, place.address),
            (words.DIRECTIONS, place.directions),
            (words.PHONE, place.phone),
            (words.CONTACTS, place.contacts),
        )
        return {
            "name": place.name,
            "entries": [
                {"title": entry.title, "when": entry.when, "remarks": list(remarks(entry))}
                for entry in place.entries
            ],
            "facts": [list(fact) for fact in facts if fact[1]],
        }

    def preview(self, preview: Preview) -> Sheet:
        return {"office": self.office(preview.office), "places": [self.place(place) for place in preview.places]}

    def counted(self, figure: Figure) -> Sheet:
        """How a figure was counted, for who reads on paper and cannot open it."""
        return {
            "label": figure.label,
            "office": figure.office,
            "number": number(figure),
            "definition": figure.definition,
            "reading": words.READINGS.get(figure.reading, figure.reading),
        }
