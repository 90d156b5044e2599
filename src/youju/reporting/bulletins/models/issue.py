"""An issue in the making: one month of a network, in sections."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Group, Identified, Network, Office
from youju.reporting.bulletins.models.pictures import Pictured


class Issue(Identified, Pictured):
    """One month's bulletin of a network, with its cover photo. It is released when a Release exists."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+", verbose_name=_("network"))
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))

    class Meta:
        ordering = ["-start"]
        constraints = [
            *Pictured.Meta.constraints,
            models.UniqueConstraint(fields=["network", "start", "end"], name="issue_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="issue_has_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.network.bulletin} {self.start:%Y-%m}"


class SectionKind(models.TextChoices):
    """The sections of an issue, in the order of the printed bulletin."""

    LETTER = "letter", _("letter")
    HEADLINES = "headlines", _("headlines")
    CROWDFUNDING = "crowdfunding", _("crowdfunding progress")
    RESULTS = "results", _("results")
    PRACTICE = "practice", _("practice")
    GIVING = "giving", _("giving")


class Printed(models.Manager["Section"]):
    """The sections that are printed: whoever composes, checks, signs or releases an issue meets no others."""

    def get_queryset(self) -> models.QuerySet["Section"]:
        return super().get_queryset().filter(aside=False)


class Section(Identified):
    """A part of an issue; results stand once for each office and, inside it, each group.

    One that stands `aside` is no part of the issue: an office writes a story there that it was asked for, until
    the issue takes it. See docs/decisions/0019-asked-stories-stand-aside.md.
    """

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="sections")
    kind = models.CharField(max_length=12, choices=SectionKind)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    aside = models.BooleanField(default=False)

    objects = Printed()
    everywhere: ClassVar[models.Manager["Section"]] = models.Manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="results") | Q(office__isnull=False), name="results_belong_to_an_office"
            ),
            models.CheckConstraint(
                condition=Q(aside=False) | Q(office__isnull=False), name="aside_belongs_to_an_office"
            ),
        ]
