"""A tie is written down once, from either end; names of outsiders lie sealed; figures hear no name."""

from datetime import date, timedelta

import pytest

from tests.factories.people import keeper, looking, person
from tests.factories.ties import family, tied
from tests.factories.world import NOW, TODAY
from youju.ground.access.looking import NotGranted, NotLooked
from youju.ground.people import actions as people
from youju.services.ties import actions, rules
from youju.services.ties.actions import Other
from youju.services.ties.models import Change, Outsider, TieCorrection, TieEnd
from youju.services.ties.queries.nets import net
from youju.services.ties.queries.reach import outsider_of, tie_of
from youju.services.ties.rules import Flow, How, Sort, Strength, Turn, When

pytestmark = pytest.mark.django_db


def around(world, who, on=TODAY):
    return net(who, look=looking(world, who), on=on)


def names(found, strands):
    mine = [strand for strand in strands if found.me in {strand.one, strand.other}]
    return sorted(found.nodes[strand.seen_from(found.me)[0]].name for strand in mine)


def test_a_tie_is_seen_from_both_ends(world):
    boy, teacher = person(world, "林小舟"), person(world, "何老师")
    tied(world, boy, Sort.TEACHER, teacher, flow=Flow.IN)
    found = around(world, teacher)
    [strand] = found.around
    other, sort, flow = strand.seen_from(found.me)
    assert (found.nodes[other].name, sort, flow) == ("林小舟", Sort.PUPIL, Flow.OUT)


def test_a_family_is_followed_through_cards_and_outsiders(world):
    people_ = family(world)
    found = around(world, people_["boy"])
    assert sorted(node.name for node in found.nodes.values() if not node.unknown) == [
        "林小禾", "林小舟", "林建国", "陈小芳",
    ]  # fmt: skip
    assert sum(node.unknown for node in found.nodes.values()) == 1


def test_the_name_of_an_outsider_is_nowhere_in_clear_and_opens_for_a_look_alone(world):
    boy = person(world, "林小舟")
    made = tied(world, boy, Sort.NEIGHBOUR, "李阿姨", note="常帮忙接孩子")
    row = Outsider.objects.get()
    assert "李阿姨".encode() not in bytes(row.name)
    assert "常帮忙".encode() not in bytes(made.note)
    with pytest.raises(NotLooked):
        row.open(looking(world, person(world, "别人")), boy.uid)
    assert row.open(looking(world, boy), boy.uid) == "李阿姨"


def test_who_has_not_said_what_for_writes_nothing_down(world):
    boy = person(world, "林小舟")
    with pytest.raises(NotGranted):
        tied(world, boy, Sort.NEIGHBOUR, "李阿姨", by=world.colleague("supervisor", world.north).actor)


@pytest.mark.parametrize(
    ("sort", "other", "refusal"),
    [
        (Sort.FRIEND, Other(), rules.WhoIsIt),
        (Sort.FRIEND, Other(name=" "), rules.WhoIsIt),
    ],
)
def test_somebody_has_to_be_named(world, sort, other, refusal):
    with pytest.raises(refusal):
        tied(world, person(world, "林小舟"), sort, other)


def test_nobody_is_tied_to_themselves_or_twice_or_descends_from_their_child(world):
    boy, mother = person(world, "林小舟"), person(world, "陈小芳")
    tied(world, boy, Sort.PARENT, mother)
    with pytest.raises(rules.ToThemselves):
        tied(world, boy, Sort.FRIEND, boy)
    with pytest.raises(rules.TiedAlready):
        tied(world, boy, Sort.PARENT, mother)
    with pytest.raises(rules.OwnAncestor):
        tied(world, mother, Sort.PARENT, boy)
    with pytest.raises(rules.OwnAncestor):
        tied(world, boy, Sort.CHILD, mother)
    with pytest.raises(rules.NotInTheFuture):
        tied(world, boy, Sort.FRIEND, "甲", since=When(TODAY + timedelta(1)))


def test_people_of_two_offices_are_not_tied(world):
    with pytest.raises(rules.AnotherOffice):
        tied(world, person(world, "林小舟"), Sort.FRIEND, person(world, "南边的", world.south))


def test_what_stood_before_we_knew_the_person_is_found_and_what_is_new_begins(world):
    boy = person(world, "林小舟", known_since=date(2018, 1, 1))
    tied(world, boy, Sort.NEIGHBOUR, "老邻居", since=When(date(2012, 1, 1), exact=False))
    tied(world, boy, Sort.TEACHER, "新老师", since=When(date(2018, 2, 20)))
    tied(world, boy, Sort.FRIEND, "不知何时")
    told = [(row.turn, row.happened_on, row.sphere, row.balance) for row in Change.objects.order_by("pk")]
    assert told == [
        (Turn.FOUND, TODAY, "neighbours", 1), (Turn.BEGUN, date(2018, 2, 20), "school", 1),
        (Turn.FOUND, TODAY, "neighbours", 1),
    ]  # fmt: skip


def test_a_tie_that_ends_leaves_the_picture_of_now_and_stays_in_that_of_then(world):
    boy = person(world, "林小舟", known_since=date(2018, 1, 1))
    made = tied(world, boy, Sort.FRIEND, "小伙伴", since=When(date(2018, 1, 5)))
    actions.end_tie(
        person=boy, tie=made, how=How.OVER, on=When(date(2018, 3, 1)), by=keeper(world).actor, at=NOW
    )  # fmt: skip
    assert around(world, boy).around == ()
    then = around(world, boy, date(2018, 2, 1))
    assert names(then, then.around) == ["小伙伴"]
    assert [row.balance for row in Change.objects.order_by("pk")] == [1, -1]
    with pytest.raises(rules.EndedAlready):
        actions.end_tie(person=boy, tie=made, how=How.OVER, by=keeper(world).actor, at=NOW)


def test_a_divorce_stays_in_the_family(world):
    mother = person(world, "陈小芳", year=1985, sex="f")
    made = tied(world, mother, Sort.MARRIED, "林建国", since=When(date(2003, 1, 1), exact=False))
    actions.end_tie(
        person=mother, tie=made, how=How.DIVORCE, on=When(date(2010, 1, 1), exact=False), by=keeper(world).actor,
        at=NOW,
    )  # fmt: skip
    [strand] = around(world, mother).kin
    assert (strand.holds, strand.how, str(strand.since), str(strand.until)) == (False, How.DIVORCE, "2003", "2010")


def test_the_end_does_not_lie_before_the_beginning(world):
    boy = person(world, "林小舟")
    made = tied(world, boy, Sort.FRIEND, "甲", since=When(date(2018, 2, 1)))
    with pytest.raises(rules.EndsBeforeItBegan):
        actions.end_tie(
            person=boy, tie=made, how=How.OVER, on=When(date(2018, 1, 1)), by=keeper(world).actor, at=NOW
        )


def test_a_mistake_never_held_and_counts_nowhere(world):
    boy = person(world, "林小舟")
    made = tied(world, boy, Sort.FRIEND, "写错的人")
    actions.end_tie(person=boy, tie=made, how=How.MISTAKE, reason="写错了人", by=keeper(world).actor, at=NOW)
    assert around(world, boy).around == ()
    assert not Change.objects.standing().exists()


def test_a_tie_becomes_stronger_from_a_day_on_and_counts_once(world):
    boy = person(world, "林小舟", known_since=date(2018, 1, 1))
    made = tied(world, boy, Sort.NEIGHBOUR, "李阿姨", since=When(date(2018, 1, 5)), strength=Strength.WEAK)
    actions.change_tie(
        person=boy, tie=made, on=When(date(2018, 3, 1)), strength=Strength.STRONG, by=keeper(world).actor, at=NOW
    )
    assert [strand.strength for strand in around(world, boy).around] == [Strength.STRONG]
    assert [strand.strength for strand in around(world, boy, date(2018, 2, 1)).around] == [Strength.WEAK]
    assert Change.objects.count() == 1


def test_a_correction_keeps_what_was_said_before(world):
    boy = person(world, "林小舟")
    made = tied(world, boy, Sort.NEIGHBOUR, "李阿姨", strength=Strength.WEAK)
    actions.correct_tie(person=boy, tie=made, strength=Strength.STRONG, by=keeper(world).actor, at=NOW)
    assert TieCorrection.objects.get().before["strength"]
    assert not TieEnd.objects.exists()


def test_a_tie_of_the_household_is_seen_by_everybody_who_lives_there(world):
    boy, girl = person(world, "林小舟"), person(world, "林小禾")
    living = people.live_together(person=boy, other=girl, by=keeper(world).actor, at=NOW)
    tied(world, boy, Sort.COMMUNITY, "居委会", household=living.household)
    found = around(world, girl)
    assert [strand.household for strand in found.around] == [True]
    assert found.home == {f"p{boy.pk}", f"p{girl.pk}"}


def test_a_net_names_ties_and_outsiders_of_its_own_alone(world):
    boy, stranger = person(world, "林小舟"), person(world, "别人")
    made = tied(world, boy, Sort.NEIGHBOUR, "李阿姨")
    assert tie_of(boy, made.uid, on=TODAY) == made
    assert tie_of(stranger, made.uid, on=TODAY) is None
    assert outsider_of(boy, made.other_outsider.uid) == made.other_outsider
    assert outsider_of(stranger, made.other_outsider.uid) is None


def test_erasing_a_person_empties_notes_and_the_names_written_on_their_page(world):
    boy = person(world, "林小舟")
    tied(world, boy, Sort.NEIGHBOUR, "李阿姨", note="常帮忙")
    people.erase(person=boy, reason="监护人书面申请", by=world.system, at=NOW)
    assert bytes(Outsider.objects.get().name) == b""


def test_merged_cards_have_one_net(world):
    one, copy = person(world, "林小舟"), person(world, "林小州")
    tied(world, one, Sort.NEIGHBOUR, "李阿姨")
    tied(world, copy, Sort.TEACHER, "何老师")
    people.merge(person=copy, into=one, by=keeper(world).actor, at=NOW)
    one.refresh_from_db()
    found = around(world, one)
    assert names(found, found.around) == ["何老师", "李阿姨"]
