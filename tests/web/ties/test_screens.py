"""Ties open with a card: in words, as drawings, then and now; a tie is added in a few taps."""

from datetime import date

import pytest

from tests.factories.people import keeper, person
from tests.factories.ties import family, tied
from youju.ground.access.models import View
from youju.services.ties.models import Outsider, Tie, TieCorrection, TieEnd
from youju.services.ties.rules import Sort, Strength, When

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]

PAGES = ("", "genogram/", "ecomap/", "ecomap/?of=home", "then/")
STRAND = {"strength": "3", "flow": "in", "note": ""}


@pytest.fixture
def author(world):
    """Whoever registered the people of these tests: their cards stand open."""
    return keeper(world).client()


def text(answer):
    return answer.content.decode()


def test_before_the_question_of_the_card_no_page_says_a_name_of_an_outsider(world):
    boy = family(world)["boy"]
    colleague = world.colleague("supervisor", world.north).client()
    for page in PAGES:
        assert "林建国" not in text(colleague.get(f"/people/{boy.uid}/ties/{page}"))
    assert not View.objects.exists()


def test_each_page_is_a_look_and_draws_the_family(world, author):
    boy = family(world)["boy"]
    for page in PAGES:
        before = View.objects.count()
        answer = author.get(f"/people/{boy.uid}/ties/{page}")
        assert answer.status_code == 200, page
        assert "陈小芳" in text(answer), page
        assert View.objects.count() > before
    drawn = text(author.get(f"/people/{boy.uid}/ties/genogram/"))
    assert "林建国" in drawn
    assert ">?</text>" in drawn
    assert "style=" not in drawn.partition("<figure")[2].partition("</figure>")[0]


def test_a_person_without_ties_is_told_how_to_begin(world, author):
    boy = person(world, "林小舟")
    for page in PAGES[:3]:
        assert "还没有记录任何关系" in text(author.get(f"/people/{boy.uid}/ties/{page}"))


def test_a_neighbour_is_added_with_what_was_typed(world, author):
    boy = person(world, "林小舟")
    typed = {**STRAND, "sort": "neighbour", "name": "楼下李阿姨", "since": "2015", "note": "常帮忙接孩子"}
    answer = author.post(f"/people/{boy.uid}/ties/new/", typed)
    assert answer.headers["Location"] == f"/people/{boy.uid}/ties/"
    page = text(author.get(f"/people/{boy.uid}/ties/"))
    for said in ("楼下李阿姨", "2015", "常帮忙接孩子", "密切"):
        assert said in page


def test_who_adds_another_stays_on_the_form(world, author):
    boy, mother = person(world, "林小舟"), person(world, "陈小芳")
    typed = {**STRAND, "sort": "parent", "other": str(mother.uid), "again": "1"}
    answer = author.post(f"/people/{boy.uid}/ties/new/", typed)
    assert answer.headers["Location"] == f"/people/{boy.uid}/ties/new/"
    assert Tie.objects.get().other_person == mother


def test_a_known_outsider_gets_a_parent_of_their_own(world, author):
    boy = person(world, "林小舟")
    father = tied(world, boy, Sort.PARENT, "林建国").other_outsider
    typed = {**STRAND, "sort": "parent", "seat": str(father.uid), "name": "王秀英", "sex": "f", "born": "1951"}
    assert author.post(f"/people/{boy.uid}/ties/new/", typed).status_code == 302
    assert Tie.objects.get(outsider=father).other_outsider.born == 1951
    assert "王秀英" in text(author.get(f"/people/{boy.uid}/ties/genogram/"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"sort": "friend"}, "请选择已登记的人，或者写下姓名。"),
        ({"sort": "friend", "name": "甲", "since": "去年"}, "请写日期"),
        ({"sort": "friend", "name": "甲", "since": "2019-01-01"}, "这一天还没有到。"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_lost(world, author, typed, told):
    boy = person(world, "林小舟")
    answer = author.post(f"/people/{boy.uid}/ties/new/", {**STRAND, **typed})
    assert answer.status_code == 422
    assert told in text(answer)
    assert typed.get("since", "") in text(answer)
    assert not Tie.objects.exists()
    assert not Outsider.objects.exists()


def test_a_tie_is_corrected_becomes_different_and_ends(world, author):
    boy = person(world, "林小舟", known_since=date(2018, 1, 1))
    made = tied(world, boy, Sort.NEIGHBOUR, "李阿姨", since=When(date(2018, 1, 5)), strength=Strength.WEAK)
    home = f"/people/{boy.uid}/ties/"
    assert author.post(f"{home}{made.uid}/correct/", {**STRAND, "since": "2018-01-06"}).status_code == 302
    assert TieCorrection.objects.count() == 1
    answer = author.post(
        f"{home}{made.uid}/change/", {**STRAND, "strength": "2", "stressful": "on", "on": "2018-03-01"}
    )
    assert answer.status_code == 302
    now = Tie.objects.get(end=None)
    assert author.post(f"{home}{now.uid}/end/", {"how": "over", "on": "2018-03-10"}).status_code == 302
    assert [row.how for row in TieEnd.objects.order_by("pk")] == ["changed", "over"]
    compared = text(author.get(f"{home}then/?from=2018-02-01&to=2018-03-05"))
    assert "关系紧张" in compared
    assert author.get(f"{home}{made.uid}/change/").status_code == 404


def test_a_tie_of_somebody_else_is_as_absent_as_none(world, author):
    boy, stranger = person(world, "林小舟"), person(world, "别人")
    made = tied(world, boy, Sort.NEIGHBOUR, "李阿姨")
    for act in ("change", "correct", "end"):
        assert author.get(f"/people/{stranger.uid}/ties/{made.uid}/{act}/").status_code == 404


def test_a_net_costs_the_same_number_of_questions_for_few_and_for_many(
    world, author, django_assert_max_num_queries
):
    boy = person(world, "林小舟")
    for number in range(12):
        tied(world, boy, Sort.NEIGHBOUR, f"邻居{number}")
        tied(world, boy, Sort.FRIEND, person(world, f"朋友{number}"))
    author.get(f"/people/{boy.uid}/ties/")
    with django_assert_max_num_queries(32):
        author.get(f"/people/{boy.uid}/ties/")
