"""A card opens for whoever says what for; each look is in the log; what is sealed is on no page before."""

import pytest

from tests.factories.people import ID_NUMBER, OTHER_PHONE, PHONE, guardian, keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.access.models import Grant, View
from youju.ground.people import actions
from youju.ground.people.models import Alias, Consent, Guardianship, Person, Sealed, Tagging
from youju.ground.people.queries import consents
from youju.ground.people.rules.births import Birth

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def child(world):
    return person(world, "林小舟", year=2009, nickname="小鱼", phone=PHONE)


@pytest.fixture
def author(world):
    """Whoever registered the people of these tests: their cards stand open."""
    return keeper(world).client()


@pytest.fixture
def colleague(world):
    return world.colleague("supervisor", world.north).client()


def text(answer):
    return answer.content.decode()


def test_a_colleague_sees_the_index_card_and_is_asked_what_for(colleague, child):
    page = colleague.get(f"/people/{child.uid}/")
    assert page.status_code == 200
    assert "小鱼" in text(page)
    assert "0142" not in text(page)
    assert not View.objects.exists()


def test_whoever_says_what_for_gets_to_the_page_asked_for_and_is_in_the_log(colleague, child):
    way = f"/people/{child.uid}/past/"
    asked = {"purpose": "contact", "sentence": "周四家访前核对电话", "next": way}
    assert colleague.post(f"/people/{child.uid}/ask/", asked).headers["Location"] == way
    page = colleague.get(f"/people/{child.uid}/")
    assert "010 5550 0142" in text(page)
    assert [view.purpose for view in View.objects.filter(subject=child.uid)] == ["contact"]
    assert "联系本人或监护人" in text(page)


@pytest.mark.parametrize("way", ["https://example.org/", "//example.org/", "/structure/", ""])
def test_the_question_leads_to_the_card_and_nowhere_else(colleague, child, way):
    asked = {"purpose": "contact", "sentence": "周四家访前核对电话", "next": way}
    home = f"/people/{child.uid}/"
    assert colleague.post(f"{home}ask/", asked).headers["Location"] == home


def test_a_purpose_without_a_sentence_keeps_what_was_chosen(colleague, child):
    answer = colleague.post(f"/people/{child.uid}/ask/", {"purpose": "contact", "sentence": "看"})
    assert answer.status_code == 422
    assert 'value="contact" id="id_purpose_1" aria-invalid="true" checked' in text(answer) or "checked" in text(
        answer
    )
    assert not Grant.objects.filter(purpose="contact").exists()


def test_a_librarian_finds_and_opens_nothing(world, child):
    reader = world.colleague("librarian", world.north).client()
    assert "小鱼" in text(reader.get(f"/people/{child.uid}/"))
    assert '<form class="form' not in text(reader.get(f"/people/{child.uid}/"))
    assert reader.get(f"/people/{child.uid}/change/").status_code == 403


def test_nothing_is_written_on_a_card_that_is_not_open(colleague, child):
    answer = colleague.post(f"/people/{child.uid}/change/", {"name": "别人"})
    assert answer.status_code == 409
    assert Person.objects.get(pk=child.pk).name == "林小舟"


def test_one_thing_more_and_one_less(author, child):
    home = f"/people/{child.uid}/"
    for part, said in (
        ("name", {"sort": "english", "text": "Fish"}), ("allergy", {"text": "花生"}),
        ("id_number", {"text": ID_NUMBER}), ("guardian", {"relation": "mother", "name": "林晚晴"}),
        ("pickup", {"relation": "neighbour", "name": "陈一禾"}),
        ("school", {"school": "青石小学", "form": "三年级"}),
        ("language", {"language": "四川话"}), ("tag", {"name": "流动儿童"}),
    ):  # fmt: skip
        assert author.get(f"{home}add/{part}/").status_code == 200, part
        answer = author.post(f"{home}add/{part}/", said)
        assert answer.headers.get("Location") == home, part
    page = text(author.get(home))
    for said in ("Fish", "花生", ID_NUMBER, "林晚晴", "陈一禾", "青石小学 三年级", "四川话", "流动儿童"):
        assert said in page, said
    row = Tagging.objects.get()
    assert author.post(f"{home}end/tag/{row.uid}/").headers["Location"] == home
    assert Tagging.objects.get().until == TODAY
    assert author.post(f"{home}end/school/{row.uid}/").status_code == 404


@pytest.mark.parametrize(
    ("part", "said", "field"),
    [
        ("phone", {"text": "12345"}, "text"), ("id_number", {"text": "1" * 18}, "text"),
        ("guardian", {"relation": "mother"}, "name"), ("name", {"sort": "pseudonym", "text": "小舟"}, "text"),
        ("household", {"other": ""}, "other"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(author, child, part, said, field):
    answer = author.post(f"/people/{child.uid}/add/{part}/", said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert next(iter(said.values())) in text(answer)


def test_a_household_is_chosen_among_the_offices_own(world, author, child):
    mother, stranger = person(world, "林晚晴"), person(world, "外人", world.south)
    home = f"/people/{child.uid}/"
    assert author.post(f"{home}add/household/", {"other": str(stranger.uid)}).status_code == 422
    assert author.post(f"{home}add/household/", {"other": str(mother.uid)}).status_code == 302
    assert "林晚晴" in text(author.get(home))


def test_a_changed_card_tells_what_it_said_before(author, child):
    home = f"/people/{child.uid}/"
    assert 'value="2009"' in text(author.get(f"{home}change/"))
    said = {"name": "林小洲", "birth": "2009-05-01", "sex": "m", "keep_former": "on"}
    assert author.post(f"{home}change/", said).status_code == 302
    held = Person.objects.get(pk=child.pk)
    assert (held.name, held.birth, held.sex) == ("林小洲", Birth.on(held.born_from), "m")
    told = text(author.get(f"{home}past/"))
    assert "“林小舟”" in told
    assert "“2009”" in told
    assert author.post(f"{home}change/", {"name": "林小洲", "birth": "昨天"}).status_code == 422


def test_consent_is_given_for_several_channels_and_withdrawn_at_once(world, author, child):
    home, mother = f"/people/{child.uid}/", guardian(world, child)
    said = {"purpose": "photo", "channels": ["bulletin", "web"], "guardian": str(mother.uid), "paper": "二楼柜"}
    assert "未满14岁" in text(author.get(f"{home}consents/new/"))
    assert author.post(f"{home}consents/new/", {**said, "guardian": "", "own": "on"}).status_code == 422
    assert author.post(f"{home}consents/new/", said).status_code == 302
    assert Consent.objects.count() == 2
    assert consents.standing(child, "photo", "web", at=NOW)
    assert author.post(f"{home}consents/withdraw/", {"purpose": "photo", "channel": "web"}).status_code == 302
    assert not consents.standing(child, "photo", "web", at=NOW)
    assert consents.standing(child, "photo", "bulletin", at=NOW)
    assert author.post(f"{home}consents/withdraw/", {"purpose": "photo", "channel": "web"}).status_code == 409


def test_the_card_says_that_a_guardians_consent_ends_with_childhood(world, author):
    child = person(world, "林小舟", birth=Birth.on(TODAY.replace(year=TODAY.year - 14)))
    by, mother = keeper(world).actor, guardian(world, child)
    before = NOW.replace(day=19)
    actions.consent(
        person=child, purpose="photo", channel="web", guardian=mother, paper="柜", by=world.system, at=before
    )
    page = text(author.get(f"/people/{child.uid}/"))
    assert "已满14岁，需本人同意" in page
    assert by.label in page


def test_everything_held_is_shown_and_handed_out_for_a_reason(author, child):
    home = f"/people/{child.uid}/held/"
    assert "010 5550 0142" in text(author.get(home))
    assert author.post(home, {"reason": ""}).status_code == 422
    answer = author.post(home, {"reason": "监护人申请查阅"})
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert "提供了全部资料" in text(author.get(f"/people/{child.uid}/past/"))


def test_a_merged_card_leads_to_the_one_that_speaks_and_is_separated_again(world, author, child):
    other = person(world, "林晓舟", year=2009, phone=OTHER_PHONE)
    merge = actions.merge(person=other, into=child, by=keeper(world).actor, at=NOW)
    home = f"/people/{child.uid}/"
    assert author.get(f"/people/{other.uid}/").headers["Location"] == home
    page = text(author.get(home))
    assert "010 5550 0142" in page
    assert "010 5550 0177" in page
    assert author.post(f"{home}merges/{merge.uid}/undo/").status_code == 302
    assert "0177" not in text(author.get(home))
    assert author.post(f"{home}merges/{merge.uid}/undo/").status_code == 404


def test_of_another_office_there_is_nobody(world, child):
    stranger = world.colleague("office_director", world.south).client()
    for page in ("", "change/", "past/", "held/", "add/tag/", "consents/new/"):
        assert stranger.get(f"/people/{child.uid}/{page}").status_code == 404, page
    assert not Guardianship.objects.exists()
    assert Alias.objects.count() == Sealed.objects.count() == 1


def test_somebody_is_erased_after_one_saw_what_goes_and_what_stays(world, child):
    director = world.colleague("office_director", world.north).client()
    home = f"/people/{child.uid}/"
    agreed = {"purpose": "photo", "channel": "web", "guardian": guardian(world, child), "paper": "柜"}
    actions.consent(person=child, **agreed, by=keeper(world).actor, at=NOW)
    director.post(f"{home}ask/", {"purpose": "request", "sentence": "监护人书面申请"})
    assert f"{home}erase/" in text(director.get(f"{home}held/"))
    page = text(director.get(f"{home}erase/"))
    assert "必须保留" in page
    assert "2021-03-20" in page
    assert director.post(f"{home}erase/", {"reason": "监护人申请"}).status_code == 422
    assert Person.objects.get(pk=child.pk).name == "林小舟"
    assert director.post(f"{home}erase/", {"reason": "监护人申请", "sure": "on"}).status_code == 302
    assert director.get(home).status_code == 404
    assert "林小舟" not in text(director.get("/people/?office=north"))
