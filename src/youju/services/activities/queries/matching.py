"""Whom the names of a pasted list mean: of the enrolled first, then of the office; doubts stay doubts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from youju.ground.organisations.models import Office
from youju.ground.people.models import Key
from youju.ground.people.queries.cards import Card, cards, roots
from youju.ground.people.rules import names
from youju.services.activities.rules.chains import Entry

# So many cards are shown of one name that several bear.
MOST = 6


@dataclass(frozen=True)
class Match:
    """One line and whom it may mean, likeliest first. `certain`: one person alone bears exactly this name."""

    entry: Entry
    people: tuple[Card, ...]
    certain: bool
    enrolled: bool = False


def match(office: Office, entries: Sequence[Entry], among: Collection[int], *, on: date) -> list[Match]:
    """The lines with the people they may mean; `among` are enrolled. As many queries for any list."""
    said = {names.normal(entry.name) for entry in entries}
    read = {names.reading(entry.name) for entry in entries}
    exact = _bearing(office, names.NAME, said)
    alike = _bearing(office, names.READING, read)
    speak = roots({*among, *(key for keys in (*exact.values(), *alike.values()) for key in keys)})
    enrolled = {speak[key] for key in among}
    shown = cards(set(speak.values()), on=on)

    def of(keys: Iterable[int]) -> list[int]:
        return sorted(dict.fromkeys(speak[key] for key in keys), key=lambda key: (key not in enrolled, key))

    found = []
    for entry in entries:
        mine = of(exact.get(names.normal(entry.name), ()))
        here = [key for key in mine if key in enrolled]
        certain = len(here) == 1 or (not here and len(mine) == 1)
        others = [] if mine else of(alike.get(names.reading(entry.name), ()))
        people = tuple(shown[key] for key in (mine or others)[:MOST])
        found.append(Match(entry, people, certain, bool(here)))
    return found


def _bearing(office: Office, rank: int, texts: Collection[str]) -> dict[str, list[int]]:
    """By text, the cards that bear exactly this name, or a name that is read so."""
    rows = Key.objects.filter(office=office, rank=rank, text__in=[text for text in texts if text])
    found: dict[str, list[int]] = defaultdict(list)
    for text, person in rows.order_by("person").values_list("text", "person_id"):
        found[text].append(person)
    return found
