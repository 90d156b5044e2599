"""Finds the issues, sections and passages that an address names, within one network or issue."""

from collections.abc import Collection
from uuid import UUID

from youju.ground.organisations.models import Network
from youju.reporting.bulletins.models import (
    Issue,
    Line,
    Section,
    SectionKind,
    Story,
    StoryPicture,
    StoryVersionPicture,
)
from youju.reporting.bulletins.queries.issues import Parts
from youju.reporting.figures.models import FrozenFigure

# Sections of several stories; the letter and the words of giving are one text each.
MANY_STORIES = (SectionKind.HEADLINES, SectionKind.CROWDFUNDING, SectionKind.PRACTICE)


def network_of(networks: Collection[int]) -> Network | None:
    """Of these networks the one that was founded first."""
    return Network.objects.filter(pk__in=networks).order_by("pk").first()


def issues_of(network: Network) -> list[Issue]:
    """Every issue of the network, newest first, each with its releases at hand."""
    return list(Issue.objects.filter(network=network).select_related("network").prefetch_related("releases"))


def section_of(issue: Issue, uid: UUID) -> Section | None:
    """The section with this uid, if it belongs to the issue."""
    return issue.sections.select_related("issue__network", "office", "group").filter(uid=uid).first()


def place_of_writing(issue: Issue, uid: UUID) -> Section | None:
    """The same, and of those that stand aside as well."""
    rows = Section.everywhere.select_related("issue__network", "office", "group")
    return rows.filter(issue=issue, uid=uid).first()


def line_of(issue: Issue, uid: UUID) -> Line | None:
    """The line with this uid, if it belongs to the issue."""
    rows = Line.objects.select_related("section__issue__network", "section__office", "section__group")
    return rows.filter(section__issue=issue, uid=uid).first()


def story_of(issue: Issue, uid: UUID) -> Story | None:
    """The story with this uid, if it belongs to the issue or stands aside of it."""
    rows = Story.objects.select_related("section__issue__network", "section__office", "section__group", "office")
    return rows.prefetch_related("pictures__picture").filter(section__issue=issue, uid=uid).first()


def picture_of(issue: Issue, uid: UUID) -> StoryPicture | None:
    """The picture of a story with this uid, if it belongs to the issue."""
    rows = StoryPicture.objects.select_related(
        "story__section__issue__network", "story__section__office", "story__office", "picture"
    )
    return rows.filter(story__section__issue=issue, uid=uid).first()


def story_without(issue: Issue, uid: UUID) -> Story | None:
    """The story that a picture with this uid was taken out of, if the story still stands."""
    kept = StoryVersionPicture.objects.filter(version__section__issue=issue, shown=uid)
    passage = kept.order_by("-pk").values_list("version__passage", flat=True).first()
    return story_of(issue, passage) if passage is not None and picture_of(issue, uid) is None else None


def kept_picture(issue: Issue, uid: UUID, version: int) -> StoryVersionPicture | None:
    """The picture as the story had it at a version that ended."""
    rows = StoryVersionPicture.objects.select_related("version__section__office", "picture")
    return rows.filter(version__section__issue=issue, version__version=version, shown=uid).first()


def whole(section: Section) -> Parts:
    """A section with its passages as they stand now."""
    stories = section.stories.select_related("office").prefetch_related("pictures__picture")
    return Parts(section, tuple(stories.all()), tuple(section.lines.all()))


def place_of(passage: Line | Story) -> int:
    """The passage's place in its section, from 0."""
    rows = passage.section.lines.all() if isinstance(passage, Line) else passage.section.stories.all()
    return [row.pk for row in rows].index(passage.pk)


def counted(issue: Issue) -> tuple[int, int]:
    """How many lines and stories the issue has."""
    printed = {"section__issue": issue, "section__aside": False}
    return Line.objects.filter(**printed).count(), Story.objects.filter(**printed).count()


def takes(section: Section, passage: Line | Story) -> bool:
    """Whether the passage may stand in the section of the same issue, beside what is there."""
    if section.issue_id != passage.section.issue_id or section.aside:
        return False
    if isinstance(passage, Line):
        return section.kind == SectionKind.RESULTS and section.office_id == passage.section.office_id
    return section.kind in MANY_STORIES


def neighbour(story: Story, step: int) -> Section | None:
    """The section before (-1) or after (1) the story's that takes stories as well; none at either end."""
    rows = list(
        story.section.issue.sections.select_related("issue__network", "office").filter(kind__in=MANY_STORIES)
    )
    place = (
        [row.pk for row in rows].index(story.section_id) + step if story.section_id in {r.pk for r in rows} else -1
    )
    return rows[place] if 0 <= place < len(rows) else None


def alike(section: Section) -> list[Section]:
    """The sections of the same kind and office, in order."""
    return list(section.issue.sections.filter(kind=section.kind, office=section.office_id))


def frozen_of(issue: Issue, uid: UUID) -> FrozenFigure | None:
    """The released figure with this uid, if the issue's release holds it; a late line is corrected in it."""
    return (
        FrozenFigure.objects.select_related("freeze")
        .filter(freeze__in=issue.releases.values("freeze"), completes=None, uid=uid)
        .first()
    )
