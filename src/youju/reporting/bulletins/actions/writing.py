"""Composing an issue: passages are added, written, moved and removed until it is released."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.models import Attachment
from youju.ground.measures.indicators import indicators
from youju.ground.organisations.models import Group, Network, Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Issue, Line, Section, SectionKind, Story
from youju.reporting.bulletins.queries.issues import Offices, resolve
from youju.reporting.bulletins.rules import (
    AlreadyReleased,
    ChangedByAnother,
    FigureToken,
    NakedNumber,
    UnreadableToken,
    naked_numbers,
    read,
    tokens_in,
)


@action
def start_issue(*, network: Network, period: Period, by: Actor, at: datetime) -> Issue:
    """An empty issue with its sections in the order of print: results once for each office and group."""
    require(by, permissions.BULLETIN_COMPOSE, network=network, on=localdate(at))
    issue = Issue(network=network, start=period.start, end=period.end)
    issue.full_clean()
    issue.save()
    sections = []
    for kind in SectionKind.values:
        if kind != SectionKind.RESULTS:
            sections.append(Section(issue=issue, kind=kind))
            continue
        for office in network.offices.prefetch_related("groups"):
            groups: list[Group | None] = list(office.groups.all())
            for group in groups or [None]:
                sections.append(Section(issue=issue, kind=kind, office=office, group=group))
    for position, section in enumerate(sections):
        section.position = position
    Section.objects.bulk_create(sections)
    audit.write(verb="issue.start", by=by, at=at, subject=issue.uid, values={"period": period.key})
    return issue


@action
def add_line(
    *, section: Section, margin: str, sentence: str, by: Actor, at: datetime, position: int | None = None
) -> Line:
    """A result line at the end of the section, or at `position`."""
    _may_write(section, by, at)
    _check(section.issue, section.office, sentence, margin=margin)
    place = section.lines.count() if position is None else position
    line = Line.objects.create(section=section, position=place, margin=margin.strip(), sentence=sentence.strip())
    audit.write(verb="line.add", by=by, at=at, office=section.office, subject=line.uid, values={"text": sentence})
    return line


@action
def write_line(*, line: Line, margin: str, sentence: str, version: int, by: Actor, at: datetime) -> Line:
    """Rewrites a line if it still is at `version`."""
    section = line.section
    _may_write(section, by, at)
    held = Line.objects.select_for_update().get(pk=line.pk)
    if held.version != version:
        raise ChangedByAnother
    _check(section.issue, section.office, sentence, margin=margin)
    held.margin, held.sentence, held.version = margin.strip(), sentence.strip(), version + 1
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
    _may_write(section, by, at)
    _check(section.issue, office or section.office, title, body)
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
    *, story: Story, title: str, body: str, version: int, by: Actor, at: datetime, link: str = "", alt: str = ""
) -> Story:
    """Rewrites a story if it still is at `version`."""
    _may_write(story.section, by, at)
    held = Story.objects.select_for_update().get(pk=story.pk)
    if held.version != version:
        raise ChangedByAnother
    _check(story.section.issue, story.office or story.section.office, title, body)
    held.title, held.body, held.link, held.alt = title.strip(), body.strip(), link.strip(), alt.strip()
    held.version = version + 1
    held.full_clean()
    held.save()
    audit.write(verb="story.write", by=by, at=at, subject=held.uid, values={"title": title, "body": body})
    return held


@action
def move(*, passage: Line | Story, position: int, by: Actor, at: datetime) -> None:
    """Puts a passage at `position` of its section; the others close up."""
    _may_write(passage.section, by, at)
    rows = passage.section.lines.all() if isinstance(passage, Line) else passage.section.stories.all()
    order = [row for row in rows if row.pk != passage.pk]
    order.insert(max(0, min(position, len(order))), passage)
    for place, row in enumerate(order):
        type(passage).objects.filter(pk=row.pk).update(position=place)
    audit.write(verb="passage.move", by=by, at=at, office=passage.section.office, subject=passage.uid)


@action
def remove(*, passage: Line | Story, by: Actor, at: datetime) -> None:
    """Takes a passage out of an unreleased issue."""
    _may_write(passage.section, by, at)
    text = passage.sentence if isinstance(passage, Line) else passage.body
    audit.write(
        verb="passage.remove", by=by, at=at, office=passage.section.office, subject=passage.uid,
        values={"text": text},
    )  # fmt: skip
    passage.delete()


def _may_write(section: Section, by: Actor, at: datetime) -> None:
    """An office's editor writes the office's results; who composes the issue writes everything."""
    issue = section.issue
    if issue.releases.exists():
        raise AlreadyReleased
    try:
        require(by, permissions.BULLETIN_COMPOSE, network=issue.network, on=localdate(at))
    except NotPermitted:
        if section.office is None:
            raise
        require(by, permissions.BULLETIN_WRITE, office=section.office, on=localdate(at))


def _check(issue: Issue, office: Office | None, *texts: str, margin: str = "") -> None:
    """Refuses tokens that mean nothing and numbers without records; a margin is one token and nothing else."""
    offices, known = Offices.of(issue.network), indicators(issue.network)
    pieces = read(margin.strip())
    if margin.strip() and (len(pieces) != 1 or not isinstance(pieces[0], FigureToken)):
        raise UnreadableToken(
            _("The margin is one figure, for example {key}.").format(key="{cases.open}"), field="margin"
        )
    for text in (margin, *texts):
        for token in tokens_in(text):
            resolve(token, office, offices, known)
        naked = naked_numbers(text)
        if naked:
            raise NakedNumber(
                _(
                    "“{number}” stands in the text without records. Use a figure, {{date:…}} or {{quote:…}}."
                ).format(number=naked[0])
            )
