"""An attendance may name a person of the office; counting a month still needs its one index only."""

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from tests.factories.people import person
from tests.factories.world import World
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.services.activities.models import Attendance, Role

pytestmark = pytest.mark.django_db


def test_a_person_who_attended_cannot_be_deleted_with_the_attendance_left_behind(world: World):
    child, holding = person(world, "陈小豆"), world.record("activities.session")
    holding.attendance(role=Role.CHILD, person=child).save()
    child.keys.all().delete()
    with pytest.raises(models.ProtectedError):
        child.delete()


def test_a_month_is_counted_from_the_covering_index_alone(world: World):
    world.record("activities.session")
    asked = [known for key, known in indicators(world.network).items() if key == "activities.service.children"]
    with CaptureQueriesContext(connection) as queries:
        planner.values(asked, of_offices(world.north), month(2018, 3))
    [counted] = [query["sql"] for query in queries if Attendance._meta.db_table in query["sql"]]
    assert "USING COVERING INDEX attendance_count" in plan(counted) or named_by_the_index()


def plan(sql: str) -> str:
    """How the store means to answer. PostgreSQL decides by how many rows there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}")
        return " ".join(str(row) for row in cursor.fetchall())


def named_by_the_index() -> bool:
    """Whether PostgreSQL could answer from the index: it holds the person under the name the table has."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'attendance_count'")
        return "person_id" in cursor.fetchone()[0]
