"""Who has not come to care, or was not fetched, stands first on the first page of whoever may call."""

from datetime import time

import pytest

from tests.factories.press import page
from tests.factories.rolls import children, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.people.models import Person
from youju.services.activities.actions.clocking import arrive
from youju.services.activities.models import Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
HEAD = "托管迟到与未接"


@pytest.fixture
def care(world: World) -> Session:
    children(world, "陈小豆", "王小雨")
    made = session(world, TODAY)
    Session.objects.filter(pk=made.pk).update(start=time(15), end=time(17))
    made.activity.activity_kind = "care"
    made.activity.save()
    return Session.objects.get(pk=made.pk)


def first_page(world: World, role: str = "social_worker", office: object = None) -> str:
    return page(world.colleague(role, office or world.north).client(), "/")


def test_who_has_not_come_is_counted_and_nobody_is_named(world, care):
    said = first_page(world)
    assert HEAD in said
    assert "2人未到" in said
    assert f"/activities/sessions/{care.uid}/care/" in said
    assert "陈小豆" not in said


def test_who_was_not_fetched_comes_before_who_did_not_come(world, care):
    child = Person.objects.get(name="陈小豆")
    worker = world.colleague("social_worker", world.north).actor
    arrive(session=care, person=child, clock=time(15, 5), by=worker, at=NOW)
    said = first_page(world)
    assert "1人未接走" in said
    assert "1人未到" in said


def test_nobody_else_is_told(world, care):
    assert HEAD not in first_page(world, "support_clerk")
    assert HEAD not in first_page(world, "social_worker", world.south)


def test_another_day_and_another_kind_of_activity_say_nothing(world, care):
    Session.objects.filter(pk=care.pk).update(day=care.day.replace(day=19))
    assert HEAD not in first_page(world)
    Session.objects.filter(pk=care.pk).update(day=TODAY)
    care.activity.activity_kind = "class"
    care.activity.save()
    assert HEAD not in first_page(world)
