"""What stands in a section: stories and result lines; a released issue keeps them as they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Section


class Story(Identified):
    """Words of a section in the grammar of `rules.blocks`, with `pictures` in their order.

    `by` and `at` say who wrote the version that stands.
    """

    section = models.ForeignKey(Section, models.PROTECT, related_name="stories")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=80, blank=True)
    body = models.TextField(_("text"), blank=True)
    link = models.URLField(_("link"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]


class Line(Identified):
    """A result: the token of the margin number (or none) and a sentence with tokens."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    margin = models.CharField(_("margin number"), max_length=120, blank=True)
    sentence = models.TextField(_("sentence"), max_length=600)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]


# SQL: whether the issue is released.
RELEASED = "EXISTS (SELECT 1 FROM bulletins_release r WHERE r.issue_id = {issue})"
_OF_SECTION = RELEASED.format(issue="(SELECT s.issue_id FROM bulletins_section s WHERE s.id = {row}.section_id)")
for _operation, _row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
    triggers.declare(
        triggers.Guard("bulletins_section", _operation, RELEASED.format(issue=f"{_row}.issue_id")),
        triggers.Guard("bulletins_story", _operation, _OF_SECTION.format(row=_row)),
        triggers.Guard("bulletins_line", _operation, _OF_SECTION.format(row=_row)),
    )
# Its month and its cover: the release points at the row.
triggers.declare(
    *(
        triggers.Guard("bulletins_issue", operation, RELEASED.format(issue="OLD.id"))
        for operation in ("UPDATE", "DELETE")
    )
)
