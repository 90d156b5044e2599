"""The keys of a card follow its names, in the transaction that changes them."""

from collections.abc import Mapping, Sequence

from youju.ground.people.models import Alias, Key, Person
from youju.ground.people.rules import names


def index(person: Person) -> None:
    """Writes the keys of a card anew, from its name and the names that hold; a pseudonym is for print only."""
    rows = Alias.objects.filter(person=person, until=None).exclude(sort=Alias.Sort.PSEUDONYM).order_by("pk")
    said = [person.name, *rows.values_list("text", flat=True)]
    Key.objects.filter(person=person).delete()
    Key.objects.bulk_create(Key(office_id=person.office_id, person=person, **row) for row in key_rows(said))


def key_rows(said: Sequence[str]) -> list[Mapping[str, object]]:
    """The keys of all names together, each text once at its best rank."""
    best: dict[str, int] = {}
    for name in said:
        for key in names.keys(name):
            best[key.text] = min(key.rank, best.get(key.text, key.rank))
    return [{"text": text, "rank": rank} for text, rank in sorted(best.items())]
