"""What ties a person to others: the sorts of ties from both ends, in which sphere of life, and what cannot be."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.refusals import Refusal

CHANGE = "ties.change"
# How far a drawing follows the family, and how many persons it holds.
STEPS, MOST = 6, 60


class Sort(models.TextChoices):
    """What the other one is to the person."""

    PARENT = "parent", pgettext_lazy("tie", "parent")
    ADOPTIVE = "adoptive", pgettext_lazy("tie", "adoptive parent")
    FOSTER = "foster", pgettext_lazy("tie", "foster parent")
    CHILD = "child", pgettext_lazy("tie", "child")
    ADOPTED = "adopted", pgettext_lazy("tie", "adopted child")
    FOSTERED = "fostered", pgettext_lazy("tie", "foster child")
    MARRIED = "married", pgettext_lazy("tie", "spouse")
    PARTNER = "partner", pgettext_lazy("tie", "partner, not married")
    SEPARATED = "separated", pgettext_lazy("tie", "spouse, separated")
    DIVORCED = "divorced", pgettext_lazy("tie", "divorced from")
    SIBLING = "sibling", pgettext_lazy("tie", "brother or sister")
    TWIN = "twin", pgettext_lazy("tie", "twin")
    IDENTICAL = "identical", pgettext_lazy("tie", "identical twin")
    RELATIVE = "relative", pgettext_lazy("tie", "other relative")
    GUARDIAN = "guardian", pgettext_lazy("tie", "guardian")
    WARD = "ward", pgettext_lazy("tie", "ward")
    NEIGHBOUR = "neighbour", pgettext_lazy("tie", "neighbour")
    FRIEND = "friend", pgettext_lazy("tie", "friend")
    TEACHER = "teacher", pgettext_lazy("tie", "teacher")
    PUPIL = "pupil", pgettext_lazy("tie", "pupil")
    SCHOOL = "school", pgettext_lazy("tie", "school")
    DOCTOR = "doctor", pgettext_lazy("tie", "doctor or hospital")
    COMMUNITY = "community", pgettext_lazy("tie", "neighbourhood committee")
    AUTHORITY = "authority", pgettext_lazy("tie", "authority")
    ORGANISATION = "organisation", pgettext_lazy("tie", "social organisation")
    WORK = "work", pgettext_lazy("tie", "workplace")


class Sphere(models.TextChoices):
    """Where in life a tie belongs; figures break down by it."""

    FAMILY = "family", pgettext_lazy("tie", "family")
    SCHOOL = "school", pgettext_lazy("tie", "school")
    NEIGHBOURS = "neighbours", pgettext_lazy("tie", "neighbours and friends")
    ORGANISATIONS = "organisations", pgettext_lazy("tie", "organisations")


class Strength(models.IntegerChoices):
    WEAK = 1, pgettext_lazy("tie", "weak")
    ORDINARY = 2, pgettext_lazy("tie", "ordinary")
    STRONG = 3, pgettext_lazy("tie", "strong")


class Flow(models.TextChoices):
    """Where help and energy go, seen from the person."""

    UNSAID = "", _("not said")
    IN = "in", _("to the person")
    OUT = "out", _("from the person")
    BOTH = "both", _("both ways")


class Turn(models.TextChoices):
    """What became of a tie on a day: it was there when the office came to know of it, it began, or it ended."""

    FOUND = "found", pgettext_lazy("tie", "stood already")
    BEGUN = "begun", pgettext_lazy("tie", "began")
    ENDED = "ended", pgettext_lazy("tie", "ended")


class How(models.TextChoices):
    """How a tie ended."""

    OVER = "over", pgettext_lazy("tie", "it is over")
    SEPARATION = "separation", pgettext_lazy("tie", "separated")
    DIVORCE = "divorce", pgettext_lazy("tie", "divorced")
    DEATH = "death", pgettext_lazy("tie", "by death")
    CHANGED = "changed", pgettext_lazy("tie", "it became different")
    MISTAKE = "mistake", pgettext_lazy("tie", "it was written down by mistake")


UP = frozenset({Sort.PARENT, Sort.ADOPTIVE, Sort.FOSTER})
DOWN = frozenset({Sort.CHILD, Sort.ADOPTED, Sort.FOSTERED})
COUPLES = frozenset({Sort.MARRIED, Sort.PARTNER, Sort.SEPARATED, Sort.DIVORCED})
SIBLINGS = frozenset({Sort.SIBLING, Sort.TWIN, Sort.IDENTICAL})
# What a genogram draws.
KIN = UP | DOWN | COUPLES | SIBLINGS
_SPHERES = {
    Sphere.SCHOOL: {Sort.TEACHER, Sort.PUPIL, Sort.SCHOOL}, Sphere.NEIGHBOURS: {Sort.NEIGHBOUR, Sort.FRIEND},
    Sphere.ORGANISATIONS: {Sort.DOCTOR, Sort.COMMUNITY, Sort.AUTHORITY, Sort.ORGANISATION, Sort.WORK},
}  # fmt: skip
_OTHER_END = {
    Sort.PARENT: Sort.CHILD, Sort.ADOPTIVE: Sort.ADOPTED, Sort.FOSTER: Sort.FOSTERED, Sort.GUARDIAN: Sort.WARD,
    Sort.TEACHER: Sort.PUPIL,
}  # fmt: skip
_OTHER_END |= {there: here for here, there in _OTHER_END.items()}


def sphere_of(sort: str) -> Sphere:
    return next((sphere for sphere, sorts in _SPHERES.items() if sort in sorts), Sphere.FAMILY)


def from_the_other_end(sort: str) -> Sort:
    """What the person is to the other one."""
    return _OTHER_END.get(Sort(sort), Sort(sort))


def against(flow: str) -> Flow:
    """The same flow, seen from the other end."""
    return {Flow.IN: Flow.OUT, Flow.OUT: Flow.IN}.get(Flow(flow), Flow(flow))


@dataclass(frozen=True)
class When:
    """A day, or no more than its year: then `day` is the first of it."""

    day: date
    exact: bool = True

    def __str__(self) -> str:
        return self.day.isoformat() if self.exact else str(self.day.year)


def turn_of(since: When | None, *, known_since: date, today: date) -> tuple[Turn, date]:
    """Whether a tie began while the office knew the person, and the day on which it counts from.

    What stood before counts from the day on which it is written down: no earlier month changes by it.
    """
    if since is None or not since.exact or since.day < known_since:
        return Turn.FOUND, today
    return Turn.BEGUN, since.day


class ToThemselves(Refusal):
    field, message = "other", _("Nobody is tied to themselves.")


class WhoIsIt(Refusal):
    field, message = "name", _("Choose somebody registered, or write a name.")


class TiedAlready(Refusal):
    field, message = "sort", _("This tie stands already.")


class OwnAncestor(Refusal):
    field, message = "sort", _("That would make somebody their own ancestor.")


class NotInTheFuture(Refusal):
    field, message = "since", _("This day has not come yet.")


class EndsBeforeItBegan(Refusal):
    field, message = "on", _("The end lies before the beginning.")


class EndedAlready(Refusal):
    message = _("This tie has ended already.")


class AnotherOffice(Refusal):
    message = _("People of two offices are not tied to each other here.")


class NameUnreadable(Refusal):
    message = _("A name cannot be opened: the key is missing. Nothing of it is lost.")
