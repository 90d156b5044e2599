"""What somebody has typed and not yet saved: their own paper beside the issue, read by nobody else."""

from dataclasses import asdict, dataclass
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.reporting.bulletins.models.illustrations import StoryPicture
from youju.reporting.bulletins.models.issue import Section
from youju.reporting.bulletins.models.passages import Line, Story


@dataclass(frozen=True)
class Typed:
    """The words of a form; those that it does not ask for are empty."""

    margin: str = ""
    sentence: str = ""
    title: str = ""
    body: str = ""
    link: str = ""
    alt: str = ""

    @property
    def words(self) -> dict[str, str]:
        """By name, no longer than a draft keeps them."""
        return {name: text[: Draft.LONGEST[name]] for name, text in asdict(self).items()}

    def same_as(self, passage: Line | Story | StoryPicture) -> bool:
        """Whether the passage, or the picture of a story, says these words already."""
        return all(text.strip() == getattr(passage, name, "").strip() for name, text in asdict(self).items())


class Drafts(models.QuerySet["Draft"]):
    def beside(self, by: Actor, section: Section, passage: Line | Story | StoryPicture | None) -> Self:
        """The draft of a writer for a passage, or for a new one of the section."""
        if passage is not None:
            return self.filter(by=by, passage=passage.uid)
        return self.filter(by=by, section=section, passage=None)


class Draft(Identified):
    """The words of one unsaved form: of a passage at version `base`, or without `passage` of a new one."""

    LONGEST = {"margin": 200, "sentence": 2_000, "title": 200, "body": 40_000, "link": 400, "alt": 200}

    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    passage = models.UUIDField(null=True)
    base = models.PositiveIntegerField(default=0)
    margin = models.CharField(_("margin number"), max_length=LONGEST["margin"], blank=True)
    sentence = models.TextField(_("sentence"), max_length=LONGEST["sentence"], blank=True)
    title = models.CharField(_("title"), max_length=LONGEST["title"], blank=True)
    body = models.TextField(_("text"), max_length=LONGEST["body"], blank=True)
    link = models.CharField(_("link"), max_length=LONGEST["link"], blank=True)
    alt = models.CharField(_("what the picture shows"), max_length=LONGEST["alt"], blank=True)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = Drafts.as_manager()

    class Meta:
        indexes = [models.Index(fields=["section", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "passage"], condition=Q(passage__isnull=False), name="draft_of_a_passage_once"
            ),
            models.UniqueConstraint(
                fields=["by", "section"], condition=Q(passage__isnull=True), name="draft_of_a_new_passage_once"
            ),
        ]
