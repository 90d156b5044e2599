"""A story holds several pictures in order: added, described, moved, taken out, kept in versions, brought back."""

import pytest
from django.db import DatabaseError, transaction

from tests.factories.press import RELEASED, Press
from tests.factories.world import NOW
from tests.web.access.press_things import picture
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.refusals import UnfitAttachment
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Story, StoryPicture, StoryVersionPicture
from youju.reporting.bulletins.queries import proof, reviewed, versions
from youju.reporting.bulletins.queries.signing import answer_of
from youju.reporting.bulletins.rules import (
    AlreadyReleased,
    ChangedByAnother,
    PictureNeedsWords,
    TooManyPictures,
)
from youju.reporting.bulletins.rules.crops import WHOLE, Crop

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(world):
    return Press.of(world)


@pytest.fixture
def stamp(press):
    return {"by": press.editor.actor, "at": NOW}


def hang(press, n=3, story=None):
    """Pictures in a story of the north, described in order."""
    stamp = {"by": press.editor.actor, "at": NOW}
    story = story or press.tell(office=press.world.north)
    made = actions.illustrate(story=story, files=[(f"{i}.jpg", picture()) for i in range(n)], **stamp)
    for row, word in zip(made, "甲乙丙丁戊己庚辛壬", strict=False):
        actions.write_picture(picture=row, alt=word, crop=WHOLE, version=row.version, **stamp)
    return Story.objects.get(pk=story.pk)


def alts(story):
    return "".join(row.alt for row in StoryPicture.objects.filter(story__uid=story.uid))


def back(press, story, number):
    course = versions.course(press.issue, story.uid)
    now = course.standing.version if course.standing else 0
    return actions.restore(kept=course.number(number).kept, version=now, by=press.editor.actor, at=NOW)


def test_the_ninth_picture_fits_and_the_tenth_does_not(press, stamp):
    story = hang(press, 9)
    assert alts(story) == "甲乙丙丁戊己庚辛壬"
    with pytest.raises(TooManyPictures):
        actions.illustrate(story=story, files=[("x.jpg", picture())], **stamp)
    assert StoryPicture.objects.count() == 9


def test_one_bad_file_among_good_ones_keeps_none(press, stamp):
    story = press.tell(office=press.world.north)
    with pytest.raises(UnfitAttachment):
        actions.illustrate(story=story, files=[("a.jpg", picture()), ("b.pdf", b"%PDF-1.4")], **stamp)
    assert not StoryPicture.objects.exists()
    assert Story.objects.get().version == 1


def test_a_picture_moves_and_the_others_close_up(press, stamp):
    story = hang(press)
    actions.move_picture(picture=story.pictures.all()[2], position=0, **stamp)
    assert alts(story) == "丙甲乙"
    actions.move_picture(picture=story.pictures.all()[0], position=99, **stamp)
    assert alts(story) == "甲乙丙"
    actions.take_picture_out(picture=story.pictures.all()[0], **stamp)
    assert alts(story) == "乙丙"
    assert [row.position for row in story.pictures.all()] == [0, 1]


def test_every_version_has_its_pictures_and_brings_them_back_under_their_names(press, stamp):
    story = hang(press)
    before, names = story.version, [row.uid for row in story.pictures.all()]
    first, second, third = story.pictures.all()
    actions.write_picture(picture=first, alt="甲甲", crop=Crop(0, 0, 500, 500), version=first.version, **stamp)
    actions.take_picture_out(picture=second, **stamp)
    actions.move_picture(picture=third, position=0, **stamp)
    assert alts(story) == "丙甲甲"
    back(press, story, before)
    assert alts(story) == "甲乙丙"
    assert [row.uid for row in story.pictures.all()] == names
    assert story.pictures.all()[0].crop == WHOLE
    back(press, story, before + 3)
    assert alts(story) == "丙甲甲", "what was brought back can be taken back as well"


def test_a_story_that_was_taken_out_comes_back_with_its_pictures(press, stamp):
    story = hang(press)
    actions.remove(passage=story, **stamp)
    assert not StoryPicture.objects.exists()
    back(press, story, story.version)
    assert alts(story) == "甲乙丙"


def test_two_who_write_different_pictures_or_the_words_do_not_meet(press, stamp):
    story = hang(press)
    first, second, _third = story.pictures.all()
    other = {"by": press.world.colleague("network_editor", number=2).actor, "at": NOW}
    actions.write_picture(picture=first, alt="我写的", crop=WHOLE, version=first.version, **stamp)
    actions.write_picture(picture=second, alt="她写的", crop=WHOLE, version=second.version, **other)
    actions.write_story(
        story=story, title="植树", body="换了文字。", version=story.version, office=story.office, **stamp
    )
    assert alts(story) == "我写的她写的丙"
    assert Story.objects.get().body == "换了文字。"
    with pytest.raises(ChangedByAnother):
        actions.write_picture(picture=first, alt="又写", crop=WHOLE, version=first.version, **other)
    with pytest.raises(ChangedByAnother):
        actions.write_story(story=story, title="别的", body="别的。", version=story.version, **other)


def test_a_picture_that_was_taken_out_meanwhile_is_not_written(press, stamp):
    row = hang(press, 1).pictures.get()
    actions.take_picture_out(picture=row, **stamp)
    with pytest.raises(ChangedByAnother):
        actions.write_picture(picture=row, alt="好", crop=WHOLE, version=row.version, **stamp)


def test_words_for_who_cannot_see_are_asked_for(press, stamp):
    row = hang(press, 1).pictures.get()
    with pytest.raises(PictureNeedsWords):
        actions.write_picture(picture=row, alt="  ", crop=WHOLE, version=row.version, **stamp)


def test_what_the_second_picture_lacks_is_found_at_the_second_picture(press, stamp):
    story = hang(press, 2)
    first, second = story.pictures.all()
    for row in (first, second):
        actions.state_picture(picture=row, consent="nobody", **stamp)
    assert not [row for row in reviewed(press.issue).open if row.check in {"alt", "consent"}]
    StoryPicture.objects.filter(pk=second.pk).update(alt="")
    actions.state_picture(picture=second, consent="not_yet", **stamp)
    found = {row.check: row for row in reviewed(press.issue).open if row.check in {"alt", "consent"}}
    assert {row.picture for row in found.values()} == {second.uid}
    assert found["consent"].stops
    StoryPicture.objects.filter(pk=first.pk).update(alt="")
    digests = [row.digest for row in reviewed(press.issue).open if row.check == "alt"]
    assert len(set(digests)) == 2, "each is let stand by itself"


def test_an_office_signs_the_pictures_too(press, stamp):
    story = hang(press, 2)
    before = answer_of(press.issue, press.world.north).digest
    actions.move_picture(picture=story.pictures.all()[0], position=1, **stamp)
    assert answer_of(press.issue, press.world.north).digest != before


def test_all_are_printed_in_order(press):
    hang(press, 4)
    assert [each.alt for each in proof(press.issue).headlines[0].pictures] == list("甲乙丙丁")


def test_an_office_editor_hangs_nothing_in_a_story_of_the_network(press):
    own = press.world.colleague("office_editor", press.world.north).actor
    with pytest.raises(NotPermitted):
        actions.illustrate(
            story=press.tell(office=press.world.north), files=[("x.jpg", picture())], by=own, at=NOW
        )


def test_a_released_issue_keeps_its_pictures_in_python_and_in_the_database(press, stamp):
    story = hang(press, 2)
    for row in story.pictures.all():
        actions.state_picture(picture=row, consent="nobody", **stamp)
    press.release()
    row = story.pictures.all()[0]
    with pytest.raises(AlreadyReleased):
        actions.move_picture(picture=row, position=1, by=press.editor.actor, at=RELEASED)
    fresh = StoryPicture(story=story, picture=row.picture, position=5)
    for change in (
        lambda: StoryPicture.objects.filter(pk=row.pk).update(alt="别的"),
        lambda: StoryPicture.objects.filter(pk=row.pk).delete(),
        fresh.save,
        lambda: StoryVersionPicture.objects.update(alt="别的"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
