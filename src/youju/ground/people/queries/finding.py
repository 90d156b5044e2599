"""Type-ahead among an office's people: by characters, reading, initials, or the last digits of a number.

Every way is a range of an index: of each rank so many keys are read as are shown, so that it takes as long among
a hundred thousand people as among a hundred. Numbers are looked up by their keyed hash, which no index turns back.
"""

import re
from dataclasses import dataclass
from datetime import date

from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.models import Guardianship, Key, Sealed
from youju.ground.people.models.sealed import ending, whole
from youju.ground.people.queries.cards import Card, cards, roots
from youju.ground.people.rules import names, numbers
from youju.ground.storage.prefixes import beginning

FEW = 20
_TAIL = re.compile(r"\d{4}")
_NUMBER = re.compile(r"\+?[\dx]{5,20}")


@dataclass(frozen=True)
class Found:
    """Cards, best first; `more` where there are others that were not looked at."""

    cards: tuple[Card, ...]
    more: bool = False


def find(office: Office, typed: str, *, on: date, most: int = FEW) -> Found:
    """The persons of the office whom these characters, letters or digits begin, best first.

    A merged card is found by its own names too, and gives the card that speaks for it; such come after others.
    """
    text = names.normal(typed)
    if not text:
        return Found(())
    keys = _by_number(office, text, typed, on) or _by_name(office, text, most * 2)
    speak = roots(keys)
    # A person found by the own card comes before one found by a card that was merged into theirs.
    order = [key for key in keys if speak[key] == key] + [speak[key] for key in keys if speak[key] != key]
    wanted = list(dict.fromkeys(order))
    shown = cards(wanted[:most], on=on)
    return Found(tuple(shown[key] for key in wanted[:most]), more=len(wanted) > most)


def _by_name(office: Office, text: str, most: int) -> list[int]:
    """Rank by rank, the shortest text first, so that a whole name comes before a longer one."""
    start, end = beginning(text)
    found: dict[int, None] = {}
    for rank in names.ranks(text):
        rows = Key.objects.filter(office=office, rank=rank, text__gte=start, text__lt=end)
        found.update(dict.fromkeys(rows.order_by("text", "person").values_list("person", flat=True)[:most]))
        if len(found) >= most:
            break
    return list(found)


def _by_number(office: Office, text: str, typed: str, on: date) -> list[int]:
    rows = Sealed.objects.standing(on=on).filter(person__office=office).order_by("person")
    if _TAIL.fullmatch(text):
        mark = ending(office, Sealed.Sort.PHONE, text)
        return list(rows.filter(tail=mark).values_list("person", flat=True).distinct()[: FEW * 2])
    if not _NUMBER.fullmatch(text):
        return []
    marks = []
    for sort, read in ((Sealed.Sort.PHONE, numbers.phone), (Sealed.Sort.ID_NUMBER, numbers.id_number)):
        try:
            marks.append(whole(office, sort, read(typed)))
        except Refusal:
            continue
    return list(rows.filter(lookup__in=marks).values_list("person", flat=True).distinct())


def reached_by(office: Office, last: str, *, on: date) -> frozenset[int]:
    """The cards of whoever is reached by a number that ends so: the own one, or that of a guardian."""
    rows = Sealed.objects.standing(on=on).filter(person__office=office, sort=Sealed.Sort.PHONE)
    own = set(rows.filter(tail=ending(office, Sealed.Sort.PHONE, last)).values_list("person", flat=True))
    wards = Guardianship.objects.standing(on=on).filter(adult__in=own).values_list("child", flat=True)
    return frozenset(roots({*own, *wards}).values())
