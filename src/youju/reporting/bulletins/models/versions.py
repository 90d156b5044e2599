"""What a passage said before it was written anew or taken out: kept as it stood, never changed, never lost."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Section
from youju.reporting.bulletins.models.passages import Line, Story


class Version(Identified):
    """One version that ended: who had written it and when, who ended it and when.

    `passage` is the uid of the line or story, whose row may be gone; a passage that comes back keeps its uid.
    """

    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    passage = models.UUIDField()
    version = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()
    taken_out = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["-version"]
        indexes = [models.Index(fields=["section", "ended_at"])]
        constraints = [models.UniqueConstraint(fields=["passage", "version"], name="%(class)s_once")]

    # What a passage says: kept by each version, and said again when it is brought back.
    SAID: ClassVar[tuple[str, ...]]

    @classmethod
    def ending(cls, row: Line | Story, by: Actor, at: datetime, *, taken_out: bool) -> Self:
        """What `row` says as it stands, to be kept when `by` ends it."""
        return cls(
            section=row.section, passage=row.uid, version=row.version, position=row.position, by_id=row.by_id,
            at=row.at, ended_by=by, ended_at=at, taken_out=taken_out,
            **{name: getattr(row, name) for name in cls.SAID},
        )  # fmt: skip

    def says_the_same(self, row: Line | Story) -> bool:
        """Whether the passage has these words."""
        return all(getattr(row, name) == getattr(self, name) for name in self.SAID)

    def say_in(self, row: Line | Story) -> None:
        """Makes the passage say what this version said."""
        for name in self.SAID:
            setattr(row, name, getattr(self, name))


class LineVersion(Version):
    SAID = ("margin", "sentence")

    margin = models.CharField(_("margin number"), max_length=120, blank=True)
    sentence = models.TextField(_("sentence"), max_length=600)

    class Meta(Version.Meta):
        pass


class StoryVersion(Version):
    """The words of a story; its `pictures` are kept beside it."""

    SAID = ("office_id", "title", "body", "link")

    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=80, blank=True)
    body = models.TextField(_("text"), blank=True)
    link = models.URLField(_("link"), max_length=400, blank=True)

    class Meta(Version.Meta):
        pass


for _table in ("bulletins_lineversion", "bulletins_storyversion"):
    triggers.append_only(_table)
