"""Persons with everything that is said of them, each in its own dated row."""

from youju.ground.people.models.changes import Change
from youju.ground.people.models.consents import Consent, ConsentWithdrawal
from youju.ground.people.models.dated import Dated
from youju.ground.people.models.erasures import Erasure
from youju.ground.people.models.lists import PeopleList
from youju.ground.people.models.names import Alias, Key
from youju.ground.people.models.persons import Apart, Merge, Person, Unmerge
from youju.ground.people.models.sealed import Sealed
from youju.ground.people.models.ties import (
    Guardianship,
    Household,
    Living,
    Pickup,
    Schooling,
    Speaking,
    Tag,
    Tagging,
)

__all__ = [
    "Alias", "Apart", "Change", "Consent", "ConsentWithdrawal", "Dated", "Erasure", "Guardianship", "Household",
    "Key", "Living", "Merge", "PeopleList", "Person", "Pickup", "Schooling", "Sealed", "Speaking", "Tag",
    "Tagging", "Unmerge",
]  # fmt: skip
