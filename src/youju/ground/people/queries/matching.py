"""A whole list is compared with the people of an office at once: a few questions, however many rows it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from youju.ground.organisations.models import Office
from youju.ground.people.models import PeopleList, Sealed
from youju.ground.people.models.sealed import whole
from youju.ground.people.queries.candidates import sharing
from youju.ground.people.queries.cards import cards, roots
from youju.ground.people.queries.duplicates import Suggestion, traits
from youju.ground.people.rules.duplicates import Likeness, Traits, compare

# Rows whose candidates one question names, however many bear a name.
_AT_ONCE = 1_000


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
    best = [found for at in range(0, len(rows), _AT_ONCE) for found in _best(office, rows[at : at + _AT_ONCE])]
    shown = cards({one[1] for one in best if one}, on=on)
    return tuple(Suggestion(shown[one[1]], one[0]) if one else None for one in best)


def _best(office: Office, rows: Sequence[Traits]) -> Iterator[tuple[Likeness, int] | None]:
    found_for = sharing(office, rows)
    speak = roots({key for found in found_for for key in found})
    known = traits(set(speak.values()))
    for row, found in zip(rows, found_for, strict=True):
        likely = [(compare(row, known[key]), key) for key in {speak[key] for key in found}]
        worth = sorted(((like, key) for like, key in likely if like.level), key=_likeliest)
        yield worth[0] if worth else None


def _likeliest(one: tuple[Likeness, int]) -> tuple[int, int]:
    return -one[0].score, one[1]


def list_read_before(office: Office, digest: str) -> PeopleList | None:
    """The very same file, if the office has read it."""
    return PeopleList.objects.filter(office=office, digest=digest).select_related("by").first()
