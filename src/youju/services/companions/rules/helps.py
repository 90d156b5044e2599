"""The closed lists of the companions' room: what a companion does, how a pair meets, why it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The keys of the kinds of record of this room.
PAIRING, ENDING, CONTACT = "companions.pairing", "companions.ending", "companions.contact"
SILENCE = "companions.silence"


class Help(models.TextChoices):
    """What a child wishes for, and what a companion offers."""

    TALK = "talk", _("someone to talk to")
    HOMEWORK = "homework", _("homework")
    READING = "reading", _("reading together")
    PLAY = "play", _("play and sports")
    ART = "art", _("drawing, music, handicraft")
    OUTDOORS = "outdoors", _("getting to know the city")
    SKILLS = "skills", _("skills for everyday life")
    LANGUAGE = "language", _("learning a language")


class Way(models.TextChoices):
    """How a pair is in touch."""

    MEETING = "meeting", pgettext_lazy("of a pair", "meeting")
    CALL = "call", pgettext_lazy("of a pair", "call")


class Seen(models.TextChoices):
    """What keeps a meeting safe: others see the two, or another adult is there."""

    VISIBLE = "visible", _("a place where others see us")
    TWO = "two", _("two adults were there")


class WhyEnded(models.TextChoices):
    """Why a pair parts; a child's no needs no further reason."""

    GOAL = "goal", _("what the pair wanted is reached")
    CHILD = "child", _("the child said no")
    GUARDIAN = "guardian", _("the guardian agrees no longer")
    MOVED = "moved", _("the family moved away")
    LEFT = "left", _("the companion does not come any more")
    GROWN = "grown", _("the child has grown up")
    UNFIT = "unfit", _("the two did not suit each other")
    OTHER = "other", pgettext_lazy("reason", "another reason")
