"""What a request to erase takes away at once, and what must stay: the page shows it, the action does it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from youju.ground.access.looking import Look
from youju.ground.access.models import Grant, View
from youju.ground.people.models import (
    Alias,
    Change,
    Consent,
    ConsentWithdrawal,
    Guardianship,
    Key,
    Living,
    Person,
    Pickup,
    Schooling,
    Sealed,
    Speaking,
    Tagging,
)
from youju.ground.people.queries.cards import cluster
from youju.ground.people.rules.erasing import Basis, kept_until

_OWN: tuple[Any, ...] = (Alias, Living, Schooling, Speaking, Tagging, Key, Change, Sealed)


@dataclass(frozen=True)
class Stays:
    """Rows of one sort that must stay, why, and until when (None: as long as the counts)."""

    table: str
    count: int
    basis: Basis
    until: date | None = None


@dataclass(frozen=True)
class Plan:
    """`goes` counts what is taken away, by table."""

    goes: tuple[tuple[str, int], ...]
    stays: tuple[Stays, ...]


def erasable(cards: Sequence[Person]) -> list[QuerySet[Any]]:
    """The rows that go: everything but the proof of consent, with the guardian who gave it."""
    own: list[QuerySet[Any]] = [model.objects.filter(person__in=cards) for model in _OWN]
    own += [_beside(Guardianship, cards).exclude(pk__in=proving()), _beside(Pickup, cards)]
    return [*own, Grant.objects.filter(subject__in=[card.uid for card in cards])]


def plan(person: Person, *, look: Look, on: date) -> Plan:
    """What would go and what would stay. Raises NotLooked."""
    every = cluster(person)
    for each in every:
        look.covers(each.uid)
    goes = Counter({str(rows.model._meta.model_name): rows.count() for rows in erasable(every)})
    until = kept_until(on)
    agreed, withdrawn = (model.objects.filter(person__in=every) for model in (Consent, ConsentWithdrawal))
    given_by = _beside(Guardianship, every).filter(pk__in=proving())
    looks = View.objects.filter(subject__in=[each.uid for each in every])
    stays = [
        *(Stays(_name(rows), rows.count(), Basis.PROOF, until) for rows in (agreed, given_by)),
        # These two say nothing of anybody once the card is empty.
        Stays(_name(withdrawn), withdrawn.count(), Basis.PROOF),
        Stays(_name(looks), looks.count(), Basis.LOOKS),
        Stays("person", len(every), Basis.COUNTS),
    ]
    return Plan(
        tuple((table, count) for table, count in goes.items() if count),
        tuple(one for one in stays if one.count),
    )


def _beside(model: Any, cards: Sequence[Person]) -> QuerySet[Any]:
    """What ties these cards to others, as child or as adult."""
    found: QuerySet[Any] = model.objects.filter(Q(child__in=cards) | Q(adult__in=cards))
    return found


def proving() -> QuerySet[Any]:
    """The guardianships on whose word a consent rests."""
    return Consent.objects.filter(guardian__isnull=False).values("guardian")


def _name(rows: QuerySet[Any]) -> str:
    return str(rows.model._meta.model_name)
