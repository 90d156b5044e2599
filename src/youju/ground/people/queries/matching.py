"""A whole list is compared with the people of an office at once: a few questions, however many rows it has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from youju.ground.organisations.models import Office
from youju.ground.people.models import Key, PeopleList, Sealed
from youju.ground.people.models.sealed import whole
from youju.ground.people.queries.cards import cards, roots
from youju.ground.people.queries.duplicates import MOST, Suggestion, traits
from youju.ground.people.rules import names
from youju.ground.people.rules.duplicates import Likeness, Traits, compare

# As many texts as one question of either store takes.
_AT_ONCE = 500


@dataclass(frozen=True)
class Numbers:
    """The numbers of one row in their one form."""

    phones: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def marked(office: Office, traits_: Traits, given: Numbers) -> Traits:
    """The traits with what the numbers are found by."""
    return Traits(
        traits_.name, traits_.birth, traits_.sex,
        ids=frozenset(whole(office, Sealed.Sort.ID_NUMBER, each) for each in given.ids),
        phones=frozenset(whole(office, Sealed.Sort.PHONE, each) for each in given.phones),
        guardians=traits_.guardians,
    )  # fmt: skip


def match(office: Office, rows: Sequence[Traits], *, on: date) -> tuple[Suggestion | None, ...]:
    """For each row the likeliest card of the office, where one is like it at all."""
    by_text, by_mark = _named(office, rows), _numbered(office, rows)
    sharing = []
    for row in rows:
        found = set[int]()
        for text in _texts(row):
            if len(by_text[text]) <= MOST:
                found |= by_text[text]
        for mark in (*row.ids, *row.phones):
            found |= by_mark[mark]
        sharing.append(found)
    speak = roots({key for found in sharing for key in found})
    known = traits(set(speak.values()))
    best = []
    for row, found in zip(rows, sharing, strict=True):
        likely = [(compare(row, known[key]), key) for key in {speak[key] for key in found}]
        worth = sorted(((like, key) for like, key in likely if like.level), key=_likeliest)
        best.append(worth[0] if worth else None)
    shown = cards({one[1] for one in best if one}, on=on)
    return tuple(Suggestion(shown[one[1]], one[0]) if one else None for one in best)


def _likeliest(one: tuple[Likeness, int]) -> tuple[int, int]:
    return -one[0].score, one[1]


def list_read_before(office: Office, digest: str) -> PeopleList | None:
    """The very same file, if the office has read it."""
    return PeopleList.objects.filter(office=office, digest=digest).select_related("by").first()


def _texts(row: Traits) -> tuple[tuple[int, str], tuple[int, str]]:
    return (names.NAME, names.normal(row.name)), (names.READING, names.reading(row.name))


def _named(office: Office, rows: Sequence[Traits]) -> dict[tuple[int, str], set[int]]:
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    wanted: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        for rank, text in _texts(row):
            wanted[rank].add(text)
    for rank, texts in wanted.items():
        for some in _some(texts):
            keys = Key.objects.filter(office=office, rank=rank, text__in=some).order_by("pk")
            for text, person in keys.values_list("text", "person_id"):
                found[rank, text].add(person)
    return found


def _numbered(office: Office, rows: Sequence[Traits]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for some in _some({mark for row in rows for mark in (*row.ids, *row.phones)}):
        held = Sealed.objects.filter(person__office=office, lookup__in=some, until=None).order_by("pk")
        for mark, person in held.values_list("lookup", "person_id"):
            found[str(mark)].add(person)
    return found


def _some(texts: Iterable[str]) -> Iterable[list[str]]:
    every = sorted(texts)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
