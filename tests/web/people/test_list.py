"""The list of people, the quick finding, somebody new beside those who are like them, and the pairs."""

import pytest

from tests.factories.people import PHONE, keeper, person
from tests.factories.world import NOW
from youju.ground.people import actions
from youju.ground.people.models import Apart, Guardianship, Living, Person, Pickup, Sealed
from youju.ground.people.queries import listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
LIST = "/people/?office=north"
NEW = "/people/new/?office=north"


@pytest.fixture
def author(world):
    return keeper(world).client()


def names(page):
    return [row["card"].name for row in page.context["rows"]]


def text(answer):
    return answer.content.decode()


def test_an_empty_list_says_what_to_do(author):
    page = author.get(LIST)
    assert "还没有登记任何人" in text(page)
    assert "/people/new/" in text(page)


@pytest.mark.parametrize("typed", ["小舟", "lxz", "linxiao", "小鱼", "0142"])
def test_somebody_is_found_by_what_one_knows(world, author, typed):
    person(world, "林小舟", nickname="小鱼", phone=PHONE)
    person(world, "何平")
    assert names(author.get(f"{LIST}&q={typed}")) == ["林小舟"]
    found = author.get(f"/people/find/?office=north&pick=adult&q={typed}")
    assert 'name="adult"' in text(found)
    assert "林小舟" in text(found)


def test_what_nobody_is_called_can_be_registered_at_once(world, author):
    person(world, "何平")
    page = text(author.get(f"{LIST}&q=林小舟"))
    assert "登记“林小舟”" in page
    assert 'value="林小舟"' in text(author.get(f"{NEW}&name=林小舟"))


def test_a_list_is_paged_by_key_and_says_how_many(world, author, monkeypatch):
    monkeypatch.setattr(listing, "SIZE", 2)
    for name in ("安宁", "何平", "周安"):
        person(world, name)
    first = author.get(LIST)
    assert names(first) == ["安宁", "何平"]
    second = author.get(first.context["older"])
    assert names(second) == ["周安"]
    assert names(author.get(second.context["newer"])) == ["安宁", "何平"]
    assert "3" in text(first)


@pytest.mark.parametrize("query", ["sort=office", "age=old", "tag=nothing", "after=1", "q=%00"])
def test_what_no_list_has_is_not_there(author, query):
    assert author.get(f"{LIST}&{query}").status_code in {200, 404}
    if not query.startswith("q"):
        assert author.get(f"{LIST}&{query}").status_code == 404


def test_tags_are_for_those_who_open_cards(world, author):
    who = person(world, "林小舟")
    row = actions.tag(person=who, name="流动儿童", by=keeper(world).actor, at=NOW)
    assert "流动儿童" in text(author.get(f"{LIST}&tag={row.tag.uid}"))
    librarian = world.colleague("librarian", world.north).client()
    assert "流动儿童" not in text(librarian.get(LIST))
    assert librarian.get(f"{LIST}&tag={row.tag.uid}").status_code == 404


def test_somebody_new_is_entered_with_all_that_is_known(world, author):
    mate = person(world, "林小溪")
    said = {
        "name": "林小舟", "birth": "2009-05-01", "sex": "m", "nickname": "小鱼", "pseudonym": "阿明",
        "guardian_relation": "mother", "guardian": "林晚晴", "guardian_phone": PHONE, "fetches": "on",
        "pickup_relation": "neighbour", "pickup": "陈一禾", "lives_with": str(mate.uid), "address": "青石路七号",
        "allergy": "花生", "school": "青石小学", "languages": "四川话、手语", "tags": "流动儿童，低保",
    }  # fmt: skip
    answer = author.post(NEW, said)
    made = Person.objects.get(name="林小舟")
    assert answer.headers["Location"] == f"/people/{made.uid}/"
    page = text(author.get(f"/people/{made.uid}/"))
    for word in ("小鱼", "林晚晴", "陈一禾", "林小溪", "青石路七号", "花生", "手语", "低保", "010 5550 0142"):
        assert word in page, word
    assert Guardianship.objects.count() == 1
    assert {str(one) for one in Pickup.objects.all()} == {"林晚晴", "陈一禾"}
    assert Living.objects.values("household").distinct().count() == 1
    assert Sealed.objects.get(sort="phone").whose == "母亲"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "name"), ({"birth": "2999-01-01"}, "birth"), ({"phone": "12345"}, "phone"),
        ({"guardian": "林晚晴"}, "guardian_relation"), ({"guardian_relation": "mother"}, "guardian"),
        ({"pickup": "陈一禾"}, "pickup"), ({"lives_with": "nobody"}, "lives_with"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_is_lost(author, said, field):
    answer = author.post(NEW, {"name": "林小舟", "address": "青石路七号", **said})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "青石路七号" in text(answer)
    assert not Person.objects.exists()


def test_who_is_registered_already_stands_beside_what_is_typed(world, author):
    person(world, "林小舟", year=2009, phone=PHONE)
    typed = {"name": "林小舟", "birth": "2009", "guardian_phone": "010-55500142"}
    shown = text(author.post("/people/alike/?office=north", typed))
    for word in ("林小舟", "姓名相同", "电话相同", "很可能"):
        assert word in shown, word
    assert "姓名相同" not in text(author.post("/people/alike/?office=north", {"name": "林"}))
    assert author.get("/people/alike/?office=north").status_code == 405


def test_pairs_are_merged_kept_apart_and_open_again(world, author):
    assert "没有相像的卡片" in text(author.get("/people/pairs/?office=north"))
    one, other = (person(world, "林小舟", year=2009) for _n in range(2))
    assert "姓名相同" in text(author.get("/people/pairs/?office=north"))
    assert names(author.get(f"{LIST}&alike=1")) == ["林小舟", "林小舟"]
    pair = f"/people/pairs/{one.uid}/{other.uid}/"
    assert author.post(f"{pair}apart/").status_code == 302
    assert Apart.objects.exists()
    assert "两个不同的人" in text(author.get(pair))
    assert author.post(pair).status_code == 409
    assert author.post(f"{pair}again/").status_code == 302
    assert author.post(pair, {"into": str(other.uid)}).status_code == 302
    assert Person.objects.get(pk=one.pk).canonical == other
    assert names(author.get(LIST)) == ["林小舟"]


def test_cards_of_two_offices_are_no_pair(world, author):
    one, far = person(world, "林小舟"), person(world, "林小舟", world.south)
    assert author.get(f"/people/pairs/{one.uid}/{far.uid}/").status_code == 404
    assert author.get(f"/people/pairs/{one.uid}/{one.uid}/").status_code == 404
