"""A page of an office's people: narrowed, sorted, paged by key, counted exactly up to ten thousand."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from youju.ground.organisations.models import Office
from youju.ground.people.models import Person, Tagging
from youju.ground.people.queries.cards import Card, cards
from youju.ground.people.queries.duplicates import review
from youju.ground.people.queries.finding import find
from youju.ground.people.rules.ages import AGE_GROUPS, UNKNOWN

EXACT = 10_000
SIZE = 50
# As many as a search shows; whoever looks for one of more types another letter.
FOUND = 50
# By which column each order goes; age is unknown of some, and they come last.
ORDERS = {"name": "reading", "-name": "-reading", "age": "-born", "-age": "born", "new": "-pk", "-new": "pk"}
_LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """Which people of the office; `alike` leaves those of whom another card may be the same person."""

    office: Office
    words: str = ""
    age: str = ""
    tag: UUID | None = None
    alike: bool = False
    order: str = "name"


@dataclass(frozen=True)
class Page:
    """Cards in order; `before` and `after` are the uids from which the neighbouring pages go on."""

    rows: tuple[Card, ...]
    count: int
    more: bool = False
    before: UUID | None = None
    after: UUID | None = None


def page(narrowing: Narrowing, *, on: date, after: UUID | None = None, before: UUID | None = None) -> Page:
    """The cards that follow `after`, or precede `before`; of a search the best ones, on one page."""
    rows = narrowed(narrowing, on=on)
    if narrowing.words.strip():
        return _searched(narrowing, rows, on)
    count = rows.order_by()[: EXACT + 1].count()
    column = ORDERS[narrowing.order]
    falling, name = column.startswith("-"), column.removeprefix("-")
    rows = rows.annotate(born=Coalesce("born_from", Value(_LONG_AGO)))
    backward = before is not None
    edge = before or after
    cursor = rows.filter(uid=edge).order_by().values_list(name, "pk").first() if edge is not None else None
    down = falling != backward
    if cursor is not None:
        rows = rows.filter(_beyond(name, cursor, down))
    sign = "-" if down else ""
    found = list(rows.order_by(f"{sign}{name}", f"{sign}pk").values_list("pk", flat=True)[: SIZE + 1])
    further, found = len(found) > SIZE, found[:SIZE]
    if backward:
        found.reverse()
    begins = cursor is None or (backward and not further)
    ends = not further if not backward else cursor is None
    shown = cards(found, on=on)
    listed = tuple(shown[key] for key in found)
    return Page(
        listed, min(count, EXACT), count > EXACT,
        before=listed[0].uid if listed and not begins else None,
        after=listed[-1].uid if listed and not ends else None,
    )  # fmt: skip


def narrowed(narrowing: Narrowing, *, on: date) -> QuerySet[Person]:
    """The cards that speak for themselves within the narrowing, in no order."""
    # A card without a name was erased.
    rows = Person.objects.filter(office=narrowing.office, canonical=None).exclude(name="")
    if narrowing.age == UNKNOWN:
        rows = rows.filter(born_from=None)
    elif narrowing.age:
        first, last = AGE_GROUPS[narrowing.age].born(on)
        rows = rows.filter(born_from__gte=first, born_from__lte=last)
    if narrowing.tag is not None:
        borne = Tagging.objects.standing(on=on).filter(tag__uid=narrowing.tag, person=OuterRef("pk"))
        rows = rows.filter(Exists(borne))
    if narrowing.alike:
        pairs = review(narrowing.office, on=on)
        rows = rows.filter(pk__in={card.pk for pair in pairs for card in (pair.one, pair.other)})
    return rows


def borne(keys: Collection[int], *, on: date) -> dict[int, list[str]]:
    """The tags of these cards."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Tagging.objects.standing(on=on).filter(person__in=keys).order_by("tag__name", "pk")
    for key, name in rows.values_list("person_id", "tag__name"):
        found[key].append(name)
    return found


def _searched(narrowing: Narrowing, rows: QuerySet[Person], on: date) -> Page:
    found = find(narrowing.office, narrowing.words, on=on, most=FOUND)
    within = set(rows.filter(pk__in=[card.pk for card in found.cards]).order_by().values_list("pk", flat=True))
    listed = tuple(card for card in found.cards if card.pk in within)
    return Page(listed, len(listed), found.more)


def _beyond(column: str, cursor: tuple[Any, int], falling: bool) -> Q:
    """Rows after the cursor; the first condition alone lets the index jump there."""
    value, pk = cursor
    side = "lt" if falling else "gt"
    if column == "pk":
        return Q(**{f"pk__{side}": pk})
    return Q(**{f"{column}__{side}e": value}) & (
        Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"pk__{side}": pk})
    )
