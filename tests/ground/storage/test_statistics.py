"""A search goes the short way once the store has looked at its tables."""

from django.db import connection

from tests.factories.world import NOW, World
from youju.ground.evidence import search
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import kind_of
from youju.ground.storage import statistics

PUBLICATION = kind_of("communications.publication")


def test_the_few_records_that_hold_a_word_are_looked_up_and_the_others_left_alone(world: World):
    first = world.record("communications.publication", title="春天")
    rows = [{**PUBLICATION.read_values(first), "title": f"春天{number}"} for number in range(600)]
    record_many(kind=PUBLICATION, office=world.north, rows=rows, by=world.system, at=NOW)
    statistics.refresh()
    found = PUBLICATION.model.objects.standing().filter(office=world.north)
    holding = search.matching(PUBLICATION, found, "春天77", [world.north.pk]).latest_first()
    assert {record.title for record in holding} == {"春天77"}
    # PostgreSQL looks at its tables by itself, and weighs lists by what is in them.
    assert connection.vendor == "postgresql" or "PRIMARY KEY (rowid=?)" in holding.explain()
