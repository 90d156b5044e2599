"""What the laws over kinds need: values of an example, and rows of somebody else for every reference."""

from collections.abc import Iterator
from typing import Any

from tests.factories import companions, volunteers
from tests.factories.world import NOW, World
from youju.ground.evidence.fields import Reference
from youju.ground.evidence.kinds import Kind, Values, kinds
from youju.ground.organisations.models import Office
from youju.services.ledger.actions import Counted, define_kind

SESSION, ATTENDANCE = "activities.session", "activities.attendance"
PUBLICATION, TALLY = "communications.publication", "ledger.tally"


def enterable() -> list[Kind]:
    return [kind for kind in kinds() if kind.enterable]


def example(kind: Kind, office: Office, **cells: Any) -> Values:
    """The parsed values of a kind's example, changed by cells."""
    office.__dict__.pop("_choices", None)
    typed = {**kind.example, **cells}
    return {f.name: f.read(typed.get(f.name), office) for f in kind.entry}


def lived_in(world: World) -> World:
    """Both offices hold a session, have a volunteer and count something: every reference has rows."""
    for office in (world.north, world.south):
        world.record(SESSION, office)
        world.record("interns.internship", office)
        companions.any_pair(world, office)
        volunteers.enlisted(world, f"于{office.city}", office=office, team=volunteers.team(world, office=office))
        define_kind(
            network=world.network, office=office, key=f"own-{office.slug}", label=f"自数{office.slug}",
            measures=[Counted("items", "件", "件", disclosure="things")], by=world.system, at=NOW,
        )  # fmt: skip
    return world


def foreign(kind: Kind, home: Office, strange: Office) -> Iterator[tuple[str, Any]]:
    """(field, row) that `strange` may refer to and `home` may not, for every reference of the kind."""
    for field in kind.entry:
        if isinstance(field, Reference):
            mine = set(field.rows(home))
            rows = [row for row in field.rows(strange) if row not in mine]
            assert rows, f"{kind.key}.{field.name} has no row to try"
            yield from ((field.name, row) for row in rows)
