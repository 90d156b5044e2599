"""A lead beside the issue goes into a story that is there or becomes one of its own, and comes back."""

import pytest

from tests.factories.press import HTMX, page
from tests.factories.world import NOW
from tests.web.access.press_things import picture
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import attach
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import LeadTaken, PictureStatement, Story, StoryPicture
from youju.reporting.bulletins.queries.leads import NEW, TAKEN, lead_of
from youju.reporting.bulletins.rules import DoesNotBelongThere, TooManyPictures
from youju.reporting.bulletins.rules.leads import LeadIsNotTaken, LeadIsTaken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


def left(press, n=3, said="孩子们自己写了菜单。", consent="guardians"):
    by = press.world.colleague("social_worker", press.world.north).actor
    photos = [attach(office=press.world.north, name=f"{i}.jpg", data=picture(), by=by, at=NOW) for i in range(n)]
    return actions.leave_lead(
        office=press.world.north, said=said, photos=photos, consent=consent if n else "", by=by, at=NOW
    )


def put(press, lead, story, photos=None, body="孩子们自己写了菜单。", by=None):
    photos = list(lead.photos.all()) if photos is None else photos
    return actions.put_lead_into(
        lead=lead, story=story, body=body, photos=photos, by=by or press.editor.actor, at=NOW
    )


def back(press, lead):
    actions.put_lead_back(lead=lead, by=press.editor.actor, at=NOW)


def state(press, lead):
    return lead_of(press.world.network, lead.uid).state


def test_its_words_become_paragraphs_its_photos_pictures_and_the_consent_goes_with_them(press):
    lead, story = left(press), press.tell(office=press.world.north, body="第一段。")
    told = put(press, lead, story, list(lead.photos.all())[:2], body="菜单写好了。\n\n- 面\n- 饭")
    assert told.body == "第一段。\n\n菜单写好了。\n\n- 面\n- 饭"
    shown = list(told.pictures.all())
    assert [row.picture for row in shown] == [photo.picture for photo in lead.photos.all()][:2]
    assert PictureStatement.objects.count() == 3, "nobody was asked again"
    assert state(press, lead) == TAKEN
    with pytest.raises(LeadIsTaken):
        put(press, lead, story)


def test_put_back_leaves_what_others_wrote_around_it(press):
    lead, story = left(press), press.tell(office=press.world.north, body="第一段。")
    told = put(press, lead, story)
    actions.write_story(
        story=told, title="植树", body=told.body + "\n\n后来添的。", version=told.version,
        office=press.world.north, by=press.editor.actor, at=NOW,
    )  # fmt: skip
    own = actions.illustrate(story=told, files=[("自己的.jpg", picture())], by=press.editor.actor, at=NOW)
    back(press, lead)
    held = Story.objects.get()
    assert held.body == "第一段。\n\n后来添的。"
    assert list(held.pictures.all()) == own
    assert state(press, lead) == NEW
    with pytest.raises(LeadIsNotTaken):
        back(press, lead)
    put(press, lead, held)
    assert state(press, lead) == TAKEN


def test_a_story_that_was_made_of_it_goes_with_it(press):
    lead = left(press)
    actions.take_lead(
        lead=lead, section=press.words("headlines"), title="菜单", body=lead.said, photos=list(lead.photos.all()),
        by=press.editor.actor, at=NOW,
    )  # fmt: skip
    assert StoryPicture.objects.count() == 3
    back(press, lead)
    assert not Story.objects.exists()
    assert state(press, lead) == NEW
    assert LeadTaken.objects.count() == 1


def test_a_story_takes_nine_pictures_and_a_letter_takes_no_lead(press):
    story = press.tell(office=press.world.north)
    put(press, left(press, 5), story)
    with pytest.raises(TooManyPictures):
        put(press, left(press, 5), Story.objects.get())
    assert StoryPicture.objects.count() == 5
    letter = press.tell("letter", title="")
    with pytest.raises(DoesNotBelongThere):
        put(press, left(press, 0), letter, [])


def test_an_office_puts_nothing_into_the_network_s_stories(press):
    own = press.world.colleague("office_editor", press.world.north).actor
    with pytest.raises(NotPermitted):
        put(press, left(press), press.tell(office=press.world.north), by=own)


def test_the_panel_lists_them_by_week_with_consent_and_the_form_asks_what_goes_in(press):
    lead, story = left(press), press.tell(title="植树", office=press.world.north)
    client = press.editor.client()
    assert press.at("leads") in page(client, press.at())
    panel = client.get(press.at("leads"), headers=HTMX).content.decode()
    for said in (lead.said, "2018-03-19", "书面同意", f"/leads/{lead.uid}/take/", 'draggable="true"'):
        assert said in panel
    form = client.get(f"/bulletin/leads/{lead.uid}/take/?where=story:{story.uid}", headers=HTMX).content.decode()
    assert f'value="story:{story.uid}" selected' in form
    assert form.count(" checked") == 3, "all photos at first"
    photos = [str(row.uid) for row in lead.photos.all()][:2]
    typed = {"where": f"story:{story.uid}", "body": lead.said, "photos": photos}
    answer = client.post(f"/bulletin/leads/{lead.uid}/take/", typed, headers=HTMX)
    moved = answer["HX-Redirect"]
    assert moved.endswith(f"#p-{story.uid}")
    shown = page(client, moved.split("#")[0])
    assert "已放进“植树”" in shown
    assert StoryPicture.objects.count() == 2
    panel = client.get(press.at("leads"), headers=HTMX).content.decode()
    assert "已放进本期" in panel
    answer = client.post(f"/bulletin/leads/{lead.uid}/back/", {"to": "issue"})
    assert answer["Location"] == press.at()
    assert not StoryPicture.objects.exists()


def test_a_story_of_its_own_needs_a_title_and_a_number_needs_its_records(press):
    lead = left(press, 1, said="来了12名儿童。")
    address = f"/bulletin/leads/{lead.uid}/take/"
    typed = {"where": f"section:{press.words('practice').uid}", "body": lead.said}
    client = press.editor.client()
    assert "要有标题" in client.post(address, typed).content.decode()
    answer = client.post(address, typed | {"title": "菜单"}, headers=HTMX)
    assert answer.status_code == 422
    assert "来了12名儿童。" in answer.content.decode()
    assert not Story.objects.exists()
