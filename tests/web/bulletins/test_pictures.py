"""The pictures of a story on the screen: asked for one after the other, put in order, compared, brought back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.press import HTMX, page
from tests.factories.world import NOW
from tests.web.access.press_things import picture
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Draft, PictureStatement, Story, StoryPicture
from youju.reporting.bulletins.queries import reviewed
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.services.activities.actions import plan_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(press):
    told = press.tell(office=press.world.north)
    stamp = {"by": press.editor.actor, "at": NOW}
    rows = actions.illustrate(story=told, files=[(f"{n}.jpg", picture()) for n in range(3)], **stamp)
    for row, word in zip(rows, "甲乙丙", strict=True):
        actions.write_picture(picture=row, alt=word, crop=WHOLE, version=row.version, **stamp)
    return Story.objects.get(pk=told.pk)


def post(press, *parts, **typed):
    return press.editor.client().post(press.at(*parts), typed, headers=HTMX)


def alts():
    return [row.alt for row in StoryPicture.objects.all()]


def test_several_files_come_at_once_and_each_is_asked_what_it_shows(press):
    files = [SimpleUploadedFile(f"{n}.jpg", picture()) for n in range(2)]
    told = {"title": "植树", "body": "种了树。", "office": "north", "pictures": files}
    answer = post(press, "sections", press.words("headlines").uid, "stories", **told)
    first, second = StoryPicture.objects.all()
    assert f"/pictures/{first.uid}/" in answer.content.decode()
    assert post(press, "pictures", first.uid, alt="", version="2").status_code == 422
    answer = post(press, "pictures", first.uid, alt="一棵树", version="2", consent="nobody")
    assert f"/pictures/{second.uid}/" in answer.content.decode(), "then the next one"
    answer = post(press, "pictures", second.uid, alt="两棵树", version="2")
    assert "还没说明图上是谁" in answer.content.decode()
    assert alts() == ["一棵树", "两棵树"]
    assert PictureStatement.objects.get().picture == first.picture


def test_who_is_in_it_is_said_anew_at_the_picture_itself(press, story):
    row = story.pictures.all()[1]
    for consent in ("not_yet", "guardians", "guardians"):
        assert (
            post(press, "pictures", row.uid, alt="乙", version=str(row.version), consent=consent).status_code
            == 200
        )
    assert [said.consent for said in PictureStatement.objects.all()] == ["not_yet", "guardians"]
    assert StoryPicture.objects.get(pk=row.pk).version == row.version, "the picture itself was not changed"


def test_a_picture_moves_by_one_place_or_to_any(press, story):
    row = story.pictures.all()[2]
    answer = post(press, "pictures", row.uid, "move", to="up")
    assert alts() == ["甲", "丙", "乙"]
    assert "已移到第2位" in answer.content.decode()
    post(press, "pictures", row.uid, "move", to="0")
    assert alts() == ["丙", "甲", "乙"]


def test_a_second_tap_on_taking_out_shows_the_story_as_it_is_and_says_so(press, story):
    row = story.pictures.all()[1]
    post(press, "pictures", row.uid, "remove")
    version = Story.objects.get(pk=story.pk).version
    answer = post(press, "pictures", row.uid, "remove")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="p-{story.uid}"' in text
    assert "这张照片已经移除" in text
    assert alts() == ["甲", "丙"]
    assert Story.objects.get(pk=story.pk).version == version, "nothing was written"
    plain = press.editor.client().post(press.at("pictures", row.uid, "remove"), follow=True)
    assert "这张照片已经移除" in plain.content.decode()
    other = press.world.colleague("office_editor", press.world.south).client()
    assert other.post(press.at("pictures", row.uid, "remove")).status_code == 403
    actions.remove(passage=Story.objects.get(pk=story.pk), by=press.editor.actor, at=NOW)
    assert post(press, "pictures", row.uid, "remove").status_code == 404, "the story itself is gone"


def test_versions_tell_what_became_of_each_picture(press, story):
    first, second, third = story.pictures.all()
    stamp = {"by": press.editor.actor, "at": NOW}
    actions.write_picture(picture=first, alt="新甲", crop=WHOLE, version=first.version, **stamp)
    actions.take_picture_out(picture=second, **stamp)
    actions.move_picture(picture=third, position=0, **stamp)
    now = Story.objects.get(pk=story.pk).version
    address = press.at("passages", story.uid, "versions")
    text = page(press.editor.client(), f"{address}?old={story.version}&new={now}")
    for said in ("换了位置", "已拿掉", "<ins>新</ins>"):
        assert said in text
    source = f"{press.at('pictures', second.uid, 'image')}?printed=1&of={story.version}"
    assert press.editor.client().get(source)["Content-Type"] == "image/jpeg"
    assert press.editor.client().get(press.at("pictures", second.uid, "image")).status_code == 404


def test_who_wrote_the_same_picture_meanwhile_is_shown_and_nothing_typed_is_lost(press, story):
    row = story.pictures.all()[0]
    other = press.world.colleague("network_editor", number=2).actor
    actions.write_picture(picture=row, alt="她写的", crop=WHOLE, version=row.version, by=other, at=NOW)
    answer = post(press, "pictures", row.uid, alt="我写的", version=str(row.version))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "她写的" in text
    assert "我写的" in text
    version = text.split('name="version" value="')[1].split('"')[0]
    assert post(press, "pictures", row.uid, alt="我写的", version=version).status_code == 200
    assert alts()[0] == "我写的"


def test_words_typed_for_a_picture_are_a_draft_until_they_are_saved(press, story):
    row = story.pictures.all()[0]
    typed = {"alt": "写到一半", "version": str(row.version), "passage": str(row.uid)}
    assert post(press, "sections", story.section.uid, "draft", **typed).status_code == 200
    assert Draft.objects.get().alt == "写到一半"
    resumed = page(press.editor.client(), f"{press.at('pictures', row.uid)}?resume=1")
    assert "写到一半" in resumed
    post(press, "pictures", row.uid, alt="写完了", version=str(row.version))
    assert not Draft.objects.exists()


def test_the_screen_shows_each_with_its_words_and_an_office_only_reads(press, story):
    text = page(press.editor.client(), press.at())
    for row in story.pictures.all():
        assert f'id="pic-{row.uid}"' in text
        assert press.at("pictures", row.uid, "move") in text
    reader = press.world.colleague("office_editor", press.world.north).client()
    shown = page(reader, f"{press.at()}?part=all")
    assert f'id="pic-{row.uid}"' in shown
    assert press.at("pictures", row.uid, "move") not in shown


def test_plans_that_were_found_wanting_count_with_the_chapter_that_lists_them(press):
    world = press.world
    plan_month(activity=world.furniture[world.south.pk].activity, period=month(2018, 4), by=world.system, at=NOW)
    assert {row.office for row in reviewed(press.issue).open if row.check == "noplan"} == {world.north.pk}
    text = page(press.editor.client(), f"{press.at()}?part=north")
    chip = text.split('href="?part=north"')[1].split("</a>")[0]
    listed = text.split('id="findings-title">')[1].split("</h2>")[0]
    count = 'class="count">'
    assert chip.split(count)[1].split("<")[0] == listed.split(count)[1].split("<")[0]
