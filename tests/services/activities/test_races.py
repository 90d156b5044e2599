"""Several at once: the last places are given once, and a class signed in by two phones counts once."""

from dataclasses import replace
from threading import Barrier
from uuid import uuid4

from django.db import DatabaseError, connections

from tests.factories.people import person
from tests.factories.rolls import at_once, came, children, clerk, series, session, tap
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, World
from youju.services.activities.actions import change_activity
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Admission, Enrolment, Holding, Mark, Placement, Registration
from youju.services.activities.queries.openings import seats
from youju.services.activities.rules.enrolment import ActivityFull


def test_of_many_who_want_the_last_places_exactly_so_many_get_one(own_database: str):
    world = World.found()
    activity = series(world)
    change_activity(activity=activity, capacity=3, by=world.system, at=NOW)
    people = [person(world, f"孩子{n}") for n in range(8)]
    ready, by, refused = Barrier(len(people)), clerk(world), []

    def want(who) -> None:
        ready.wait()
        try:
            enrol(activity=activity, person=who, role="child", by=by, at=NOW)
        except ActivityFull as full:
            refused.append(full)
        finally:
            connections.close_all()

    at_once(want, people)
    assert Admission.objects.count() == Enrolment.objects.count() == 3
    assert len(refused) == 5


def test_two_phones_that_sign_in_the_same_class_at_once_count_it_once(own_database: str):
    world = World.found()
    taps = [tap(child) for child in children(world, "陈小豆", "白小兰", "丁一")]
    held, by, ready, failed = session(world), clerk(world), Barrier(4), []

    def send(phone: int) -> None:
        # Two of the four are one phone that had no answer; the others tapped the same children themselves.
        mine = taps if phone < 2 else [replace(each, key=uuid4()) for each in taps]
        ready.wait()
        try:
            take(session=held, marks=mine, by=by, at=NOW)
        except DatabaseError as error:
            failed.append(error)
        finally:
            connections.close_all()

    at_once(send, range(4))
    assert not failed
    assert (came(world), Holding.objects.count()) == (3, 1)
    assert Mark.objects.count() == 9


def test_of_two_who_sign_up_at_once_for_the_last_place_one_has_it_and_one_waits(own_database: str):
    world = World.found()
    opening = opened(world, capacity=3)
    signed_up(opening, "先来的", along=1)
    ready, failed = Barrier(2), []

    def want(name: str) -> None:
        ready.wait()
        try:
            signed_up(opening, name)
        except DatabaseError as error:
            failed.append(error)
        finally:
            connections.close_all()

    at_once(want, ["甲", "乙"])
    assert not failed
    found = seats(opening)
    assert (found.taken, found.waiting, Placement.objects.count()) == (3, 1, 2)


def test_one_telephone_that_signs_up_four_times_at_once_takes_one_place(own_database: str):
    world = World.found()
    opening = opened(world, capacity=9)
    ready, failed = Barrier(4), []

    def want(_tab: int) -> None:
        ready.wait()
        try:
            signed_up(opening, "甲")
        except DatabaseError as error:
            failed.append(error)
        finally:
            connections.close_all()

    at_once(want, range(4))
    assert not failed
    assert Registration.objects.first_ones().count() == seats(opening).taken == 1
