"""Who lives together on a day: the homes to which visits go."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from youju.ground.organisations.models import Office
from youju.ground.people.models import Household, Living, Person
from youju.ground.people.queries.cards import Card, cards, roots
from youju.ground.people.rules.births import Birth, age
from youju.ground.people.rules.names import reading
from youju.services.visits.models import Whom
from youju.services.visits.rules import ADULT, ELDER


@dataclass(frozen=True)
class Home:
    """The home of one person: whoever speaks for the card, the household of the day, and everybody in it.

    `household` is None where nobody said yet with whom the person lives; then the person is alone in `people`.
    """

    person: Card
    household: int | None
    people: tuple[Card, ...]


def homes(keys: Collection[int], *, on: date, seen: date | None = None) -> dict[int, Home]:
    """The home of each of these cards on the day; as many queries for sixty as for one.

    A card without a name was erased: it lives nowhere and is left out of every home. Ages are those of the day
    on which the page is `seen`, where it is another one.
    """
    speak = roots(keys)
    own = _household_of(set(speak.values()) | set(keys), on)
    of_root = {root: own.get(root) or own.get(key) for key, root in speak.items()}
    living = _living_in({home for home in of_root.values() if home}, on)
    wanted = set(speak.values()).union(*living.values()) if living else set(speak.values())
    shown = cards(wanted, on=seen or on)
    gone = set(Person.objects.filter(pk__in=wanted, name="").values_list("pk", flat=True))
    found = {}
    for key, root in speak.items():
        home = of_root[root]
        people = dict.fromkeys([root, *living.get(home or 0, ())])
        there = [shown[one] for one in people if one in shown and one not in gone]
        found[key] = Home(shown[root], home, tuple(sorted(there, key=_in_order)))
    return found


def households(uids: Iterable[int]) -> dict[int, Household]:
    """These households by key."""
    return Household.objects.in_bulk(list(uids))


def found_as(birth: Birth | None, *, on: date) -> Whom:
    """As whom somebody is counted who is met on the day; of whose birth nothing is known is an adult."""
    years = age(birth, on=on)
    if years is None:
        # A card that says somebody was born later is wrong about the day, and right about a child.
        return Whom.ADULT if birth is None else Whom.CHILD
    if years.years < ADULT:
        return Whom.CHILD
    return Whom.ELDER if years.years >= ELDER else Whom.ADULT


def person_in(office: Office, key: int) -> Person | None:
    """The card of the office with this key, if it was not erased."""
    return Person.objects.filter(pk=key, office=office).exclude(name="").select_related("office").first()


def _household_of(keys: Collection[int], on: date) -> dict[int, int]:
    rows = Living.objects.standing(on=on).filter(person__in=keys).order_by("pk")
    return dict(rows.values_list("person_id", "household_id"))


def _living_in(households: Collection[int], on: date) -> dict[int, list[int]]:
    rows = Living.objects.standing(on=on).filter(household__in=households).order_by("pk")
    pairs = list(rows.values_list("household_id", "person_id"))
    speak = roots({person for _home, person in pairs})
    found: dict[int, list[int]] = {}
    for home, person in pairs:
        found.setdefault(home, []).append(speak[person])
    return found


def _in_order(card: Card) -> tuple[bool, int, str, int]:
    """Children first, the oldest of them first; then adults by name."""
    years = card.age.years if card.age else ADULT
    child = years < ADULT
    return not child, -years if child else 0, reading(card.name), card.pk
