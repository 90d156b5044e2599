"""The part of a picture that is printed is the same at every size, and a mistake of the hand is no picture."""

import io

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.factories.press import RELEASED, Press
from tests.factories.world import NOW, World
from youju.ground.access.refusals import NotPermitted
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import StoryPicture
from youju.reporting.bulletins.queries import proof, versions
from youju.reporting.bulletins.rules import AlreadyReleased, PictureNeedsOffice, UnfitCrop
from youju.reporting.bulletins.rules.crops import RATIOS, SMALLEST, WHOLE, Crop, centred, ratio_of

LENGTH = st.integers(1, 6_000)


@pytest.fixture
def press(world):
    return Press.of(world)


def photo(width=600, height=400):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "JPEG")
    return out.getvalue()


def hung(press):
    """A picture in a story of the north."""
    [made] = actions.illustrate(
        story=press.tell(office=press.world.north), files=[("树.jpg", photo())], by=press.editor.actor, at=NOW
    )
    return made


def written(press, picture, crop):
    return actions.write_picture(
        picture=picture, alt="一棵树", crop=crop, version=picture.version, by=press.editor.actor, at=NOW
    )


@given(st.sampled_from(list(RATIOS)), LENGTH, LENGTH)
def test_the_middle_of_any_picture_fits_and_has_the_ratio_that_was_chosen(ratio, width, height):
    crop = centred(ratio, width, height)
    assert crop.fits
    left, top, right, bottom = crop.box(width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    across, down = RATIOS[ratio]
    if min(width, height) > 400 and 0.2 < width * down / (height * across) < 5:
        assert abs((right - left) * down - (bottom - top) * across) <= 0.02 * (right - left) * down
        assert ratio_of(crop, width, height) == (ratio if crop != WHOLE else "")


@pytest.mark.parametrize(
    "crop", [Crop(0, 0, 1001, 1000), Crop(500, 0, 499 + SMALLEST, 1000), Crop(-1, 0, 9, 9), Crop(900, 0, 1, 900)]
)  # fmt: skip
@pytest.mark.django_db
def test_what_is_outside_or_too_small_is_refused_in_the_action(press, crop):
    picture = hung(press)
    with pytest.raises(UnfitCrop):
        written(press, picture, crop=crop)


@pytest.mark.django_db
def test_the_database_refuses_a_crop_outside_of_the_picture(press):
    picture = hung(press)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryPicture.objects.filter(pk=picture.pk).update(right=1001)


@pytest.mark.django_db
def test_a_cropped_picture_prints_smaller_keeps_the_whole_and_can_be_taken_back(press):
    picture = hung(press)
    whole = picture.picture.sha256
    written(press, picture, crop=Crop(0, 0, 500, 500))
    [told] = proof(press.issue).headlines[0].pictures
    assert (told.width, told.height) == (300, 200)
    assert StoryPicture.objects.get().picture.sha256 == whole
    kept = versions.course(press.issue, picture.story.uid).number(2).kept
    actions.restore(kept=kept, version=3, by=press.editor.actor, at=NOW)
    assert StoryPicture.objects.get().crop == WHOLE


@pytest.mark.django_db
def test_the_cover_is_printed_cropped_and_stays_when_the_issue_is_sent(press):
    by = {"by": press.editor.actor, "at": NOW}
    actions.set_cover(issue=press.issue, office=press.world.north, name="封面.jpg", data=photo(), **by)
    actions.write_cover(issue=press.issue, alt="孩子们在种树", crop=centred("1:1", 600, 400), **by)
    actions.state_cover(issue=press.issue, consent="guardians", **by)
    press.issue.refresh_from_db()
    cover = proof(press.issue).cover
    assert (cover.alt, cover.width, cover.height) == ("孩子们在种树", pytest.approx(400, abs=2), 400)
    own = press.world.colleague("office_editor", press.world.north)
    with pytest.raises(NotPermitted):
        actions.take_cover_out(issue=press.issue, by=own.actor, at=NOW)
    press.release()
    with pytest.raises(AlreadyReleased):
        actions.write_cover(issue=press.issue, alt="别的", crop=WHOLE, by=press.editor.actor, at=RELEASED)


@pytest.mark.django_db
def test_an_office_of_another_network_answers_for_no_cover(press):
    far = World.found("far", "远方协作", (("east", "东", "东"), ("west", "西", "西")))
    with pytest.raises(PictureNeedsOffice):
        actions.set_cover(
            issue=press.issue, office=far.north, name="x.jpg", data=photo(), by=press.editor.actor, at=NOW
        )
