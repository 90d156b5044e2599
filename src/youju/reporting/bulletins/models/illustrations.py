"""The pictures of a story in their order, and those of each version that ended."""

from django.db import models

from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.passages import RELEASED, Story
from youju.reporting.bulletins.models.pictures import Pictured
from youju.reporting.bulletins.models.versions import StoryVersion


class StoryPicture(Identified, Pictured):
    """One of the pictures of a story; who is in it is a PictureStatement.

    `version` is the version of the story that wrote it last: who saw another one does not write over it.
    """

    story = models.ForeignKey(Story, models.PROTECT, related_name="pictures")
    picture = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta(Pictured.Meta):
        ordering = ["position", "id"]


class StoryVersionPicture(Identified, Pictured):
    """A picture as a version of its story had it; `shown` is its uid in the story, also when it comes back."""

    version = models.ForeignKey(StoryVersion, models.PROTECT, related_name="pictures")
    picture = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    shown = models.UUIDField()

    class Meta(Pictured.Meta):
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["shown"], name="pictures_of_versions")]
        constraints = [
            *Pictured.Meta.constraints,
            models.UniqueConstraint(fields=["version", "shown"], name="picture_once_in_a_version"),
        ]


_OF_STORY = RELEASED.format(
    issue="(SELECT s.issue_id FROM bulletins_section s JOIN bulletins_story t ON t.section_id = s.id"
    " WHERE t.id = {row}.story_id)"
)
for _operation, _row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
    triggers.declare(triggers.Guard("bulletins_storypicture", _operation, _OF_STORY.format(row=_row)))
triggers.append_only("bulletins_storyversionpicture")
