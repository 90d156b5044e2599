"""The order of an issue: passages move within their section or into another one, results of an office by group."""

from collections.abc import Sequence
from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.reporting.bulletins.actions.permitting import may_arrange
from youju.reporting.bulletins.models import Line, Section, SectionKind, Story
from youju.reporting.bulletins.queries.passages import alike, takes
from youju.reporting.bulletins.queries.versions import beside
from youju.reporting.bulletins.rules import DoesNotBelongThere


@action
def move(*, passage: Line | Story, position: int, by: Actor, at: datetime, section: Section | None = None) -> None:
    """Puts a passage at `position` of its section, or of another `section`; the others close up.

    Raises DoesNotBelongThere for a section that takes no such passage: a line stays with its office, whose numbers
    its tokens mean, and the letter and the words of giving are one text each.
    """
    may_arrange(passage.section, by, at)
    left = passage.section
    if section is not None and section.pk != left.pk:
        may_arrange(section, by, at)
        if not takes(section, passage):
            raise DoesNotBelongThere
        type(passage).objects.filter(pk=passage.pk).update(section=section)
        passage.section = section
    order = [row for row in beside(passage) if row.pk != passage.pk]
    order.insert(max(0, min(position, len(order))), passage)
    number(order)
    audit.write(verb="passage.move", by=by, at=at, office=left.office, subject=passage.uid)


@action
def move_section(*, section: Section, position: int, by: Actor, at: datetime) -> None:
    """Puts a group of an office's results at `position` among them; what is printed once has its fixed place."""
    may_arrange(section, by, at)
    if section.kind != SectionKind.RESULTS:
        raise DoesNotBelongThere
    rows = alike(section)
    places = sorted(row.position for row in rows)
    order = [row for row in rows if row.pk != section.pk]
    order.insert(max(0, min(position, len(order))), section)
    for place, row in zip(places, order, strict=True):
        Section.objects.filter(pk=row.pk).update(position=place)
    audit.write(verb="section.move", by=by, at=at, office=section.office, subject=section.uid)


def number(order: Sequence[Line | Story]) -> None:
    """Writes the places of passages that stand in this order."""
    for place, row in enumerate(order):
        if row.position != place:
            type(row).objects.filter(pk=row.pk).update(position=place)
            row.position = place
