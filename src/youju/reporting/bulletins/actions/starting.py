"""Beginning an issue: empty, or from the lines of the one before."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Group, Network, Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Issue, Line, Section, SectionKind, Story
from youju.reporting.bulletins.queries.issues import issue_of
from youju.reporting.bulletins.rules import IssueStands, tokens_in

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
    A late line stays where it was: it has told what it had to tell.

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
                Line(section=new, position=place, margin=line.margin, sentence=line.sentence, by=by, at=at)
                for place, line in enumerate(row for row in old.lines.all() if not _late(row))
            ]
        elif new.kind == SectionKind.GIVING:
            words += [
                Story(
                    section=new,
                    office=story.office,
                    position=place,
                    title=story.title,
                    body=story.body,
                    by=by,
                    at=at,
                )
                for place, story in enumerate(old.stories.all())
            ]
    Line.objects.bulk_create(lines)
    Story.objects.bulk_create(words)
    audit.write(
        verb="issue.start_from", by=by, at=at, subject=issue.uid, rows=len(lines) + len(words),
        values={"from": previous.uid},
    )  # fmt: skip
    return issue


def _late(line: Line) -> bool:
    return any(token.month for text in (line.margin, line.sentence) for token in tokens_in(text))


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
