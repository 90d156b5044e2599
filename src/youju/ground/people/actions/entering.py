"""Whole cards at once, one or many: the rules of the single actions, told for a form, a file and the demo.

Nothing is half entered: the first card that cannot be refuses them all, and says which one it was.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.actions.confiding import LONGEST as SEALED_LONGEST
from youju.ground.people.actions.confiding import READ
from youju.ground.people.actions.entries import Beside, Book, Entry
from youju.ground.people.actions.indexing import key_rows
from youju.ground.people.actions.registering import put_on, registrars_grant
from youju.ground.people.actions.rights import same_office
from youju.ground.people.actions.wording import said
from youju.ground.people.models import (
    Alias,
    Dated,
    Guardianship,
    Household,
    Key,
    Living,
    Person,
    Pickup,
    Schooling,
    Sealed,
    Speaking,
    Tag,
    Tagging,
)
from youju.ground.people.queries.pages import home_of
from youju.ground.people.rules.names import LONGEST, normal
from youju.ground.people.rules.refusals import (
    AnotherOffice,
    NothingWritten,
    NotTheirOwn,
    OnePersonOrName,
)
from youju.ground.storage import turns


@action
def enter(
    *, office: Office, entries: Sequence[Entry], by: Actor, at: datetime, granted: bool = True
) -> list[Person]:
    """Writes these cards with all that is said of them, in their order.

    Whoever enters goes on with them for a week, unless not `granted`: a whole list opens nobody's card.
    """
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    turns.take(f"names of {office.pk}")
    turns.take(f"tags of {office.pk}")
    made = _cards(office, entries, by, at)
    _names(office, entries, made, by, at)
    _confided(entries, made, by, at)
    _tied(office, entries, made, by, at)
    _homes(office, entries, made, by, at)
    if granted and by.kind != Actor.Kind.SYSTEM:
        Grant.objects.bulk_create(registrars_grant(each, by, at) for each in made)
    audit.write(
        verb="person.register", by=by, at=at, office=office, rows=len(made),
        subject=made[0].uid if len(made) == 1 else None, values={"names": [each.name for each in made]},
    )  # fmt: skip
    return made


def _cards(office: Office, entries: Sequence[Entry], by: Actor, at: datetime) -> list[Person]:
    made = []
    for row, entry in enumerate(entries):
        person = Person(office=office, name=entry.name, registered_at=at, registered_by=by)
        with _of(row):
            put_on(person, entry.details, at)
        made.append(person)
    return Person.objects.bulk_create(made)


def _names(office: Office, entries: Sequence[Entry], made: list[Person], by: Actor, at: datetime) -> None:
    """Nicknames, pseudonyms and other names, and the keys by which all of it is found."""
    book = Book.of(office) if any(entry.aliases for entry in entries) else Book()
    aliases: list[Alias] = []
    keys = []
    for row, (entry, person) in enumerate(zip(entries, made, strict=True)):
        with _of(row):
            found = aliases_of(entry, person, book, by=by, at=at)
        aliases += found
        found_by = [person.name, *(one.text for one in found if one.sort != Alias.Sort.PSEUDONYM)]
        keys += [Key(office=office, person=person, **key) for key in key_rows(found_by)]
    Alias.objects.bulk_create(aliases)
    Key.objects.bulk_create(keys)


def aliases_of(entry: Entry, person: Person, book: Book, *, by: Actor, at: datetime) -> list[Alias]:
    """The other names of one entry, taken from the book. Raises what `call` raises."""
    found: list[Alias] = []
    for sort, typed in entry.aliases:
        text = said(typed, LONGEST)
        alias = Alias(
            person=person, office=person.office, sort=sort, text=text, compared=normal(text), by=by, at=at
        )
        book.take(alias, person.name, found)
        fit(alias)
        found.append(alias)
    return found


def _confided(entries: Sequence[Entry], made: list[Person], by: Actor, at: datetime) -> None:
    rows: list[Sealed] = []
    for number, (entry, person) in enumerate(zip(entries, made, strict=True)):
        with _of(number):
            rows += sealed_of(entry, person, by=by, at=at)
    Sealed.objects.bulk_create(rows)


def sealed_of(entry: Entry, person: Person, *, by: Actor, at: datetime) -> list[Sealed]:
    """What one entry confides, sealed. Raises what `confide` raises."""
    rows = []
    for sort, typed, whose in entry.sealed:
        row = Sealed(person=person, sort=sort, whose=said(whose), by=by, at=at)
        text = said(typed, SEALED_LONGEST)
        if not text:
            raise NothingWritten
        row.close(READ[Sealed.Sort(sort)](text) if sort in READ else text)
        fit(row, "content", "lookup", "tail")
        rows.append(row)
    return rows


def _tied(office: Office, entries: Sequence[Entry], made: list[Person], by: Actor, at: datetime) -> None:
    """School, languages, tags, guardians and who may fetch."""
    stamp: dict[str, Any] = {"by": by, "at": at}
    known = {tag.name: tag for tag in Tag.objects.filter(office=office).order_by("pk")}
    rows: dict[type[Dated], list[Any]] = {
        model: [] for model in (Schooling, Speaking, Tagging, Guardianship, Pickup)
    }
    for number, (entry, person) in enumerate(zip(entries, made, strict=True)):
        found: list[Dated] = []
        with _of(number):
            if school := said(entry.school):
                found.append(Schooling(person=person, school=school, form=said(entry.form), **stamp))
            found += [
                Speaking(person=person, language=said(one), **stamp) for one in dict.fromkeys(entry.languages)
            ]
            for name in dict.fromkeys(said(one) for one in entry.tags):
                tag = known.get(name) or Tag(office=office, name=name)
                if tag.pk is None:
                    tag.clean_fields(exclude=["office"])
                    tag.save()
                known[name] = tag
                found.append(Tagging(person=person, tag=tag, **stamp))
            for model, adults in ((Guardianship, entry.guardians), (Pickup, entry.pickups)):
                found += [_beside(model, person, one, made, stamp) for one in adults]
            for row in found:
                fit(row)
        for row in found:
            rows[type(row)].append(row)
    for table, made_rows in rows.items():
        table.objects.bulk_create(made_rows)


def _beside(model: Any, child: Person, one: Beside, made: list[Person], stamp: dict[str, Any]) -> Dated:
    adult = made[one.row] if one.row is not None else one.adult
    same_office(child, adult)
    name = said(one.name)
    if (adult is None) == (not name):
        raise OnePersonOrName
    if adult is not None and adult.pk == child.pk:
        raise NotTheirOwn
    row: Dated = model(child=child, adult=adult, name=name, relation=one.relation, **stamp)
    return row


def _homes(office: Office, entries: Sequence[Entry], made: list[Person], by: Actor, at: datetime) -> None:
    """Whoever says the same word lives in one new household; a household that stands is joined."""
    shared = {entry.home for entry in entries if isinstance(entry.home, str)} - {""}
    homes = {word: Household(office=office) for word in sorted(shared)}
    Household.objects.bulk_create(homes.values())
    living = []
    for row, (entry, person) in enumerate(zip(entries, made, strict=True)):
        home = homes.get(entry.home) if isinstance(entry.home, str) else entry.home
        if home is None:
            continue
        with _of(row):
            if home.office_id != office.pk:
                raise AnotherOffice
        if isinstance(home, Person):
            mate = home
            home = home_of(mate)
            if home is None:
                home = Household.objects.create(office=office)
                living.append(Living(person=mate, household=home, by=by, at=at))
        living.append(Living(person=person, household=home, by=by, at=at))
    Living.objects.bulk_create(living)


def fit(row: models.Model, *but: str) -> None:
    """What the columns of the row hold; rows it refers to were looked at before."""
    related = [each.name for each in row._meta.concrete_fields if each.is_relation]
    row.clean_fields(exclude=[*related, *but])


@contextmanager
def _of(row: int) -> Iterator[None]:
    """A refusal inside says which of the entries it refuses (from 0)."""
    try:
        yield
    except Refusal as refusal:
        refusal.row = row
        raise
