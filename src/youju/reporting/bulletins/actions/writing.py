"""Composing an issue: passages are added, written, moved and removed until it is released."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Group, Network, Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Issue, Line, Section, SectionKind, Story
from youju.reporting.bulletins.queries.issues import issue_of
from youju.reporting.bulletins.queries.reading import refuse_unfit
from youju.reporting.bulletins.rules import AlreadyReleased, ChangedByAnother, IssueStands

# What a section is about: its kind, and of results the office and the group.
Place = tuple[str, Office | None, Group | None]


@action
def start_issue(*, network: Network, period: Period, by: Actor, at: datetime) -> Issue:
    """An empty issue with its sections in the order of print: results once for each office and group.

    Raises IssueStands when the period has one.
    """
    return _start(network, period, _customary_sections(network), by, at)


@action
def start_from(*, previous: Issue, period: Period, by: Actor, at: datetime) -> Issue:
    """An issue with the sections, result lines and words of giving of `previous`; its tokens say the new numbers.

    Offices and groups that joined since have their section too. Raises IssueStands.
    """
    model = list(previous.sections.select_related("office", "group").prefetch_related("lines", "stories"))
    order = [(section.kind, section.office, section.group) for section in model]
    joined = [row for row in _customary_sections(previous.network) if row not in order]
    issue = _start(previous.network, period, [*order, *joined], by, at)
    made = list(issue.sections.all())
    lines, words = [], []
    for old, new in zip(model, made, strict=False):
        if new.kind == SectionKind.RESULTS:
            lines += [
                Line(section=new, position=place, margin=line.margin, sentence=line.sentence)
                for place, line in enumerate(old.lines.all())
            ]
        elif new.kind == SectionKind.GIVING:
            words += [
                Story(section=new, office=story.office, position=place, title=story.title, body=story.body)
                for place, story in enumerate(old.stories.all())
            ]
    Line.objects.bulk_create(lines)
    Story.objects.bulk_create(words)
    audit.write(
        verb="issue.start_from", by=by, at=at, subject=issue.uid, rows=len(lines) + len(words),
        values={"from": previous.uid},
    )  # fmt: skip
    return issue


def _customary_sections(network: Network) -> list[Place]:
    """What an issue of the network has, in the order of print."""
    places: list[Place] = []
    for kind in SectionKind.values:
        if kind != SectionKind.RESULTS:
            places.append((kind, None, None))
            continue
        for office in network.offices.prefetch_related("groups"):
            groups: list[Group | None] = [*office.groups.all()]
            places += [(kind, office, group) for group in groups or [None]]
    return places


def _start(network: Network, period: Period, places: list[Place], by: Actor, at: datetime) -> Issue:
    require(by, permissions.BULLETIN_COMPOSE, network=network, on=localdate(at))
    if issue_of(network, period) is not None:
        raise IssueStands
    issue = Issue(network=network, start=period.start, end=period.end)
    issue.full_clean()
    issue.save()
    Section.objects.bulk_create(
        Section(issue=issue, kind=kind, office=office, group=group, position=position)
        for position, (kind, office, group) in enumerate(places)
    )
    audit.write(verb="issue.start", by=by, at=at, subject=issue.uid, values={"period": period.key})
    return issue


@action
def add_line(
    *, section: Section, margin: str, sentence: str, by: Actor, at: datetime, position: int | None = None
) -> Line:
    """A result line at the end of the section, or at `position`."""
    may_write(section, by, at)
    refuse_unfit(section.issue, section.office, sentence, margin=margin)
    rows = list(section.lines.all())
    place = len(rows) if position is None else max(0, min(position, len(rows)))
    line = Line(section=section, position=place, margin=margin.strip(), sentence=sentence.strip())
    line.full_clean()
    line.save()
    _number([*rows[:place], line, *rows[place:]])
    audit.write(verb="line.add", by=by, at=at, office=section.office, subject=line.uid, values={"text": sentence})
    return line


@action
def write_line(*, line: Line, margin: str, sentence: str, version: int, by: Actor, at: datetime) -> Line:
    """Rewrites a line if it still is at `version`."""
    section = line.section
    may_write(section, by, at)
    held = Line.objects.select_for_update().get(pk=line.pk)
    if held.version != version:
        raise ChangedByAnother
    refuse_unfit(section.issue, section.office, sentence, margin=margin)
    held.margin, held.sentence, held.version = margin.strip(), sentence.strip(), version + 1
    held.full_clean()
    held.save()
    audit.write(
        verb="line.write", by=by, at=at, office=section.office, subject=held.uid, values={"text": sentence}
    )
    return held


@action
def add_story(
    *, section: Section, title: str, body: str, by: Actor, at: datetime, office: Office | None = None,
    link: str = "", picture: Attachment | None = None, alt: str = "",
) -> Story:  # fmt: skip
    """A story at the end of the section."""
    may_write(section, by, at, office)
    refuse_unfit(section.issue, office or section.office, title, body)
    story = Story(
        section=section, office=office, position=section.stories.count(), title=title.strip(), body=body.strip(),
        link=link.strip(), picture=picture, alt=alt.strip(),
    )  # fmt: skip
    story.full_clean()
    story.save()
    audit.write(verb="story.add", by=by, at=at, subject=story.uid, values={"title": title})
    return story


@action
def write_story(
    *, story: Story, title: str, body: str, version: int, by: Actor, at: datetime, office: Office | None = None,
    link: str = "", alt: str = "",
) -> Story:  # fmt: skip
    """Rewrites a story if it still is at `version`; everything is given, nothing is kept from before."""
    may_write(story.section, by, at, office)
    held = Story.objects.select_for_update().get(pk=story.pk)
    if held.version != version:
        raise ChangedByAnother
    refuse_unfit(story.section.issue, office or story.section.office, title, body)
    held.title, held.body, held.link, held.alt = title.strip(), body.strip(), link.strip(), alt.strip()
    held.office, held.version = office, version + 1
    held.full_clean()
    held.save()
    audit.write(verb="story.write", by=by, at=at, subject=held.uid, values={"title": title, "body": body})
    return held


@action
def move(*, passage: Line | Story, position: int, by: Actor, at: datetime) -> None:
    """Puts a passage at `position` of its section; the others close up."""
    may_write(passage.section, by, at)
    rows = passage.section.lines.all() if isinstance(passage, Line) else passage.section.stories.all()
    order: list[Line | Story] = [row for row in rows if row.pk != passage.pk]
    order.insert(max(0, min(position, len(order))), passage)
    _number(order)
    audit.write(verb="passage.move", by=by, at=at, office=passage.section.office, subject=passage.uid)


@action
def remove(*, passage: Line | Story, by: Actor, at: datetime) -> None:
    """Takes a passage out of an unreleased issue."""
    may_write(passage.section, by, at)
    text = passage.sentence if isinstance(passage, Line) else passage.body
    audit.write(
        verb="passage.remove", by=by, at=at, office=passage.section.office, subject=passage.uid,
        values={"text": text},
    )  # fmt: skip
    passage.delete()


def _number(order: Sequence[Line | Story]) -> None:
    """Writes the places of passages that stand in this order."""
    for place, row in enumerate(order):
        if row.position != place:
            type(row).objects.filter(pk=row.pk).update(position=place)
            row.position = place


def may_write(section: Section, by: Actor, at: datetime, speaks: Office | None = None) -> None:
    """An office's editor writes the office's results; who composes the issue writes everything.

    `speaks` is the office that a story is written for: one of the network.
    """
    # Locked, so that a release has either not begun or is over: what it printed is what stands.
    issue = Issue.objects.select_for_update(of=("self",)).select_related("network").get(pk=section.issue_id)
    if speaks is not None and speaks.network_id != issue.network_id:
        raise NotPermitted
    if issue.releases.exists():
        raise AlreadyReleased
    try:
        require(by, permissions.BULLETIN_COMPOSE, network=issue.network, on=localdate(at))
    except NotPermitted:
        if section.office is None:
            raise
        require(by, permissions.BULLETIN_WRITE, office=section.office, on=localdate(at))
