"""Leads: what is left after a session, who agreed to be shown, and what becomes of it."""

import pytest

from tests.factories.press import Press
from tests.factories.world import NOW
from tests.web.access.press_things import PAPER, picture
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import attach
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Lead, PictureStatement, Story
from youju.reporting.bulletins.queries.checking import findings
from youju.reporting.bulletins.queries.issues import parts_of, texts_of
from youju.reporting.bulletins.queries.leads import ASIDE, NEW, TAKEN, lead_of, leads, visible
from youju.reporting.bulletins.queries.reading import Reader
from youju.reporting.bulletins.rules import NakedNumber
from youju.reporting.bulletins.rules.leads import (
    LeadIsTaken,
    OnlyPhotos,
    PhotoNotAgreed,
    TooManyPhotos,
    WhoIsShown,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(world):
    return Press.of(world)


@pytest.fixture
def worker(world):
    return world.colleague("social_worker", world.north).actor


def photos(world, by, n=1, office=None):
    made = [attach(office=office or world.north, name=f"{i}.jpg", data=picture(), by=by, at=NOW) for i in range(n)]
    return made


def leave(world, by, said="孩子们自己写了菜单。", office=None, n=0, consent="", **more):
    office = office or world.north
    return actions.leave_lead(
        office=office, said=said, photos=photos(world, by, n, office), consent=consent, by=by, at=NOW, **more
    )


def take(press, lead, photo=None, body="孩子们自己写了菜单。", by=None):
    return actions.take_lead(
        lead=lead, section=press.words("headlines"), title="菜单", body=body, photos=[photo] if photo else [],
        by=by or press.editor.actor, at=NOW,
    )  # fmt: skip


def row(world, lead):
    return lead_of(world.network, lead.uid)


def seen(world, colleague, **more):
    rows = visible(world.network, standing(colleague.actor, on=NOW.date()), colleague.actor)
    return [each.lead for each in leads(rows, **{"office": None, "state": "all", "after": "", **more}).rows]


def test_a_lead_says_after_which_session_it_was_left(world, worker):
    held = world.record("activities.session")
    lead = leave(world, worker, about=(kind_of("activities.session"), held), worth=True)
    found = Lead.objects.get()
    assert (found.record, found.happened_on, found.worth) == (held.uid, held.happened_on, True)
    assert row(world, lead).about == kind_of("activities.session").label


def test_a_session_of_another_office_cannot_be_what_it_is_about(world, worker):
    held = world.record("activities.session", world.south)
    with pytest.raises(OutsideTheOffice):
        leave(world, worker, about=(kind_of("activities.session"), held))


def test_the_ninth_photo_fits_and_the_tenth_does_not(world, worker):
    assert leave(world, worker, n=9, consent="nobody").photos.count() == 9
    with pytest.raises(TooManyPhotos):
        leave(world, worker, n=10, consent="nobody")


def test_a_document_is_no_photo(world, worker):
    paper = attach(office=world.north, name="表.pdf", data=PAPER, by=worker, at=NOW)
    with pytest.raises(OnlyPhotos):
        actions.leave_lead(office=world.north, said="表", photos=[paper], consent="nobody", by=worker, at=NOW)


def test_photos_come_with_a_word_about_who_is_on_them(world, worker):
    with pytest.raises(WhoIsShown):
        leave(world, worker, n=1)
    lead = leave(world, worker, n=2, consent="guardians")
    assert [photo.consent for photo in row(world, lead).photos] == ["guardians", "guardians"]
    assert PictureStatement.objects.filter(by=worker).count() == 2


def test_only_who_records_in_the_office_leaves_one(world, press, worker):
    for by in (press.editor.actor, world.colleague("social_worker", world.south).actor):
        with pytest.raises(NotPermitted):
            leave(world, by)


def test_the_network_sees_all_an_office_its_own_and_a_colleague_what_they_left(world, press, worker):
    mine = leave(world, worker)
    other = leave(world, world.colleague("librarian", world.north).actor, said="另一条")
    south = leave(world, world.colleague("social_worker", world.south).actor, office=world.south)
    assert set(seen(world, press.editor)) == {mine, other, south}
    assert set(seen(world, world.colleague("office_editor", world.north))) == {mine, other}
    assert seen(world, world.colleague("social_worker", world.north)) == [mine]
    assert seen(world, world.colleague("office_editor", world.south)) == [south]
    assert seen(world, world.colleague("auditor")) == []


def test_a_lead_taken_in_is_a_story_of_its_office_with_the_photo_and_the_word_about_it(world, press, worker):
    lead = leave(world, worker, n=2, consent="guardians")
    chosen = row(world, lead).photos[1].row
    story = take(press, lead, chosen)
    assert (story.office, story.body) == (world.north, "孩子们自己写了菜单。")
    assert [row.picture for row in story.pictures.all()] == [chosen.picture]
    now = row(world, lead)
    assert (now.state, now.story, now.period) == (TAKEN, story, "2018-03")
    parts = parts_of(press.issue)
    found = findings(press.issue, parts, Reader.of(press.issue, texts_of(parts)))
    assert "alt" in {row.check for row in found}
    assert "consent" not in {row.check for row in found}, "nobody is asked again"
    with pytest.raises(LeadIsTaken):
        take(press, lead)


def test_a_photo_whose_people_have_not_agreed_stays_behind(world, press, worker):
    lead = leave(world, worker, n=1, consent="not_yet")
    photo = lead.photos.get()
    with pytest.raises(PhotoNotAgreed):
        take(press, lead, photo)
    assert not Story.objects.exists()
    assert not take(press, lead).pictures.exists()


def test_what_was_said_later_of_a_photo_decides(world, press, worker):
    lead = leave(world, worker, n=1, consent="not_yet")
    actions.state_lead(lead=lead, consent="adults", by=worker, at=NOW)
    assert take(press, lead, lead.photos.get()).pictures.count() == 1


def test_a_photo_of_another_lead_is_not_taken(world, press, worker):
    other = leave(world, worker, n=1, consent="nobody")
    with pytest.raises(PhotoNotAgreed):
        take(press, leave(world, worker), other.photos.get())


def test_a_number_without_records_does_not_come_in_with_a_lead(world, press, worker):
    lead = leave(world, worker, said="来了12名儿童。")
    with pytest.raises(NakedNumber):
        take(press, lead, body=lead.said)
    assert row(world, lead).state == NEW


def test_an_office_editor_puts_by_and_takes_up_but_takes_nothing_into_the_issue(world, press, worker):
    lead, editor = leave(world, worker), world.colleague("office_editor", world.north).actor
    actions.set_aside(lead=lead, by=editor, at=NOW)
    assert row(world, lead).state == ASIDE
    actions.take_up_again(lead=lead, by=editor, at=NOW)
    assert row(world, lead).state == NEW
    with pytest.raises(NotPermitted):
        take(press, lead, by=editor)
    with pytest.raises(NotPermitted):
        actions.set_aside(lead=lead, by=worker, at=NOW)


def test_a_lead_whose_story_was_taken_out_is_new_again_and_remembers(world, press, worker):
    lead = leave(world, worker)
    actions.remove(passage=take(press, lead), by=press.editor.actor, at=NOW)
    now = row(world, lead)
    assert (now.state, now.story, now.period) == (NEW, None, "2018-03")
    assert seen(world, press.editor, state=NEW) == [lead]
    assert take(press, lead)


def test_the_states_and_the_offices_are_told_apart(world, press, worker):
    one, two, three = (leave(world, worker, said=f"话{n}") for n in "甲乙丙")
    take(press, one)
    actions.set_aside(lead=two, by=press.editor.actor, at=NOW)
    for state, lead in ((TAKEN, one), (ASIDE, two), (NEW, three)):
        assert seen(world, press.editor, state=state) == [lead]
    assert seen(world, press.editor, office=world.south) == []
