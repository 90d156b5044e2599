"""What a whole card says when it is entered at once, and the names that an office has given away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from youju.ground.organisations.models import Office
from youju.ground.people.models import Alias, Household, Person
from youju.ground.people.rules.names import normal
from youju.ground.people.rules.refusals import (
    NicknameIsPseudonym,
    NothingWritten,
    OneOfASort,
    PseudonymIsName,
    PseudonymIsNickname,
)

ALONE = (Alias.Sort.NICKNAME, Alias.Sort.PSEUDONYM)


@dataclass(frozen=True)
class Beside:
    """An adult beside a child: registered, entered in the same go (`row`, from 0), or a written name."""

    relation: str
    name: str = ""
    adult: Person | None = None
    row: int | None = None


@dataclass(frozen=True)
class Entry:
    """One card. `details` are birth, sex, site, known_since; `aliases` sort and text; `sealed` sort, text, whose.

    `home` is a household, somebody to live with, or a word that those who live together say.
    """

    name: str
    details: Mapping[str, Any] = field(default_factory=dict)
    aliases: tuple[tuple[str, str], ...] = ()
    sealed: tuple[tuple[str, str, str], ...] = ()
    school: str = ""
    form: str = ""
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    guardians: tuple[Beside, ...] = ()
    pickups: tuple[Beside, ...] = ()
    home: Household | Person | str | None = None


@dataclass
class Book:
    """Which nicknames and pseudonyms of an office are taken, by what they are compared with."""

    nicknames: set[str] = field(default_factory=set)
    pseudonyms: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, office: Office) -> "Book":
        rows = Alias.objects.filter(office=office, until=None).order_by("pk").values_list("sort", "compared")
        given = list(rows)
        return cls(
            {text for sort, text in given if sort == Alias.Sort.NICKNAME},
            {text for sort, text in given if sort == Alias.Sort.PSEUDONYM},
        )

    def take(self, alias: Alias, name: str, given: Sequence[Alias] = ()) -> None:
        """Gives the name away, beside those `given` in the same go. Raises what `actions.call` raises."""
        text = alias.compared
        if not text:
            raise NothingWritten
        if alias.sort in ALONE and any(one.sort == alias.sort for one in given):
            raise OneOfASort
        if alias.sort == Alias.Sort.NICKNAME:
            if text in self.pseudonyms:
                raise NicknameIsPseudonym
            self.nicknames.add(text)
        elif alias.sort == Alias.Sort.PSEUDONYM:
            if text in normal(name) or normal(name) in text:
                raise PseudonymIsName
            if text in self.nicknames:
                raise PseudonymIsNickname
            self.pseudonyms.add(text)
