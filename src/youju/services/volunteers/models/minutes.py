"""The minutes that volunteers gave: they exist once, here, whoever wrote them down.

Handling: a named row says that a volunteer served on a day; kept for certificates and figures, erased with the
person (the row stays, without the name), never exported by itself.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record
from youju.services.volunteers.models.register import GroupKind, Team, Volunteer


class Served(models.TextChoices):
    """Which service the volunteers helped with; their figures break down by it."""

    CARE = "care", _("care after school")
    CLASS = "class", _("classes and reading")
    GROUP = "group", _("group work")
    COMMUNITY = "community", _("community events")
    COMPANIONSHIP = "companionship", _("companionship and visits")
    ELDER_CARE = "elder_care", _("care for elders")
    LIBRARY = "library", _("library")
    REVIEW = "review", _("pre-review of yearly reports")
    OFFICE = "office", _("work in the office")
    OTHER = "other", _("other")


class Service(Record):
    """`n` volunteers served on one day; one who is named is one.

    `each` are the minutes of every one of them, where they gave the same; `minutes` are those of all together, and
    figures add up these.
    """

    volunteer = models.ForeignKey(
        Volunteer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("volunteer")
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("came with")
    )
    group_kind = models.CharField(_("who they are"), max_length=8, choices=GroupKind)
    served = models.CharField(_("service"), max_length=13, choices=Served)
    what = models.CharField(_("what they did"), max_length=80, blank=True)
    n = models.PositiveIntegerField(_("number"), default=1)
    each = models.PositiveIntegerField(_("minutes of each"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes of all"))

    class Meta(Record.Meta):
        indexes = [
            # It holds `withdrawal` too: SQLite calls an index covering only when it has every column named.
            models.Index(
                fields=[
                    "happened_on", "office", "site", "approximate", "group_kind", "served", "n", "minutes",
                    "group", "team", "programme", "volunteer", "withdrawal",
                ],
                condition=Q(withdrawal=None), name="service_count",
            ),
            models.Index(fields=["office", "happened_on", "id"], name="service_list"),
            models.Index(fields=["imported"], condition=~Q(imported=None), name="service_imported"),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(condition=Q(n__gte=1), name="service_counts_somebody"),
            models.CheckConstraint(condition=Q(volunteer=None) | Q(n=1), name="a_named_volunteer_is_one"),
            models.CheckConstraint(
                condition=Q(each=None) | Q(minutes=F("n") * F("each")), name="service_minutes_of_each_make_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_served_display()} {self.happened_on}"
