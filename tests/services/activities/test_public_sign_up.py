"""Public sign-up: so many places and no more, once a telephone, a list that moves up, and nobody kept for long."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories.rolls import clerk, series, session
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import enter_partner, visitor
from youju.ground.access.looking import NotGranted, look
from youju.ground.access.models import AuditEntry, View
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.refusals import HappensInTheFuture
from youju.ground.people.rules.refusals import UnfitPhone
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.openings import ask_number, change_opening, close_sign_up, export_list
from youju.services.activities.actions.registering import forget, help_take_back, take_back
from youju.services.activities.actions.turning_up import came, did_not_come, name_organisation
from youju.services.activities.models import Attendance, Holding, Registration
from youju.services.activities.queries.guests import expected, guests
from youju.services.activities.queries.openings import of_secret, seats, standpoint
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.openings import (
    CameAlready,
    ClosesBeforeItOpens,
    ConsentMissing,
    NameMissing,
    NoPlaceLeft,
    NotItsSession,
    NotOpen,
    OpenAlready,
    OrganisationMissing,
    Phase,
    PlacesGivenAlready,
    ReasonOfExportMissing,
    RetreatedAlready,
    TooManyAlong,
    TooManySignUpsFromHere,
)

pytestmark = pytest.mark.django_db
DAY, SOON = timedelta(days=1), TODAY + timedelta(days=4)


def stamp(world: World, **more: Any) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW} | more


def heads(world: World) -> int:
    return sum(row.n for row in Attendance.objects.standing())


class TestPlaces:
    def test_the_last_place_is_given_once_and_who_comes_next_waits(self, world: World):
        opening = opened(world, capacity=3)
        assert signed_up(opening, "甲", along=1).placed
        assert signed_up(opening, "乙").placed
        assert not signed_up(opening, "丙").placed
        found = standpoint(opening, at=NOW)
        assert (found.seats.taken, found.seats.waiting, found.phase) == (3, 1, Phase.WAITING)

    def test_without_a_waiting_list_a_full_one_is_full(self, world: World):
        opening = opened(world, capacity=1, waits=False)
        signed_up(opening, "甲")
        with pytest.raises(NoPlaceLeft):
            signed_up(opening, "乙")
        assert standpoint(opening, at=NOW).phase is Phase.FULL

    def test_who_waits_longest_and_fits_moves_up(self, world: World):
        opening = opened(world, capacity=2)
        first, family = signed_up(opening, "甲", along=1), signed_up(opening, "乙", along=2)
        alone, later = signed_up(opening, "丙"), signed_up(opening, "丁")
        take_back(registration=first, by=visitor(), at=NOW)
        placed = {guest.registration.pk: guest.moved_up for guest in guests(opening, state="placed").guests}
        assert placed == {alone.pk: True, later.pk: True}
        change_opening(opening=opening, capacity=5, **stamp(world))
        assert not guests(opening, state="waiting").guests
        assert seats(Registration.objects.get(pk=family.pk).opening).taken == 5

    def test_fewer_places_than_are_given_are_refused(self, world: World):
        opening = opened(world, capacity=3)
        signed_up(opening, "甲", along=1)
        with pytest.raises(PlacesGivenAlready):
            change_opening(opening=opening, capacity=1, **stamp(world))


class TestOncePerTelephone:
    def test_the_same_person_twice_is_once_and_both_links_are_theirs(self, world: World):
        opening = opened(world, capacity=3)
        first, again = signed_up(opening, "甲", key="one"), signed_up(opening, "甲", key="two", phone="甲")
        assert seats(opening).taken == 1
        assert of_secret("one") == of_secret("two") == first
        assert again.same_as == first
        assert guests(opening).guests[0].twice == 1

    def test_a_strangers_number_looks_like_any_other(self, world: World):
        opening = opened(world, capacity=3)
        signed_up(opening, "甲")
        other = signed_up(opening, "乙", phone="甲", key="two")
        assert other.placed
        assert of_secret("two") == other
        found = seats(opening)
        assert (found.taken, found.free, found.shown) == (1, 2, 1)
        assert signed_up(opening, "丙", along=1).placed

    def test_taken_back_it_may_be_signed_up_again(self, world: World):
        opening = opened(world)
        take_back(registration=signed_up(opening, "甲"), by=visitor(), at=NOW)
        assert signed_up(opening, "甲").same_as is None
        assert seats(opening).taken == 1


class TestWhatDoesNotFit:
    @pytest.mark.parametrize(
        ("said", "refusal"),
        [
            ({"name": "  "}, NameMissing), ({"phone": "12"}, UnfitPhone), ({"phone": "1" * 9_000}, UnfitPhone),
            ({"along": -1}, TooManyAlong), ({"along": 10}, TooManyAlong), ({"agrees": False}, ConsentMissing),
        ],
    )  # fmt: skip
    def test_it_is_said_by_name_and_nothing_is_kept(self, world: World, said, refusal):
        opening = opened(world)
        with pytest.raises(refusal):
            signed_up(opening, "甲", **said)
        assert not Registration.objects.exists()

    def test_the_organisation_is_asked_for_where_the_office_asks(self, world: World):
        opening = opened(world, asks_organisation=True)
        with pytest.raises(OrganisationMissing):
            signed_up(opening, "甲")
        assert signed_up(opening, "甲", organisation="青石社").organisation == "青石社"

    def test_too_early_too_late_closed_and_cancelled(self, world: World):
        opening = opened(world, opens_at=NOW + DAY, closes_at=NOW + 2 * DAY)
        for at in (NOW, NOW + 2 * DAY):
            with pytest.raises(NotOpen):
                signed_up(opening, "甲", at=at)
        with pytest.raises(NotOpen):
            close_sign_up(opening=opening, **stamp(world))
        close_sign_up(opening=opening, **stamp(world, at=NOW + DAY + timedelta(hours=1)))
        with pytest.raises(NotOpen):
            signed_up(opening, "甲", at=NOW + DAY + timedelta(hours=1))

    def test_a_cancelled_session_takes_nobody(self, world: World):
        opening = opened(world)
        cancel_session(session=opening.session, reason="台风", by=world.system, at=NOW)
        assert standpoint(opening, at=NOW).phase is Phase.CANCELLED
        with pytest.raises(NotOpen):
            signed_up(opening, "甲")

    def test_a_machine_that_signs_up_without_end_is_slowed_down(self, world: World):
        opening = opened(world)
        for number in range(60):
            signed_up(opening, f"甲{number}", phone=f"138001{number:05}")
        with pytest.raises(TooManySignUpsFromHere):
            signed_up(opening, "乙")
        assert signed_up(opening, "乙", computer="another").placed

    def test_an_opening_is_one_and_closes_after_it_opens(self, world: World):
        opening = opened(world)
        with pytest.raises(OpenAlready):
            opened(world)
        with pytest.raises(ClosesBeforeItOpens):
            change_opening(opening=opening, closes_at=opening.opens_at, **stamp(world))

    def test_strangers_change_nothing(self, world: World):
        opening = opened(world)
        mine, other = signed_up(opening, "甲"), world.colleague("social_worker", world.south).actor
        for act in (
            lambda: change_opening(opening=opening, capacity=9, by=other, at=NOW),
            lambda: help_take_back(registration=mine, by=other, at=NOW),
            lambda: export_list(opening=opening, reason="看看", by=other, at=NOW),
            lambda: ask_number(registration=mine, by=other, at=NOW),
        ):
            with pytest.raises(NotPermitted):
                act()


class TestComing:
    def test_they_are_counted_by_head_and_by_organisation(self, world: World):
        opening = opened(world, on=TODAY, role="trainee")
        partner = enter_partner(office=world.north, name="河西社", kind="social", by=world.system, at=NOW)
        held, mine = opening.session, signed_up(opening, "甲", along=2, organisation="河西社")
        other = signed_up(opening, "乙", organisation="河西社会组织")
        assert (mine.partner, other.partner) == (partner, None)
        first = came(registration=mine, session=held, **stamp(world))
        assert came(registration=mine, session=held, **stamp(world)) == first
        came(registration=other, session=held, **stamp(world))
        name_organisation(registration=other, partner=partner, **stamp(world))
        rows = Attendance.objects.standing().order_by("pk").values_list("role", "n", "partner", "person")
        assert list(rows) == [("trainee", 3, partner.pk, None), ("trainee", 1, partner.pk, None)]

    def test_a_slip_is_taken_back_and_leaves_no_empty_session(self, world: World):
        opening = opened(world, on=TODAY)
        mine = signed_up(opening, "甲", along=1)
        came(registration=mine, session=opening.session, heads=1, **stamp(world))
        assert heads(world) == 1
        with pytest.raises(CameAlready):
            take_back(registration=mine, by=visitor(), at=NOW)
        did_not_come(registration=mine, session=opening.session, **stamp(world))
        assert heads(world) == 0
        assert not Holding.objects.filter(withdrawal=None, session=opening.session).exists()
        came(registration=mine, session=opening.session, **stamp(world))
        assert heads(world) == 2

    def test_only_to_its_own_session_and_not_before_the_day(self, world: World):
        opening = opened(world)
        mine = signed_up(opening, "甲")
        with pytest.raises(HappensInTheFuture):
            came(registration=mine, session=opening.session, **stamp(world))
        with pytest.raises(NotItsSession):
            came(registration=mine, session=session(world), **stamp(world))
        with pytest.raises(TooManyAlong):
            came(registration=mine, session=opening.session, heads=0, **stamp(world))
        cancel_session(session=opening.session, reason="台风", by=world.system, at=NOW)
        with pytest.raises(SessionCancelled):
            came(registration=mine, session=opening.session, **stamp(world))

    def test_the_sheet_to_sign_has_who_has_a_place(self, world: World):
        opening = opened(world, capacity=1)
        signed_up(opening, "甲"), signed_up(opening, "乙")
        assert [row.name for row in expected(opening.session)] == ["甲"]

    def test_a_series_is_signed_up_for_as_a_whole(self, world: World):
        held, later = session(world), session(world, SOON)
        opening = opened(world, whole=True)
        mine = signed_up(opening, "甲")
        came(registration=mine, session=held, **stamp(world))
        assert list(guests(opening).guests[0].came) == [held.pk]
        assert [row.name for row in expected(later)] == ["甲"]
        assert standpoint(opening, at=NOW).sessions == (held, later)
        assert series(world) == opening.activity


class TestForgetting:
    def test_taken_back_nothing_names_them_any_more(self, world: World):
        opening = opened(world)
        mine = signed_up(opening, "甲", organisation="青石社", key="mine")
        take_back(registration=mine, by=visitor(), at=NOW)
        mine.refresh_from_db()
        assert (mine.name, mine.organisation, mine.phone, mine.lookup) == ("", "", None, None)
        assert of_secret("mine") == mine
        with pytest.raises(RetreatedAlready):
            take_back(registration=mine, by=visitor(), at=NOW)
        assert guests(opening).retreated == 1

    def test_thirty_days_after_the_last_day_they_go_and_the_figures_stay(self, world: World):
        opening = opened(world, on=TODAY)
        mine = signed_up(opening, "甲", key="mine")
        came(registration=mine, session=opening.session, **stamp(world))
        assert forget(by=world.system, at=NOW + 30 * DAY) == 0
        assert forget(by=world.system, at=NOW + 32 * DAY) == 1
        mine.refresh_from_db()
        assert (mine.name, mine.phone, mine.digest) == ("", None, None)
        assert of_secret("mine") is None
        assert heads(world) == 1

    def test_a_telephone_is_read_after_a_look_that_is_written_down(self, world: World):
        mine = signed_up(opened(world), "甲", phone="13800138000")
        assert b"138" not in bytes(mine.phone or b"")
        by = clerk(world)
        with pytest.raises(NotGranted):
            look(subject=mine.uid, office=world.north, by=by, at=NOW)
        ask_number(registration=mine, by=by, at=NOW)
        assert mine.number(look(subject=mine.uid, office=world.north, by=by, at=NOW)) == "+8613800138000"
        assert View.objects.filter(subject=mine.uid, by=by).count() == 1

    def test_the_list_leaves_the_house_for_a_reason(self, world: World):
        opening = opened(world)
        signed_up(opening, "甲")
        by = world.colleague("office_director", world.north).actor
        with pytest.raises(ReasonOfExportMissing):
            export_list(opening=opening, reason=" ", by=by, at=NOW)
        assert len(export_list(opening=opening, reason="签到用", by=by, at=NOW).guests) == 1
        assert AuditEntry.objects.filter(verb="opening.export").count() == 1
