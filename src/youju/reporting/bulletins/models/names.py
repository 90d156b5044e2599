"""The register of names: how organisations, people and platforms are officially called, and from when to when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Network, Office


class NameKind(models.TextChoices):
    """What a name names."""

    ORGANISATION = "organisation", _("organisation")
    TITLE = "title", _("title of a person")
    PLATFORM = "platform", _("qualified fund-raising platform")
    PSEUDONYM = "pseudonym", _("pseudonym in print")
    NICKNAME = "nickname", _("nickname in the centre")


class RegisteredName(Identified):
    """One form of a name. `subject` gathers the forms of one organisation, or names the person of a title.

    Nicknames belong to an office: nobody outside it reads them here, the checks only compare.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="+", verbose_name=_("network"))
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind)
    subject = models.CharField(
        _("whose"), max_length=60, blank=True,
        help_text=_("The person who bears the title; of an organisation one word that its names share."),
    )  # fmt: skip
    name = models.CharField(_("official form"), max_length=80)
    short = models.CharField(_("short form"), max_length=40, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until, this day no more"), null=True, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "subject", "since", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "kind", "subject", "name", "since"], name="registered_name_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")), name="name_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(kind="nickname") | Q(office__isnull=False), name="nickname_belongs_to_an_office"
            ),
            models.CheckConstraint(condition=~Q(kind="title") | ~Q(subject=""), name="title_has_a_person"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
