"""Leads on the screen: left on a phone, gone through by week, made into a story."""

from io import BytesIO

import pytest

from tests.factories.press import Press, page
from tests.factories.world import NOW
from tests.web.access.press_things import picture
from youju.ground.evidence.actions import attach
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Lead, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
NEW, LIST = "/bulletin/leads/new/", "/bulletin/leads/"


@pytest.fixture
def press(world):
    return Press.of(world)


@pytest.fixture
def worker(world):
    return world.colleague("social_worker", world.north)


def file(name="照片.jpg"):
    photo = BytesIO(picture())
    photo.name = name
    return photo


def left(world, consent="nobody", said="孩子们自己写了菜单。", office=None, n=1):
    office = office or world.north
    by = world.colleague("social_worker", office).actor
    photos = [attach(office=office, name="照片.jpg", data=picture(), by=by, at=NOW) for _n in range(n)]
    return actions.leave_lead(office=office, said=said, photos=photos, consent=consent, by=by, at=NOW)


def test_a_lead_is_left_with_photos_a_sentence_and_the_mark(worker):
    answer = worker.client().post(
        NEW, {"said": "孩子们自己写了菜单。", "worth": "on", "consent": "guardians", "files": [file(), file()]}
    )
    assert answer.status_code == 302
    lead = Lead.objects.get()
    assert (lead.worth, lead.photos.count()) == (True, 2)
    text = page(worker.client(), LIST)
    assert "值得写" in text
    assert "书面同意" in text


def test_photos_are_kept_while_something_is_missing(worker):
    client = worker.client()
    answer = client.post(NEW, {"said": "", "files": [file("门口.jpg")]})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "门口.jpg" in text
    kept = text.split('name="attached" value="')[1].split('"')[0]
    assert client.post(NEW, {"said": "门口。", "attached": kept}).status_code == 422, "nobody said who is shown"
    assert client.post(NEW, {"said": "门口。", "attached": kept, "consent": "nobody"}).status_code == 302


def test_ten_photos_are_too_many_and_the_form_says_so(worker):
    answer = worker.client().post(
        NEW, {"said": "多。", "consent": "nobody", "files": [file() for _n in range(10)]}
    )
    assert answer.status_code == 422
    assert "最多九张" in answer.content.decode()


def test_a_session_leads_to_a_lead_about_it(world, worker):
    held = world.record("activities.session")
    client = worker.client()
    address = f"{NEW}?office=north&kind=activities-session&record={held.uid}"
    assert str(held.happened_on) in page(client, address)
    assert client.post(address, {"said": "写在活动之后。"}).status_code == 302
    assert Lead.objects.get().record == held.uid


def test_a_record_of_another_office_is_as_absent_as_none(world, worker):
    held = world.record("activities.session", world.south)
    for record in (held.uid, "x", ""):
        answer = worker.client().get(f"{NEW}?kind=activities-session&record={record}")
        assert answer.status_code == 404


def test_the_editor_makes_a_story_with_the_photo_in_one_go(world, press):
    lead = left(world)
    client = press.editor.client()
    text = page(client, LIST)
    assert "2018-03-19" in text, "the Monday of its week"
    asked = {
        "where": f"section:{press.words('headlines').uid}", "title": "菜单", "body": lead.said,
        "photos": [str(lead.photos.get().uid)],
    }  # fmt: skip
    assert lead.said in page(client, f"{LIST}{lead.uid}/take/")
    answer = client.post(f"{LIST}{lead.uid}/take/", asked)
    story = Story.objects.get()
    assert answer["Location"].endswith(f"#p-{story.uid}")
    assert story.pictures.get().picture == lead.photos.get().picture
    assert "菜单" in page(client, f"{LIST}?state=taken")


def test_what_refuses_a_story_stands_at_its_field_and_the_text_is_kept(world, press):
    lead = left(world, consent="not_yet", said="来了12名儿童。")
    asked = {"where": f"section:{press.words('headlines').uid}", "title": "菜单", "body": lead.said}
    client = press.editor.client()
    answer = client.post(f"{LIST}{lead.uid}/take/", asked)
    assert answer.status_code == 422
    assert "菜单" in answer.content.decode()
    asked |= {"body": "来了儿童。", "photos": [str(lead.photos.get().uid)]}
    answer = client.post(f"{LIST}{lead.uid}/take/", asked)
    assert answer.status_code == 422
    assert "还没有同意" in answer.content.decode()


def test_another_office_sees_neither_photo_nor_sentence(world, press):
    lead = left(world)
    photo = lead.photos.get().uid
    for role in ("office_editor", "office_director", "social_worker"):
        client = world.colleague(role, world.south).client()
        assert lead.said not in page(client, f"{LIST}?state=all&after={lead.uid}")
        assert client.get(f"{LIST}{lead.uid}/photos/{photo}/").status_code == 403
    assert world.colleague("auditor").client().get(LIST).status_code == 403
    own = world.colleague("office_editor", world.north).client()
    assert own.get(f"{LIST}{lead.uid}/photos/{photo}/")["Content-Type"] == "image/jpeg"


def test_setting_aside_can_be_undone(world, press):
    lead, client = left(world), press.editor.client()
    client.post(f"{LIST}{lead.uid}/aside/")
    assert lead.said not in page(client, LIST)
    assert "撤销" in page(client, f"{LIST}?state=aside")
    client.post(f"{LIST}{lead.uid}/again/")
    assert lead.said in page(client, LIST)


def test_who_left_it_says_later_that_they_agreed(world, press, worker):
    lead = left(world, consent="not_yet")
    client = worker.client()
    assert client.post(f"{LIST}{lead.uid}/state/", {}).status_code == 422
    assert client.post(f"{LIST}{lead.uid}/state/", {"consent": "adults"}).status_code == 302
    assert press.editor.client().post(f"{LIST}{lead.uid}/state/", {"consent": "adults"}).status_code == 403


def test_the_second_page_begins_where_the_first_ends(world, press):
    for n in range(31):
        left(world, said=f"话{n:02}", n=0)
    text = page(press.editor.client(), LIST)
    older = text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    rest = page(press.editor.client(), f"{LIST}{older}")
    assert "话30" in text
    assert "话00" not in text
    assert "话00" in rest
    assert "话01" not in rest
