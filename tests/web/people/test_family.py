"""The page of a family: what goes on around each one, for those alone who serve them, each look written down."""

import pytest
from django.urls import reverse

from tests.factories.cases import SECRET, contact, supervisor, worker
from tests.factories.companions import child as accompanied
from tests.factories.companions import pair
from tests.factories.groups import group, member
from tests.factories.people import guardian, person
from tests.factories.visits import family, round_to
from tests.factories.volunteers import enlisted, served
from tests.factories.world import NOW, World
from youju.ground.access.models import View
from youju.ground.people import actions as people
from youju.ground.people.models import Person
from youju.services.cases import actions as cases
from youju.services.cases.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


def ask(world: World, of: Person, purpose: str = "service", number: int = 1) -> None:
    by = world.colleague("social_worker", world.north, number).actor
    people.ask(person=of, purpose=purpose, sentence="准备家访", by=by, at=NOW)


def page(world: World, of: Person, number: int = 1) -> str:
    client = world.colleague("social_worker", world.north, number).client()
    return client.get(reverse("people:family", args=[of.uid])).content.decode()


def case_of(world: World, of: Person) -> Case:
    made = cases.open_case(
        person=of, happened_on=NOW.date(), worker=worker(world).user, supervisor=supervisor(world).user,
        by=worker(world).actor, at=NOW,
    )  # fmt: skip
    contact(world, made, NOW.date())
    return made


def test_more_of_a_member_is_told_after_their_own_card_was_opened_and_that_look_is_written_down(world: World):
    mother, child = family(world, "林晚晴", "林小舟")
    people.consent(
        person=child, purpose="company", channel="internal", guardian=guardian(world, child), paper="柜",
        since=NOW.date(), by=world.system, at=NOW,
    )  # fmt: skip
    made = pair(world, child, on=NOW.date())
    ask(world, mother, number=2)
    told = page(world, mother, number=2)
    way = reverse("companions:pair", args=[made.uid])
    assert "林小舟" in told
    assert way not in told
    ask(world, child, number=2)
    before = View.objects.filter(subject=child.uid).count()
    assert way in page(world, mother, number=2)
    assert View.objects.filter(subject=child.uid).count() == before + 1


def test_a_round_that_goes_to_the_home_is_told_once_whoever_it_is_called_by(world: World):
    mother, child = family(world, "林晚晴", "林小舟")
    round_to(world, child)
    ask(world, mother, number=2)
    assert page(world, mother, number=2).count("元宵探访") == 1


@pytest.mark.parametrize("purpose", ["contact", "upkeep", "request"])
def test_whoever_opened_the_card_for_something_else_reads_who_lives_there_alone(world: World, purpose: str):
    mother, _child = family(world, "林晚晴", "林小舟")
    round_to(world, mother)
    ask(world, mother, purpose, number=2)
    told = page(world, mother, number=2)
    assert "林小舟" in told
    assert "元宵探访" not in told


def test_an_open_case_is_known_by_its_stage_and_opens_for_whom_it_was_given_to(world: World):
    [_mother, child] = family(world, "林晚晴", "林小舟")
    case = case_of(world, child)
    ask(world, child)
    ask(world, child, number=2)
    way = reverse("cases:case", args=[case.uid])
    assert way in page(world, child)
    other = page(world, child, number=2)
    assert "接案" in other
    assert way not in other
    assert str(case) not in other
    assert SECRET not in page(world, child)


def test_pairs_and_visits_lead_to_their_pages_and_a_closed_group_stays_among_those_who_run_it(world: World):
    child = accompanied(world)
    made = pair(world, child)
    plan = group(world)
    screened = member(world, plan, "林小舟二")
    for one in (child, screened.person):
        ask(world, one)
        ask(world, one, number=5)
    assert reverse("companions:pair", args=[made.uid]) in page(world, child)
    assert plan.activity.name not in page(world, screened.person, number=5)


def test_what_a_child_gave_as_a_helper_counts_on_the_page_of_the_case(world: World):
    helper = enlisted(world, "陈小舟")
    served(world, helper, "120")
    case = case_of(world, helper.person)
    told = worker(world).client().get(reverse("cases:case", args=[case.uid])).content.decode()
    assert reverse("volunteers:volunteer", args=[helper.uid]) in told
    assert "2小时" in told
    for way in ("people:family", "ties:genogram", "ties:ecomap"):
        assert reverse(way, args=[helper.person.uid]) in told


def test_nobody_of_another_office_reads_the_page(world: World):
    [child] = family(world, "林小舟")
    reader = world.colleague("social_worker", world.south).client()
    assert reader.get(reverse("people:family", args=[child.uid])).status_code == 404


def test_somebody_who_lives_with_nobody_yet_has_a_page_too(world: World):
    alone = person(world, "陈小舟")
    ask(world, alone)
    assert "陈小舟" in page(world, alone)
