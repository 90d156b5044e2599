"""The people of the four offices: families with their guardians, consents on paper, some registered twice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from youju.demo.loading.sources import source
from youju.demo.loading.structure import World
from youju.ground.organisations.models import Office
from youju.ground.people import actions
from youju.ground.people.actions import Beside, Entry
from youju.ground.people.models import Person
from youju.ground.people.queries.persons import guardians_of
from youju.ground.people.rules.births import Birth

Row = Mapping[str, Any]
# So long before the demo is loaded the cards were written: the week in which they stood open is over.
AGO = timedelta(days=30)
OF_AGE = 18
WHOSE = {"mother": "母亲", "father": "父亲", "grandparent": "祖辈"}
ALIASES = ("nickname", "pseudonym")
SEALED = ("phone", "address", "allergy", "warning")
# What families are asked for on paper, and every third one for print as well.
ALWAYS, SOMETIMES = ("data", ["internal"]), ("photo", ["internal", "bulletin"])


def load(world: World) -> None:
    """Enters each office's people in one go, then what their guardians agreed to."""
    for slug, office in world.offices.items():
        families = [row for row in source("people")["family"] if row["office"] == slug]
        twins = [row for row in source("people")["twin"] if row["office"] == slug]
        rows = [(number, family, row) for number, family in enumerate(families) for row in family["person"]]
        entries = [_entry(world, number, family, row, rows) for number, family, row in rows]
        entries += [_entry(world, len(families), row, row, ()) for row in twins]
        at = world.at - AGO
        made = actions.enter(office=office, entries=entries, by=world.hands[slug], at=at)
        known = zip(made, rows, strict=False)
        world.children[slug] = [
            person for person, (_number, family, row) in known if row["age"] < OF_AGE and not family.get("visited")
        ]
        _agree(world, office, zip(made, (row for _number, _family, row in rows), strict=False), at)


def _entry(world: World, number: int, family: Row, row: Row, rows: Sequence[tuple[int, Row, Row]]) -> Entry:
    adults: tuple[Beside, ...] = ()
    if row["age"] < OF_AGE:
        adults = tuple(
            Beside(other["guards"], row=place)
            for place, (home, _family, other) in enumerate(rows)
            if home == number and "guards" in other
        )
    # Whom to call in an emergency stands on the child's own card.
    called = tuple(
        ("phone", rows[one.row][2]["phone"], WHOSE[one.relation])
        for one in adults
        if one.row is not None and "phone" in rows[one.row][2]
    )
    fetching = tuple(Beside(one["relation"], one["name"]) for one in row.get("pickups", ()))
    details = {
        "birth": _born(row, localdate(world.at)), "sex": row["sex"], "site": world.sites[family["site"]],
        "known_since": localdate(world.at - AGO),
    }  # fmt: skip
    return Entry(
        row["name"], details, tuple((sort, row[sort]) for sort in ALIASES if sort in row),
        (*((sort, row[sort], "") for sort in SEALED if sort in row), *called), row.get("school", ""),
        row.get("form", ""),
        tuple(row.get("languages", ())), tuple(row.get("tags", ())), adults, (*adults, *fetching),
        f"{number}" if rows and len(family["person"]) > 1 else None,
    )  # fmt: skip


def _born(row: Row, today: date) -> Birth:
    """The birth that makes somebody this old since so many days."""
    birthday = today - timedelta(days=row["days"])
    year = birthday.year - row["age"]
    if row.get("year"):
        return Birth.in_year(year)
    last = 28 if (birthday.month, birthday.day) == (2, 29) else birthday.day
    return Birth.on(birthday.replace(year=year, day=last))


def _agree(world: World, office: Office, people: Iterable[tuple[Person, Row]], at: datetime) -> None:
    stamp: dict[str, Any] = {"by": world.hands[office.slug], "at": at}
    children = [(person, row) for person, row in people if row["age"] < OF_AGE]
    for number, (child, row) in enumerate(children):
        guardian = next(iter(guardians_of(child)), None)
        if guardian is None:
            continue
        said = {"guardian": guardian, "paper": f"同意书资料夹第{number + 1}份", **stamp}
        purposes = [ALWAYS, SOMETIMES] if number % 3 == 0 or row.get("grown") else [ALWAYS]
        # Every fifth family would rather not see the child on a wall.
        if number % 5:
            purposes = [*purposes, ("board", ["internal"])]
        if row.get("alone"):
            purposes = [*purposes, ("alone", ["internal"])]
        for purpose, channels in purposes:
            actions.agree(person=child, purpose=purpose, channels=channels, **said)
    withdrawing = next((child for number, (child, _row) in enumerate(children) if number % 3 == 0), None)
    if withdrawing is not None:
        later = {**stamp, "at": at + timedelta(days=2)}
        actions.withdraw(person=withdrawing, purpose="photo", channel="bulletin", **later)
