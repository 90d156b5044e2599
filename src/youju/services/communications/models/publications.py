"""What an office published, and the photos and videos it gathered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record


class Channel(models.TextChoices):
    WEIBO = "weibo", _("Weibo")
    MOMENTS = "moments", _("WeChat Moments")
    QZONE = "qzone", _("Tencent Qzone")
    OFFICIAL = "official", _("WeChat official account")
    SUBSCRIPTION = "subscription", _("subscription account")
    WEBSITE = "website", _("website")
    BLOG = "blog", _("blog")
    EMAIL = "email", _("e-mail")
    PRINT = "print", _("print")
    OTHER = "other", _("other channel")


class Form(models.TextChoices):
    SHORT = "short", _("short post")
    LONG = "long", _("article")
    REPOST = "repost", _("repost")
    ISSUE = "issue", _("issue of a periodical")
    EDITION = "edition", _("edition of the bulletin")


class Publication(Record):
    """A post or article in a channel, with the characters its text has."""

    channel = models.CharField(_("channel"), max_length=14, choices=Channel)
    form = models.CharField(_("form"), max_length=8, choices=Form)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), blank=True)
    characters = models.PositiveIntegerField(_("characters"), default=0)
    pictures = models.PositiveIntegerField(_("pictures"), default=0)
    topics = models.CharField(_("topics"), max_length=200, blank=True)
    link = models.URLField(_("link"), max_length=400, blank=True)
    # The issue of the bulletin whose release wrote this row, None where a person did.
    issue = models.UUIDField(null=True, editable=False)

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["issue", "channel"], name="edition_published_once")]


class Medium(models.TextChoices):
    PHOTO = "photo", _("photos")
    VIDEO = "video", _("videos")


class Material(Record):
    """A batch of photos or videos gathered: how many files, how many bytes."""

    medium = models.CharField(_("medium"), max_length=6, choices=Medium)
    title = models.CharField(_("occasion"), max_length=120)
    files = models.PositiveIntegerField(_("number of files"))
    bytes = models.PositiveBigIntegerField(_("size"))

    class Meta(Record.Meta):
        constraints = [models.CheckConstraint(condition=Q(files__gte=1), name="material_has_files")]
