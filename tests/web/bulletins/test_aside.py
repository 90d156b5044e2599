"""A story that stands aside is its office's alone: no address gives it away to another, no edition has it."""

from uuid import uuid4

import pytest

from tests.factories.commissions import Asked
from tests.factories.press import HTMX, page
from tests.factories.world import NOW
from tests.web.access.press_things import picture
from youju.ground.access.refusals import NotPermitted
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Draft, Issue, Section, StoryVersion
from youju.reporting.bulletins.models.drafts import Typed
from youju.reporting.bulletins.queries import Reader, figures_of, findings, parts_of, reviewed
from youju.reporting.bulletins.queries.issues import bare_parts_of, texts_of
from youju.reporting.bulletins.queries.passages import counted
from youju.reporting.bulletins.queries.signing import answers
from youju.reporting.bulletins.rules import DoesNotBelongThere
from youju.reporting.bulletins.rules.commissions import AlreadyDelivered
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.reporting.figures.models import FrozenFigure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
SECRET, LOOSE = "隐秘的话", "隐秘的草稿"
ONLY_HERE = "{activities.care.children@south}"


@pytest.fixture
def press(world):
    return Asked.of(world)


@pytest.fixture
def commission(press):
    """Written by the north with a picture, twice, and with something that is not saved yet."""
    made = press.ask("隐秘的题")
    press.wrote(made, SECRET)
    story = press.wrote(made, f"{SECRET}。来了{ONLY_HERE}。")
    actions.illustrate(story=story, files=[("树.jpg", picture())], by=press.writer.actor, at=NOW)
    actions.keep_draft(
        section=made.section, passage=press.story(made), base=1, typed=Typed(title="", body=LOOSE),
        by=press.writer.actor, at=NOW,
    )  # fmt: skip
    return made


def addresses(press, commission):
    """Every address that names the story, its place, its picture or the commission, and whether it is posted."""
    story, section = commission.story, commission.section.uid
    shown = press.story(commission).pictures.get().uid
    here = press.at("commissions", commission.uid)
    read = [
        here, press.at("stories", story), press.at("stories", story, "shown"),
        press.at("stories", story, "remove"),
        press.at("passages", story, "versions"), press.at("pictures", shown), press.at("pictures", shown, "image"),
        press.at("pictures", shown, "image") + "?of=2", press.at("pictures", shown, "consent"),
        press.at("sections", section, "figures"), press.at("sections", section, "slot"),
        press.at("sections", section, "stories"), press.at("sections", section, "lines"),
    ]  # fmt: skip
    posted = [
        press.at("stories", story), press.at("stories", story, "move"), press.at("stories", story, "remove"),
        press.at("passages", story, "versions", 1), press.at("pictures", shown),
        press.at("pictures", shown, "move"), press.at("pictures", shown, "remove"),
        press.at("pictures", shown, "consent"), press.at("sections", section, "draft"),
        press.at("sections", section, "proof"), press.at("sections", section, "stories"),
        press.at("sections", section, "lines"), press.at("sections", section, "late"),
        press.at("sections", section, "move"), f"{here}deliver/", f"{here}take/", f"{here}aside/", f"{here}back/",
        f"{here}off/", f"{here}remind/",
    ]  # fmt: skip
    return [(address, False) for address in read] + [(address, True) for address in posted]


SENT = {
    "title": "题", "body": "改了。", "version": "4", "stands": "4", "to": "up", "alt": "树", "consent": "nobody",
    "reason": "x", "sentence": "改了。",
}  # fmt: skip


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_another_office_is_refused_at_every_address(press, commission, headers):
    sent = SENT | {"passage": str(commission.story), "where": str(press.words("headlines").uid)}
    before = (press.story(commission).version, StoryVersion.objects.count(), Draft.objects.count())
    for client in (press.neighbour.client(), press.world.colleague("auditor").client()):
        for address, posted in addresses(press, commission):
            answer = (
                client.post(address, sent, headers=headers) if posted else client.get(address, headers=headers)
            )
            assert answer.status_code in {403, 404}, address
            assert "隐秘" not in answer.content.decode(), address
    assert (press.story(commission).version, StoryVersion.objects.count(), Draft.objects.count()) == before


def test_another_office_does_not_reach_it_by_way_of_its_own_section(press, commission):
    own = press.results(press.world.south).uid
    sent = SENT | {"passage": str(commission.story)}
    assert press.neighbour.client().post(press.at("sections", own, "draft"), sent).status_code == 403


@pytest.mark.parametrize("delivered", [False, True])
def test_the_network_editor_reads_what_is_delivered_and_writes_none_of_it(press, commission, delivered):
    if delivered:
        press.deliver(commission)
    client, story = press.editor.client(), commission.story
    shown = press.story(commission).pictures.get().uid
    for address in (press.at("passages", story, "versions"), press.at("pictures", shown, "image")):
        assert client.get(address).status_code == (200 if delivered else 403)
    for address in (press.at("stories", story), press.at("stories", story, "move"), press.at("pictures", shown)):
        assert client.post(address, SENT).status_code == 403
    assert press.story(commission).version == 4


def test_no_page_of_another_office_tells_of_it(press, commission):
    client = press.neighbour.client()
    pages = [
        "/", "/bulletin/", press.at(), press.at() + "?part=all", press.at("writers"), press.at("history"),
        press.at("signing"), press.at("commissions"), press.at("commissions") + "?reminded=" + str(commission.uid),
        press.at("preview"),
    ]  # fmt: skip
    for address in pages:
        text = page(client, address)
        assert "隐秘" not in text, address
        assert str(commission.story) not in text, address
    for edition in ("web", "pdf", "email", "wechat", "chat", "json", "csv", "docx", "atom"):
        answer = client.get(press.at("editions", edition).rstrip("/"))
        assert SECRET.encode() not in answer.content, edition


def test_the_office_writes_until_it_delivers_and_then_no_more(press, commission):
    press.deliver(commission)
    story = press.story(commission)
    stamp = {"by": press.writer.actor, "at": NOW}
    shown = story.pictures.get()
    for write in (
        lambda: actions.write_story(story=story, title="题", body="改了。", version=story.version, **stamp),
        lambda: actions.illustrate(story=story, files=[("树.jpg", picture())], **stamp),
        lambda: actions.write_picture(picture=shown, alt="树", crop=WHOLE, version=shown.version, **stamp),
        lambda: actions.state_picture(picture=shown, consent="nobody", **stamp),
        lambda: actions.take_picture_out(picture=shown, **stamp),
        lambda: actions.restore(kept=StoryVersion.objects.first(), version=story.version, **stamp),
        lambda: actions.keep_draft(
            section=commission.section, passage=story, base=1, typed=Typed(body="改"), **stamp
        ),
    ):
        with pytest.raises(AlreadyDelivered):
            write()


def test_nothing_else_stands_where_it_is_written_and_it_goes_nowhere_by_itself(press, commission):
    story, stamp = press.story(commission), {"by": press.writer.actor, "at": NOW}
    for act in (
        lambda: actions.add_story(section=commission.section, title="另一篇", body="另一篇。", **stamp),
        lambda: actions.add_line(section=commission.section, margin="", sentence="一行。", **stamp),
        lambda: actions.move(passage=story, position=0, **stamp),
        lambda: actions.remove(passage=story, **stamp),
    ):
        with pytest.raises(DoesNotBelongThere):
            act()
    with pytest.raises(NotPermitted):
        actions.move(passage=press.tell(), section=commission.section, position=0, by=press.editor.actor, at=NOW)


def test_it_speaks_for_the_office_that_was_asked_and_for_no_other(press, commission):
    story = press.story(commission)
    told = {"title": "题", "body": "好。", "version": story.version, "by": press.writer.actor, "at": NOW}
    with pytest.raises(NotPermitted):
        actions.write_story(story=story, office=press.world.south, **told)
    assert actions.write_story(story=story, office=None, **told).office == press.world.north


def test_what_was_written_before_belongs_to_the_issue_once_it_is_taken(press, commission):
    press.deliver(commission)
    story = press.take(commission)
    kept = StoryVersion.objects.filter(passage=story.uid).order_by("version")[1]
    stamp = {"version": story.version, "at": NOW}
    with pytest.raises(NotPermitted):
        actions.restore(kept=kept, by=press.writer.actor, **stamp)
    assert actions.restore(kept=kept, by=press.editor.actor, **stamp).body == SECRET
    assert press.story(commission).section == press.words("headlines")


def test_an_issue_does_not_have_what_stands_aside(press, commission):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-08", n_child="40")
    issue = Issue.objects.get()
    assert not any(part.section.aside or part.stories for part in [*parts_of(issue), *bare_parts_of(issue)])
    assert not issue.sections.filter(aside=True).exists()
    assert Section.everywhere.filter(issue=issue, aside=True).count() == 1
    assert counted(issue) == (1, 0)
    reader = Reader.of(issue, texts_of(parts_of(issue)))
    assert {row.check for row in findings(issue, parts_of(issue), reader)} == {"commission"}
    assert [row.scope.offices for row in figures_of(issue, parts_of(issue)).values()] == [(press.world.north.pk,)]
    assert not any(SECRET in str(answer.pages) for answer in answers(issue))


def test_a_release_neither_prints_nor_freezes_it(press, commission):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-08", n_child="40")
    released = press.release()
    assert not any(SECRET.encode() in bytes(edition.data) for edition in released.editions.all())
    assert [row.scope["offices"] for row in FrozenFigure.objects.all()] == [[press.world.north.pk]]


def test_the_same_story_is_printed_and_its_figure_frozen_once_it_is_taken(press, commission):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-08", n_child="40")
    press.deliver(commission)
    story = press.take(commission)
    stamp = {"by": press.editor.actor, "at": NOW}
    shown = story.pictures.get()
    actions.write_picture(picture=shown, alt="一排树", crop=WHOLE, version=shown.version, **stamp)
    actions.state_picture(picture=shown, consent="nobody", **stamp)
    released = press.release()
    assert any(SECRET.encode() in bytes(edition.data) for edition in released.editions.all())
    assert {tuple(row.scope["offices"]) for row in FrozenFigure.objects.all()} == {
        (press.world.north.pk,), (press.world.south.pk,)
    }  # fmt: skip


def test_a_commission_that_does_not_exist_is_not_found(press):
    for client in (press.editor.client(), press.writer.client()):
        assert client.get(press.at("commissions", uuid4())).status_code == 404


def test_the_finding_names_what_is_asked_and_goes_once_it_is_decided_about(press, commission):
    def found():
        return [(row.place, row.dismissible) for row in reviewed(press.issue).open if row.check == "commission"]

    assert found() == [(commission.uid, True)]
    press.deliver(commission)
    assert found() == [(commission.uid, True)]
    press.take(commission)
    assert found() == []
    actions.put_commission_aside(commission=commission, by=press.editor.actor, at=NOW)
    actions.call_off(commission=commission, reason="不用了", by=press.editor.actor, at=NOW)
    assert found() == []
