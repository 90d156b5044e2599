"""One person of an office, for whoever may find them; and one row of theirs, by its outer name."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.ground.people.models import (
    Alias,
    Consent,
    Dated,
    Guardianship,
    Living,
    Merge,
    Person,
    Pickup,
    Schooling,
    Sealed,
    Speaking,
    Tag,
    Tagging,
)
from youju.ground.people.queries.cards import cluster, offices_of

# What a card says in dated rows, by the word an address uses, and by which column a row belongs to its person.
PARTS: dict[str, tuple[type[Dated], str]] = {
    "name": (Alias, "person"), "sealed": (Sealed, "person"), "household": (Living, "person"),
    "guardian": (Guardianship, "child"), "pickup": (Pickup, "child"), "school": (Schooling, "person"),
    "language": (Speaking, "person"), "tag": (Tagging, "person"), "consent": (Consent, "person"),
}  # fmt: skip


def person_of(standing: Standing, uid: UUID) -> Person | None:
    """The person, if the actor may find people of their office; anybody else is as absent as nobody."""
    rows = Person.objects.filter(uid=uid, office__in=offices_of(standing)).exclude(name="")
    return rows.select_related("office__network", "site", "canonical", "registered_by").first()


def in_office(office: Office, uid: UUID) -> Person | None:
    """The person with this outer name, if it is one of the office's."""
    rows = Person.objects.filter(uid=uid, office=office).exclude(name="")
    return rows.select_related("office", "canonical").first()


def row_of(person: Person, part: str, uid: UUID) -> Any:
    """A dated row of the person (of any of their cards); None where there is none."""
    if part not in PARTS:
        return None
    model, column = PARTS[part]
    rows: Any = model.objects.filter(uid=uid, **{f"{column}__in": cluster(person)})
    return rows.select_related(f"{column}__office").first()


def guardians_of(person: Person) -> Sequence[Guardianship]:
    """Who is responsible for the person, ended or not, on any of their cards."""
    return tuple(
        Guardianship.objects.filter(child__in=cluster(person)).select_related("adult", "child").order_by("pk")
    )


def merge_of(person: Person, uid: UUID) -> Merge | None:
    """A merge into one of the person's cards that was not undone."""
    rows = Merge.objects.filter(uid=uid, into__in=cluster(person), undone=None)
    return rows.select_related("person__office").first()


def tags_of(office: Office) -> tuple[Tag, ...]:
    """The office's own words for some of its people."""
    return tuple(Tag.objects.filter(office=office).order_by("name", "pk"))
