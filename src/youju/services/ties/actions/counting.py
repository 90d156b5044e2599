"""What figures hear of a tie: that one stood already, began or ended, without a name."""

from datetime import date, datetime
from typing import cast

from youju.ground.access.models import Actor
from youju.ground.evidence.actions import record
from youju.ground.evidence.kinds import kind_of
from youju.ground.people.models import Person
from youju.services.ties.models import Change
from youju.services.ties.rules import CHANGE, Turn, sphere_of


def count(person: Person, sort: str, turn: Turn, day: date, *, by: Actor, at: datetime) -> Change:
    """One change in the net of the person, in the sphere of the tie, at the person's site."""
    values = {
        "happened_on": day, "site": person.site, "group": None, "programme": None,
        "sphere": sphere_of(sort).value, "turn": turn.value, "n": 1, "approximate": False,
    }  # fmt: skip
    made = record(kind=kind_of(CHANGE), office=person.office, values=values, by=by, at=at)
    return cast(Change, made)
