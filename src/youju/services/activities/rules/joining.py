"""Who may join a series: what its rule says of somebody's age, site, programme, guardian and consent."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.people.rules.births import Age

OF_AGE = 18


class Doubt(StrEnum):
    """Why the rule of a series does not let somebody in without further ado."""

    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    AGE_UNKNOWN = "age_unknown"
    OTHER_SITE = "other_site"
    OTHER_PROGRAMME = "other_programme"
    NO_GUARDIAN = "no_guardian"
    NO_CONSENT = "no_consent"

    @property
    def label(self) -> Promise:
        return LABELS[self]


LABELS: dict[Doubt, Promise] = {
    Doubt.TOO_YOUNG: _("too young for this series"),
    Doubt.TOO_OLD: _("too old for this series"),
    Doubt.AGE_UNKNOWN: _("the age is not known"),
    Doubt.OTHER_SITE: _("not registered at the site of this series"),
    Doubt.OTHER_PROGRAMME: _("takes part in nothing else of this programme"),
    Doubt.NO_GUARDIAN: _("under 18, or of unknown age, and no guardian on the card"),
    Doubt.NO_CONSENT: _("no consent on paper to keep and use the data"),
}


@dataclass(frozen=True)
class Rule:
    """What a series asks for. `youngest` and `oldest` are completed years on the day, both included."""

    youngest: int | None = None
    oldest: int | None = None
    own_site: bool = False
    own_programme: bool = False
    guardian: bool = False
    consent: bool = False

    @property
    def asks(self) -> bool:
        """Whether there is anything to look at."""
        return self != Rule()


@dataclass(frozen=True)
class Newcomer:
    """What the rule looks at: whatever it does not ask for may be left as it is."""

    age: Age | None = None
    at_site: bool = True
    in_programme: bool = True
    has_guardian: bool = True
    consents: bool = True


def doubts(rule: Rule, who: Newcomer) -> tuple[Doubt, ...]:
    """Everything that stands against it, by age first; of a year of birth the better end is believed."""
    found: list[Doubt] = []
    if rule.youngest is not None or rule.oldest is not None:
        found += _of_age(rule, who.age)
    minor = who.age is None or who.age.years - who.age.approximate < OF_AGE
    against = {
        Doubt.OTHER_SITE: rule.own_site and not who.at_site,
        Doubt.OTHER_PROGRAMME: rule.own_programme and not who.in_programme,
        Doubt.NO_GUARDIAN: rule.guardian and minor and not who.has_guardian,
        Doubt.NO_CONSENT: rule.consent and not who.consents,
    }
    return (*found, *(doubt for doubt, stands in against.items() if stands))


def _of_age(rule: Rule, age: Age | None) -> Iterable[Doubt]:
    if age is None:
        yield Doubt.AGE_UNKNOWN
        return
    if rule.youngest is not None and age.years < rule.youngest:
        yield Doubt.TOO_YOUNG
    # Who was born in a year may not have had their birthday yet.
    if rule.oldest is not None and age.years - age.approximate > rule.oldest:
        yield Doubt.TOO_OLD


def said(found: Iterable[Doubt]) -> str:
    """The doubts as one reads them in a sentence."""
    between = str(pgettext_lazy("between doubts", "; "))
    return between.join(str(doubt.label) for doubt in found)


class NotMeantForThem(Refusal):
    """The rule of the series speaks against it; who may overrule says why, and the reason is kept."""

    field = "person"

    def __init__(self, found: tuple[Doubt, ...]) -> None:
        self.doubts = found
        super().__init__(gettext("This series is not meant for this person: {doubts}.").format(doubts=said(found)))


class OnlySupervisorsOverrule(Refusal):
    message = _("Who does not fit the rule of a series is enrolled by a supervisor, with a reason.")
    field = "person"


class AgesOutOfOrder(Refusal):
    message = _("The oldest age lies below the youngest.")
    field = "age_to"


class NoSiteToBelongTo(Refusal):
    message = _("Choose the site first: the rule asks for people registered there.")
    field = "own_site"


class NoProgrammeToBelongTo(Refusal):
    message = _("Choose the programme first: the rule asks for people of it.")
    field = "own_programme"
