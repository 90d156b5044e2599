"""Composing an issue: passages are added, written, moved and removed until it is released.

What a passage said until then is kept as a version; see `models.versions`.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.ending import end_version
from youju.reporting.bulletins.actions.illustrating import hang
from youju.reporting.bulletins.actions.permitting import may_arrange, may_write
from youju.reporting.bulletins.models import Draft, Line, Section, Story, StoryVersion
from youju.reporting.bulletins.queries.reading import refuse_unfit
from youju.reporting.bulletins.rules import ChangedByAnother


@action
def add_line(*, section: Section, margin: str, sentence: str, by: Actor, at: datetime) -> Line:
    """A result line at the end of the section."""
    may_arrange(section, by, at)
    refuse_unfit(section.issue, section.office, sentence, margin=margin)
    line = Line(
        section=section, position=_behind(section.lines.all()), margin=margin.strip(), sentence=sentence.strip(),
        by=by, at=at,
    )  # fmt: skip
    line.full_clean()
    line.save()
    _saved(by, section, None)
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
    end_version(held, by, at)
    held.margin, held.sentence, held.version = margin.strip(), sentence.strip(), version + 1
    held.by, held.at = by, at
    held.full_clean()
    held.save()
    _saved(by, held.section, held)
    audit.write(
        verb="line.write", by=by, at=at, office=section.office, subject=held.uid, values={"text": sentence}
    )
    return held


@action
def add_story(
    *, section: Section, title: str, body: str, by: Actor, at: datetime, office: Office | None = None,
    link: str = "", pictures: Sequence[Attachment] = (),
) -> Story:  # fmt: skip
    """A story at the end of the section, with pictures that are kept already. Raises TooManyPictures."""
    may_arrange(section, by, at, office)
    refuse_unfit(section.issue, office or section.office, title, body)
    story = Story(
        section=section, office=office, position=_behind(section.stories.all()), title=title.strip(),
        body=body.strip(), link=link.strip(), by=by, at=at,
    )  # fmt: skip
    story.full_clean()
    story.save()
    hang(story, pictures)
    _saved(by, section, None)
    audit.write(verb="story.add", by=by, at=at, subject=story.uid, values={"title": title})
    return story


@action
def write_story(
    *, story: Story, title: str, body: str, version: int, by: Actor, at: datetime, office: Office | None = None,
    link: str = "",
) -> Story:  # fmt: skip
    """Rewrites the words of a story if nobody else has since `version`; pictures are blocks of their own.

    One that stands aside always speaks for the office that was asked for it.
    """
    office = story.section.office if office is None and story.section.aside else office
    may_write(story.section, by, at, office)
    held = Story.objects.select_for_update().get(pk=story.pk)
    if not _words_stand(held, version):
        raise ChangedByAnother
    refuse_unfit(story.section.issue, office or story.section.office, title, body)
    end_version(held, by, at)
    held.title, held.body, held.link = title.strip(), body.strip(), link.strip()
    held.office, held.version, held.by, held.at = office, held.version + 1, by, at
    held.full_clean()
    held.save()
    _saved(by, held.section, held)
    audit.write(verb="story.write", by=by, at=at, subject=held.uid, values={"title": title, "body": body})
    return held


@action
def remove(*, passage: Line | Story, by: Actor, at: datetime) -> None:
    """Takes a passage out of an unreleased issue; what it said is kept, and `restore` brings it back."""
    may_arrange(passage.section, by, at)
    held = type(passage).objects.select_for_update().select_related("section").get(pk=passage.pk)
    end_version(held, by, at, taken_out=True)
    text = held.sentence if isinstance(held, Line) else held.body
    audit.write(
        verb="passage.remove", by=by, at=at, office=passage.section.office, subject=passage.uid,
        values={"text": text},
    )  # fmt: skip
    if isinstance(held, Story):
        held.pictures.all().delete()
    held.delete()


def _words_stand(held: Story, version: int) -> bool:
    """Whether the words are those of `version`, whatever became of the pictures."""
    if held.version == version:
        return True
    began = StoryVersion.objects.filter(passage=held.uid, version=version).first()
    return began is not None and began.says_the_same(held)


def _saved(by: Actor, section: Section, passage: Line | Story | None) -> None:
    """What the writer had typed for it stands now, so it is no draft any more."""
    Draft.objects.beside(by, section, passage).delete()


def _behind(rows: Iterable[Line | Story]) -> int:
    """The place behind the last of them; what was taken out left gaps."""
    return max((row.position for row in rows), default=-1) + 1
