"""Stars of children: one tap and one back on the day, totals of all, nicknames only where consent stands."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories.people import guardian, keeper, person
from tests.factories.rolls import children, clerk, roll, series, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.ground.people.models import Alias, Person
from youju.ground.people.queries.consents import agreeing, standing
from youju.ground.storage import triggers
from youju.services.activities.actions.stars import (
    arrange_board,
    close_screen,
    give_stars,
    open_screen,
    take_back_stars,
)
from youju.services.activities.models import StarGrant, StarScreen, StarWord
from youju.services.activities.queries.stars import here, screen_behind, star_board
from youju.services.activities.rules import LinkRevoked
from youju.services.activities.rules.marks import Said
from youju.services.activities.rules.stars import (
    EnoughStars,
    NoStarToTakeBack,
    NotThereForStars,
    StarsOnTheDay,
    UnfitStars,
    places,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kids(world: World) -> list[Person]:
    """Three children who are there; the mother of the first two agrees to the board."""
    made = children(world, "陈小豆", "白小兰", "丁一")
    roll(world, *map(tap, made))
    for child, nickname in zip(made[:2], ("豆豆", "兰兰"), strict=True):
        people.call(person=child, sort=Alias.Sort.NICKNAME, text=nickname, by=keeper(world).actor, at=NOW)
        agreed(world, child)
    return made


def agreed(world: World, child: Person) -> None:
    by = {"by": keeper(world).actor, "at": NOW}
    who = guardian(world, child)
    people.agree(person=child, purpose="board", channels=["internal"], paper="第1份", guardian=who, **by)


def by(world: World) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW}


def star(world: World, child: Person, n: int = 1, **more: Any) -> StarGrant:
    said = {"session": session(world), "person": child, "word": "tried", "n": n, "key": uuid4(), **by(world)}
    return give_stars(**(said | more))


def shown(world: World) -> list[tuple[str, int, int | None]]:
    return [(c.nickname, c.stars, c.place) for c in star_board(series(world), at=NOW).shown]


def test_equal_stars_share_a_place_and_only_three_places_are_told():
    assert places({1: 5, 2: 3, 3: 5, 4: 2, 5: 1}) == {1: 1, 3: 1, 2: 3}
    assert places({1: 0, 2: 0}) == {}
    assert places({1: 4, 2: 4, 3: 4, 4: 4}) == {1: 1, 2: 1, 3: 1, 4: 1}


class TestGiving:
    def test_a_star_sent_twice_is_one_and_the_last_is_taken_back(self, world, kids):
        key = uuid4()
        assert star(world, kids[0], key=key) == star(world, kids[0], key=key)
        star(world, kids[0], 2)
        take_back_stars(session=session(world), person=kids[0], **by(world))
        assert [child.stars for child in here(session(world), on=TODAY)] == [0, 1, 0]
        take_back_stars(session=session(world), person=kids[0], **by(world))
        with pytest.raises(NoStarToTakeBack):
            take_back_stars(session=session(world), person=kids[0], **by(world))
        assert StarGrant.objects.count() == 2

    def test_whoever_is_not_there_earns_none(self, world, kids):
        roll(world, tap(kids[2], Said.UNDO))
        for absent in (kids[2], person(world, "路过的", year=2009)):
            with pytest.raises(NotThereForStars):
                star(world, absent)

    def test_only_on_the_day_few_at_once_and_for_a_word_of_the_list(self, world, kids):
        tomorrow = NOW + timedelta(days=1)
        with pytest.raises(StarsOnTheDay):
            star(world, kids[0], at=tomorrow)
        star(world, kids[0])
        with pytest.raises(StarsOnTheDay):
            take_back_stars(session=session(world), person=kids[0], by=clerk(world), at=tomorrow)
        for wrong in ({"n": 0}, {"n": 6}, {"n": -1}, {"word": "第一名"}, {"word": ""}):
            with pytest.raises(UnfitStars):
                star(world, kids[0], **wrong)

    def test_a_key_of_another_child_is_refused_and_twenty_a_day_are_enough(self, world, kids):
        key = star(world, kids[0], 5).uid
        with pytest.raises(UnfitStars):
            star(world, kids[1], 5, key=key)
        for _time in range(3):
            star(world, kids[0], 5)
        with pytest.raises(EnoughStars):
            star(world, kids[0])

    def test_a_colleague_of_another_office_gives_none(self, world, kids):
        with pytest.raises(NotPermitted):
            star(world, kids[0], by=world.colleague("social_worker", world.south).actor)

    def test_what_was_given_is_never_rewritten(self, world, kids):
        made = star(world, kids[0])
        for change in ({"n": 3}, {"word": StarWord.HELPED}):
            with pytest.raises(IntegrityError, match=triggers.REFUSAL), transaction.atomic():
                StarGrant.objects.filter(pk=made.pk).update(**change)


class TestTheBoard:
    def test_whoever_has_no_consent_counts_in_the_total_only(self, world, kids):
        for child, n in zip(kids, (2, 1, 4), strict=True):
            star(world, child, n)
        assert shown(world) == [("豆豆", 2, None), ("兰兰", 1, None)]
        assert star_board(series(world), at=NOW).total == 7

    def test_a_withdrawn_consent_takes_effect_at_once(self, world, kids):
        star(world, kids[0])
        stamp = {"by": keeper(world).actor, "at": NOW + timedelta(minutes=1)}
        people.withdraw(person=kids[0], purpose="board", channel="internal", **stamp)
        later = star_board(series(world), at=NOW + timedelta(minutes=2))
        assert (later.shown, later.total) == ((), 1)

    def test_the_group_may_put_the_first_places_on_top(self, world, kids):
        agreed(world, kids[2])
        for child, n in zip(kids, (1, 2, 4), strict=True):
            star(world, child, n)
        arrange_board(activity=series(world), since=TODAY, by_stars=True, **by(world))
        assert shown(world) == [("", 4, 1), ("兰兰", 2, 2), ("豆豆", 1, 3)]
        arrange_board(activity=series(world), since=TODAY, by_stars=False, **by(world))
        assert {place for _name, _n, place in shown(world)} == {None}

    def test_a_new_term_begins_with_an_empty_board(self, world, kids):
        star(world, kids[0])
        arrange_board(activity=series(world), since=TODAY + timedelta(days=1), by_stars=False, **by(world))
        assert star_board(series(world), at=NOW).total == 0
        assert StarGrant.objects.standing().count() == 1

    def test_a_child_of_two_cards_has_one_row(self, world, kids):
        star(world, kids[0])
        star(world, kids[2], 3)
        people.merge(person=kids[2], into=kids[0], by=keeper(world).actor, at=NOW)
        assert shown(world) == [("豆豆", 4, None)]

    def test_an_erased_child_is_gone_from_the_wall_and_the_total_stays(self, world, kids):
        star(world, kids[0], 2)
        people.erase(person=kids[0], reason="家长要求", by=world.system, at=NOW)
        later = star_board(series(world), at=NOW)
        assert (later.shown, later.total) == ((), 2)

    def test_it_costs_the_same_for_one_child_and_for_three(self, world, kids):
        star(world, kids[0])
        with CaptureQueriesContext(
            connection,
        ) as one:
            star_board(series(world), at=NOW)
        for child in kids[1:]:
            star(world, child)
        with CaptureQueriesContext(connection) as three:
            star_board(series(world), at=NOW)
        assert len(three) == len(one)

    def test_consent_asked_for_many_is_that_asked_for_one(self, world, kids):
        every = [child.pk for child in kids]
        alone = {child.pk for child in kids if standing(child, "board", "internal", at=NOW)}
        assert agreeing(every, "board", "internal", at=NOW) == alone == {kids[0].pk, kids[1].pk}
        assert not agreeing(every, "photo", "internal", at=NOW)
        assert not agreeing([], "board", "internal", at=NOW)


class TestTheScreen:
    def test_a_new_link_ends_the_one_before_and_a_closed_one_opens_nothing(self, world, kids):
        open_screen(activity=series(world), secret="one", **by(world))
        second = open_screen(activity=series(world), secret="two", **by(world))
        assert screen_behind("one") is None
        assert screen_behind("two") == second
        assert not StarScreen.objects.filter(digest__in=("one", "two")).exists()
        close_screen(screen=second, **by(world))
        assert screen_behind("two") is None
        with pytest.raises(LinkRevoked):
            close_screen(screen=second, **by(world))
