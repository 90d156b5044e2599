"""Bringing back what a passage said once, or a passage that was taken out."""

from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.reporting.bulletins.actions.ending import end_version
from youju.reporting.bulletins.actions.ordering import number
from youju.reporting.bulletins.actions.permitting import may_write
from youju.reporting.bulletins.models import Line, LineVersion, Story, StoryPicture, StoryVersion
from youju.reporting.bulletins.queries import versions
from youju.reporting.bulletins.queries.reading import refuse_unfit
from youju.reporting.bulletins.rules import ChangedByAnother


@action
def restore(*, kept: LineVersion | StoryVersion, version: int, by: Actor, at: datetime) -> Line | Story:
    """Makes a kept version the one that stands: a write of its own, which can be taken back as well.

    `version` is the one that its reader saw standing, 0 for a passage that was taken out: that one comes back to
    its place under its own uid. Raises ChangedByAnother; what the text may not say any more is refused.
    """
    may_write(kept.section, by, at, kept.office if isinstance(kept, StoryVersion) else None)
    held = versions.standing(kept)
    if held is not None:
        may_write(held.section, by, at)
    if (held.version if held is not None else 0) != version:
        raise ChangedByAnother
    section = held.section if held is not None else kept.section
    _refuse_unfit(kept)
    if held is not None:
        end_version(held, by, at)
    made = held or _again(kept)
    kept.say_in(made)
    made.by, made.at, made.version = by, at, versions.newest(kept) + 1
    made.full_clean()
    made.save()
    if isinstance(kept, StoryVersion) and isinstance(made, Story):
        _hang_again(kept, made)
    if held is None:
        rows = [row for row in versions.beside(made) if row.pk != made.pk]
        number([*rows[: kept.position], made, *rows[kept.position :]])
    audit.write(
        verb="passage.restore", by=by, at=at, office=section.office, subject=made.uid,
        values={"version": kept.version},
    )  # fmt: skip
    return made


def _again(kept: LineVersion | StoryVersion) -> Line | Story:
    """The passage that was taken out, under its own uid and where it stood."""
    model = Line if isinstance(kept, LineVersion) else Story
    return model(uid=kept.passage, section=kept.section, position=kept.position)


def _hang_again(kept: StoryVersion, made: Story) -> None:
    """The pictures of the version under their own uids, each with its words and crop; no others."""
    standing = {row.uid: row for row in made.pictures.all()}
    for before in kept.pictures.all():
        row = standing.pop(before.shown, None) or StoryPicture(uid=before.shown, story=made)
        row.picture_id, row.alt, row.crop = before.picture_id, before.alt, before.crop
        row.position, row.version = before.position, made.version
        row.save()
    made.pictures.filter(uid__in=standing).delete()


def _refuse_unfit(kept: LineVersion | StoryVersion) -> None:
    section = kept.section
    if isinstance(kept, LineVersion):
        refuse_unfit(section.issue, section.office, kept.sentence, margin=kept.margin)
    else:
        refuse_unfit(section.issue, kept.office or section.office, kept.title, kept.body)
