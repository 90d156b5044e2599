"""Findings are listed by how grave they are, judged by who writes their place, and put right with one tap."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW, SINCE
from tests.web.access.press_things import picture
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import (
    Dismissal,
    Line,
    PictureStatement,
    RegisteredName,
    Story,
    StoryPicture,
    WordRule,
)
from youju.reporting.bulletins.queries import reviewed
from youju.reporting.bulletins.rules.answering import StoppedByFindings
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.services.activities.actions import plan_activity, plan_month

pytestmark = pytest.mark.django_db
TOKEN = f"{{{CARE}}}"


def one(press, check):
    [row] = [row for row in reviewed(press.issue).open if row.check == check]
    return row


def post(press, *address, **typed):
    return press.editor.client().post(press.at(*address), typed)


@pytest.fixture
def odd(press):
    """A line with a word to avoid, beside the clean one."""
    press.odd = press.write(f"截止到月底，来了{TOKEN}。")
    return press


def test_the_list_is_grouped_by_gravity_with_counts_and_jumps(odd):
    odd.tell(title="植树", body="种了树，没有写")
    text = page(odd.editor.client(), odd.at())
    assert 'href="#g-look"' in text
    assert text.index('id="g-look"') < text.index('id="g-hint"')
    assert f"#p-{odd.odd.uid}" in text
    assert 'id="g-stops"' not in text


def test_a_finding_is_let_stand_with_a_reason_and_leaves_the_list(odd):
    finding = one(odd, "word")
    answer = post(odd, "findings", finding.digest, reason="照引原文")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#p-{odd.odd.uid}")
    text = page(odd.editor.client(), odd.at())
    assert "照引原文" in text
    assert 'class="finding word"' not in text
    row = Dismissal.objects.get()
    assert (row.by, row.finding) == (odd.editor.actor, "word")


@pytest.mark.parametrize("reason", ["", "  ", "很" * 201])
def test_without_a_reason_nothing_is_let_stand(odd, reason):
    finding = one(odd, "word")
    answer = post(odd, "findings", finding.digest, reason=reason)
    assert answer.status_code == 422
    assert "截止到" in answer.content.decode()
    assert not Dismissal.objects.exists()


def test_it_comes_back_when_the_passage_changes(odd):
    post(odd, "findings", one(odd, "word").digest, reason="照引原文")
    actions.write_line(
        line=odd.odd, margin="", sentence=f"截止到三月底，来了{TOKEN}。".replace("三月", "春"), version=1,
        by=odd.editor.actor, at=NOW,
    )  # fmt: skip
    assert one(odd, "word").place == odd.odd.uid


def test_it_comes_back_when_the_figure_changes(odd):
    post(odd, "findings", one(odd, "word").digest, reason="照引原文")
    assert not [row for row in reviewed(odd.issue).open if row.check == "word"]
    odd.world.record("activities.session", happened_on="2018-03-09", n_child="1")
    assert one(odd, "word").place == odd.odd.uid


def test_a_reason_is_taken_back(odd):
    finding = one(odd, "word")
    post(odd, "findings", finding.digest, reason="照引原文")
    assert post(odd, "findings", finding.digest, "reopen").status_code == 302
    assert one(odd, "word").digest == finding.digest
    assert post(odd, "findings", finding.digest, "reopen").status_code == 409


def test_one_tap_puts_the_suggestion_into_the_line(odd):
    assert post(odd, "findings", one(odd, "word").digest, "mend").status_code == 302
    line = Line.objects.get(pk=odd.odd.pk)
    assert (line.sentence, line.version) == (f"截至月底，来了{TOKEN}。", 2)
    assert not [row for row in reviewed(odd.issue).open if row.check == "word"]


def test_one_tap_puts_the_suggestion_into_a_story(press):
    story = press.tell(title="截止到月底", body="好。\n\n{quote:截止到}不改。")
    post(press, "findings", one(press, "word").digest, "mend")
    told = Story.objects.get(pk=story.pk)
    assert (told.title, told.body) == ("截至月底", "好。\n\n{quote:截止到}不改。")


def test_what_is_gone_does_not_exist(odd):
    finding = one(odd, "word")
    actions.write_line(line=odd.odd, margin="", sentence="好。", version=1, by=odd.editor.actor, at=NOW)
    for way in ((), ("mend",), ("reopen",)):
        assert post(odd, "findings", finding.digest, *way, reason="x").status_code == 404


def test_a_released_issue_is_judged_no_more(odd):
    finding = one(odd, "word")
    odd.release()
    assert post(odd, "findings", finding.digest, reason="照引原文").status_code in {409, 422}
    assert not Dismissal.objects.exists()


def illustrated(press):
    story = press.tell(office=press.world.north, link="https://a.example/x")
    stamp = {"by": press.editor.actor, "at": NOW}
    [shown] = actions.illustrate(story=story, files=[("树.jpg", picture())], **stamp)
    return actions.write_picture(picture=shown, alt="种树的孩子", crop=WHOLE, version=shown.version, **stamp)


def test_a_picture_waits_for_who_is_in_it(press):
    shown = illustrated(press)
    finding = one(press, "consent")
    assert finding.stops
    assert f"/pictures/{shown.uid}/consent/" in page(press.editor.client(), press.at())
    assert post(press, "findings", finding.digest, reason="没事").status_code == 422
    page(press.editor.client(), press.at("pictures", shown.uid, "consent"))
    post(press, "pictures", shown.uid, "consent", consent="not_yet")
    assert one(press, "consent")
    post(press, "pictures", shown.uid, "consent", consent="guardians")
    assert not [row for row in reviewed(press.issue).open if row.check == "consent"]
    assert PictureStatement.objects.count() == 2
    assert post(press, "pictures", shown.uid, "consent", consent="who knows").status_code == 422


def test_a_picture_without_words_stops_the_release_whatever_was_said_of_it_before(press):
    shown = illustrated(press)
    post(press, "pictures", shown.uid, "consent", consent="nobody")
    StoryPicture.objects.filter(pk=shown.pk).update(alt="")
    finding = one(press, "alt")
    assert finding.stops
    answer = post(press, "findings", finding.digest, reason="没事")
    assert answer.status_code == 422
    assert not Dismissal.objects.exists()
    # An editor waved it through while that was possible.
    stamp = {"by": press.editor.actor, "at": NOW}
    Dismissal.objects.create(issue=press.issue, finding="alt", digest=finding.digest, reason="没事", **stamp)
    assert one(press, "alt").stops
    assert "没事" not in page(press.editor.client(), press.at())
    with pytest.raises(StoppedByFindings):
        press.release()
    post(press, "pictures", shown.uid, alt="种树的孩子", version=str(shown.version))
    press.release()


def test_the_cover_too_is_described_before_it_goes_out(press):
    stamp = {"by": press.editor.actor, "at": NOW}
    actions.set_cover(issue=press.issue, office=press.world.north, name="封面.jpg", data=picture(), **stamp)
    press.issue.refresh_from_db()
    assert one(press, "alt").stops
    screen = page(press.editor.client(), press.at())
    assert "封面照片还没有文字说明" in screen
    assert f'href="{press.at("cover")}">写说明' in screen
    with pytest.raises(StoppedByFindings):
        press.release()
    answer = post(press, "cover", office="north", alt=" ")
    assert answer.status_code == 422
    post(press, "cover", office="north", alt="一面红墙", consent="nobody")
    press.release()


def test_who_is_on_the_cover_is_asked_as_of_any_picture_and_again_for_another_one(press):
    stamp = {"by": press.editor.actor, "at": NOW}
    actions.set_cover(issue=press.issue, office=press.world.north, name="封面.jpg", data=picture(), **stamp)
    post(press, "cover", office="north", alt="一面红墙")
    press.issue.refresh_from_db()
    assert one(press, "consent").stops
    screen = page(press.editor.client(), press.at())
    assert "封面照片上有谁、是否同意" in screen
    assert f'href="{press.at("cover")}#consent">写明照片里是谁' in screen
    with pytest.raises(StoppedByFindings):
        press.release()
    post(press, "cover", office="north", alt="一面红墙", consent="not_yet")
    assert "还没有同意" in one(press, "consent").message
    post(press, "cover", office="north", alt="一面红墙", consent="adults")
    assert not [row for row in reviewed(press.issue).open if row.check == "consent"]
    other = SimpleUploadedFile("b.jpg", picture()[:-2] + b"\xff\xd9", "image/jpeg")
    post(press, "cover", office="north", alt="一面红墙", consent="adults", picture=other)
    press.issue.refresh_from_db()
    assert one(press, "consent").stops, "what stood for the photo before says nothing of this one"


def test_another_picture_asks_anew(press):
    shown = illustrated(press)
    post(press, "pictures", shown.uid, "consent", consent="nobody")
    assert not [row for row in reviewed(press.issue).open if row.check == "consent"]
    files = [("b.jpg", picture()[:-2] + b"\xff\xd9")]
    [second] = actions.illustrate(story=shown.story, files=files, by=press.editor.actor, at=NOW)
    assert PictureStatement.objects.get().consent == "nobody"
    finding = one(press, "consent")
    assert finding.picture == second.uid
    assert "第2张" in finding.message
    assert f"#pic-{second.uid}" in page(press.editor.client(), press.at()), "the list leads to it"


def test_the_network_adds_a_word_and_switches_one_off(press):
    client = press.editor.client()
    press.write("好得很，唯一。")
    assert [row.quote for row in reviewed(press.issue).open if row.check == "word"] == ["好得很，唯一。"]
    typed = {"word": "好得很", "instead": "不错", "why": "套话", "on": "on"}
    assert client.post("/bulletin/words/write/", typed).status_code == 302
    assert client.post("/bulletin/words/write/", {"word": "唯一", "why": "我们确认过"}).status_code == 302
    assert one(press, "word").replace == ("好得很", "不错")
    text = page(client, "/bulletin/words/")
    assert "好得很" in text
    assert WordRule.objects.filter(word="唯一", on=False).exists()
    assert 'value="我们确认过"' in page(client, "/bulletin/words/write/?word=唯一")


def test_the_register_tells_an_old_name_from_the_new_one(press):
    client = press.editor.client()
    for row in (
        {"kind": "organisation", "name": "青石社团办", "subject": "青石", "until": "2018-03-01"},
        {"kind": "organisation", "name": "青石社会组织管理局", "subject": "青石", "since": "2018-03-01"},
    ):
        assert client.post("/bulletin/names/new/", row).status_code == 302
    assert client.post("/bulletin/names/new/", row).status_code == 422, "it stands already"
    assert client.post("/bulletin/names/new/", {"kind": "title", "name": "主任"}).status_code == 422
    line = press.write("受青石社团办委托。")
    finding = one(press, "outdated")
    post(press, "findings", finding.digest, "mend")
    assert Line.objects.get(pk=line.pk).sentence == "受青石社会组织管理局委托。"
    assert "青石社团办" in page(client, "/bulletin/names/")


def test_a_nickname_is_read_by_its_office_and_compared_for_all(press):
    south = press.world.colleague("office_editor", press.world.south).client()
    north = press.world.colleague("office_editor", press.world.north).client()
    assert south.post("/bulletin/names/nickname/", {"name": "小谷粒", "office": "south"}).status_code == 302
    assert south.post("/bulletin/names/nickname/", {"name": "小谷粒", "office": "north"}).status_code == 422
    press.editor.client().post("/bulletin/names/new/", {"kind": "pseudonym", "name": "小谷粒"})
    press.tell(body="小谷粒种了树。")
    assert one(press, "pseudonym").stops
    nickname = RegisteredName.objects.get(kind="nickname")
    assert f"/names/{nickname.uid}/end/" in page(south, "/bulletin/names/")
    for other in (north, press.editor.client()):
        assert f"/names/{nickname.uid}/end/" not in page(other, "/bulletin/names/")
        assert other.post(f"/bulletin/names/{nickname.uid}/strike/").status_code == 404
    assert south.post(f"/bulletin/names/{nickname.uid}/strike/").status_code == 302
    assert not [row for row in reviewed(press.issue).open if row.check == "pseudonym"]


def test_a_name_ends_on_a_day(press):
    client = press.editor.client()
    client.post("/bulletin/names/new/", {"kind": "organisation", "name": "青石社团办"})
    row = RegisteredName.objects.get()
    press.write("受青石社团办委托。")
    assert not [found for found in reviewed(press.issue).open if found.check == "outdated"]
    assert client.post(f"/bulletin/names/{row.uid}/end/", {"until": "2018-03-15"}).status_code == 302
    assert one(press, "outdated")


def test_an_office_judges_its_own_lines_and_no_others(odd):
    south = odd.world.colleague("office_editor", odd.world.south).client()
    finding = one(odd, "word")
    address = odd.at("findings", finding.digest)
    assert south.get(address).status_code == 403
    assert south.post(address, {"reason": "x"}).status_code == 403
    assert south.post(f"{address}mend/").status_code == 403
    north = odd.world.colleague("office_editor", odd.world.north).client()
    assert north.post(address, {"reason": "照引原文"}).status_code == 302


def test_on_the_screen_an_answer_leads_back_to_the_place(odd):
    answer = odd.editor.client().post(
        odd.at("findings", one(odd, "word").digest, "mend"), {"part": "north"}, headers=HTMX
    )
    assert answer["HX-Redirect"].endswith(f"?part=north#p-{odd.odd.uid}")


def test_a_plan_that_was_found_leads_its_own_office_to_the_activity(press):
    north, stamp = press.world.north, {"by": press.world.system, "at": NOW}
    plans = [
        plan_activity(
            office=north, name=name, activity_kind="class", since=SINCE, schedule="每周二15:00-16:00",
            site=press.world.furniture[north.pk].site, **stamp,
        )
        for name in ("甲班", "乙班")
    ]  # fmt: skip
    for activity in plans:
        plan_month(activity=activity, period=month(2018, 4), **stamp)
    own = page(press.world.colleague("office_editor", north).client(), f"{press.at()}?part=all")
    series = [f"/activities/series/{activity.uid}/" for activity in plans]
    assert any(address in own for address in series)
    assert page(press.world.colleague("office_editor", north).client(), next(a for a in series if a in own))
    assert not any(address in page(press.editor.client(), press.at()) for address in series)
