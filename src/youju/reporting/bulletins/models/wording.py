"""The network's own word list: rules it adds, and those of the house that it has switched off."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Network


class WordRule(Identified):
    """A word that the network would rather not print. A rule of the house is changed by one with the same word."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+", verbose_name=_("network"))
    word = models.CharField(_("word"), max_length=40)
    instead = models.CharField(_("write instead"), max_length=40, blank=True)
    why = models.CharField(_("why"), max_length=120)
    example = models.CharField(_("example"), max_length=80, blank=True)
    unless = models.CharField(
        _("not within"), max_length=200, blank=True, help_text=_("Longer words in which it is fine: 最近、最后")
    )
    raises = models.BooleanField(
        _("a word of fund-raising"), default=False,
        help_text=_("Fine where the same text names a qualified platform."),
    )  # fmt: skip
    on = models.BooleanField(_("in use"), default=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["word", "id"]
        constraints = [models.UniqueConstraint(fields=["network", "word"], name="word_rule_once")]

    def __str__(self) -> str:
        return self.word
