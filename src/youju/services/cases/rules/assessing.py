"""Needs and strengths by domain, each on a scale of five steps; what changed between two assessments."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST = 4


class Domain(models.TextChoices):
    """What is looked at, in the order of the form and of the drawing."""

    BODY = "body", pgettext_lazy("domain", "health and body")
    MIND = "mind", pgettext_lazy("domain", "feelings and behaviour")
    CARE = "care", pgettext_lazy("domain", "care in the family")
    SCHOOL = "school", pgettext_lazy("domain", "school or work")
    MEANS = "means", pgettext_lazy("domain", "income and housing")
    SAFETY = "safety", pgettext_lazy("domain", "safety and protection")
    TIES = "ties", pgettext_lazy("domain", "friends and neighbours")
    RIGHTS = "rights", pgettext_lazy("domain", "rights and services")


class Step(models.IntegerChoices):
    """How much of a need or a strength there is."""

    NONE = 0, pgettext_lazy("scale", "none seen")
    LITTLE = 1, pgettext_lazy("scale", "little")
    SOME = 2, pgettext_lazy("scale", "some")
    MUCH = 3, pgettext_lazy("scale", "much")
    GREAT = 4, pgettext_lazy("scale", "very much")


@dataclass(frozen=True)
class Mark:
    """Of one domain: how much need and how much strength."""

    need: int
    strength: int


Marks = Mapping[str, Mark]


def gained(before: Marks, after: Marks) -> int:
    """Steps of strength won (or lost, below zero) in the domains that both assessments looked at."""
    return sum(after[domain].strength - before[domain].strength for domain in after if domain in before)


def eased(before: Marks, after: Marks) -> int:
    """Steps by which needs became less (or more, below zero)."""
    return sum(before[domain].need - after[domain].need for domain in after if domain in before)


class Checked(models.TextChoices):
    """What is looked through before a case is closed."""

    GOALS = "goals_looked_at", _("the goals were gone through with the person")
    TOLD = "person_told", _("the person and the family know that it ends")
    PASSED = "passed_on", _("whoever goes on supporting them is named")
    FOLLOW = "follow_up_agreed", _("a follow-up is agreed")
    FILED = "papers_filed", _("papers are complete and signed")
