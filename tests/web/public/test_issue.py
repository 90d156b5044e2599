"""What was released is served byte for byte to everybody; what is not released is like what never was."""

import hashlib
import re
from email import message_from_bytes, policy
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image

from tests.factories.press import RELEASED, page
from tests.web.access.press_things import picture
from youju.ground.periods import parse
from youju.reporting import publishing
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import StoredEdition
from youju.reporting.bulletins.queries.published import printed_content
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.services.communications.models import Publication

pytestmark = pytest.mark.django_db
ISSUE = "/issues/2018-03/"


def sent(name="2018-03.html", revision=1):
    return StoredEdition.objects.get(name=name, release__revision=revision)


def test_a_released_issue_is_served_as_it_was_stored_on_every_fetch(press, client):
    press.release()
    for _turn in range(3):
        answer = client.get(ISSUE)
        assert answer.content == bytes(sent().data)
        assert hashlib.sha256(answer.content).hexdigest() == sent().sha256
        press.late()


def test_every_edition_is_served_as_it_was_stored(press, client):
    made = press.release()
    for row in made.editions.exclude(name="content.json"):
        for address in (f"{ISSUE}{row.name}", f"{ISSUE}r1/{row.name}"):
            answer = client.get(address)
            assert answer.content == bytes(row.data)
            assert answer["Content-Type"] == row.media_type


def test_what_revisions_are_made_of_is_sent_to_nobody(press, client):
    press.release()
    for address in (f"{ISSUE}content.json", f"{ISSUE}r1/content.json"):
        assert client.get(address).status_code == 404


def test_a_page_carries_its_own_policy_and_runs_nothing(press, client):
    press.release()
    answer = client.get(ISSUE)
    assert answer["Content-Security-Policy"] == publishing.csp(bytes(sent().data))
    for name in ("2018-03-wechat.html", "2018-03.eml"):
        answer = client.get(ISSUE + name)
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_revision_may_be_kept_for_ever_and_the_latest_is_asked_for_again(press, client):
    press.release()
    assert "immutable" in client.get(f"{ISSUE}r1/")["Cache-Control"]
    assert client.get(ISSUE)["Cache-Control"] == "public, no-cache"
    etag = client.get(ISSUE)["ETag"]
    assert etag == f'"{sent().sha256}"'
    again = client.get(ISSUE, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    press.correct()
    assert client.get(ISSUE, headers={"If-None-Match": etag}).status_code == 200


def test_an_erratum_changes_the_address_of_the_issue_and_keeps_the_first_revision(press, client):
    press.release()
    first = client.get(ISSUE).content
    press.correct(reason="有一名儿童记了两次")
    second = client.get(ISSUE).content
    assert "有一名儿童记了两次" in second.decode()
    assert client.get(f"{ISSUE}r2/").content == second
    assert client.get(f"{ISSUE}r1/").content == first
    assert client.get(f"{ISSUE}r1/2018-03.pdf").content == bytes(sent("2018-03.pdf", 1).data)
    assert client.get(f"{ISSUE}2018-03.pdf").content == bytes(sent("2018-03.pdf", 2).data)


def test_an_issue_that_is_not_released_is_like_one_that_never_was(press, client):
    """The two answers are the same, whoever asks."""
    for reader in (client, press.editor.client()):
        never, draft = (
            [
                reader.get(f"/issues/{month}/{rest}".replace("MONTH", month))
                for rest in (
                    "",
                    "r1/",
                    "MONTH.pdf",
                    "r1/MONTH.pdf",
                    "figures/activities.care.children/0123456789/",
                )
            ]
            for month in ("2017-07", "2018-03")
        )
        for one, other in zip(never, draft, strict=True):
            assert one.status_code == other.status_code == 404
            assert one.content == other.content
            assert dict(one.headers) == dict(other.headers)


def test_a_released_issue_has_no_revision_or_file_that_was_not_sent(press, client):
    press.release()
    for rest in ("r2/", "r0/", "r999/", "2018-04.pdf", "../x", "r1/r1/", "%00", "2018-03.html/x", "x" * 300):
        assert client.get(ISSUE + rest).status_code == 404, rest


@pytest.mark.parametrize("period", ["2018", "2018-Q1", "2018-13", "x", "2018-03-01..2018-03-31", "9999-99"])
def test_other_periods_have_no_issue(press, client, period):
    press.release()
    assert client.get(f"/issues/{period}/").status_code == 404


def test_nothing_is_posted_to_the_public_pages(press, client):
    press.release()
    for address in ("/issues/", ISSUE, f"{ISSUE}r1/", f"{ISSUE}2018-03.pdf", "/calendar.ics", "/feed.xml"):
        assert client.post(address).status_code == 405


def test_the_home_shows_the_latest_issue_and_all_others_by_year(press, client):
    press.tell(title="植树", office=press.world.north)
    press.tell("letter", "", "亲爱的朋友：春天来了。")
    press.release()
    text = page(client, "/issues/")
    assert "植树" in text
    assert "春天来了" in text
    assert '<span class="number">25</span>' in text
    assert f'href="{ISSUE}"' in text
    assert f"{ISSUE}2018-03.pdf" in text
    assert f"{ISSUE}figures/activities.care.children/" in text


def test_the_home_does_not_know_drafts(press, client):
    text = page(client, "/issues/")
    assert "2018" not in text
    assert press.world.network.bulletin in text


def test_the_home_needs_no_script_no_cookie_and_nobody_else(press, client):
    press.release()
    answer = client.get("/issues/")
    text = answer.content.decode()
    assert "<script" not in text
    assert not answer.cookies
    assert "http" not in text.replace("http-equiv", "")


def test_the_public_pages_open_before_the_first_network_is_founded(db, client):
    assert client.get("/issues/").status_code == 200
    for address in ("/issues/2018-03/", "/calendar.ics", "/feed.xml"):
        assert client.get(address).status_code == 404


def test_the_feed_names_released_issues_and_no_drafts(press, client):
    assert client.get("/feed.xml").status_code == 404
    press.release()
    answer = client.get("/feed.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert "2018年3月" in answer.content.decode()
    press.editor.client().post("/bulletin/start/", {"month": "2018-04", "model": "previous"})
    assert client.get("/feed.xml").content == answer.content


def test_the_archive_shows_which_months_between_issues_did_not_come_out(press, client):
    press.release()
    for key in ("2018-06", "2017-12"):
        period, stamp = parse(key), {"by": press.editor.actor, "at": RELEASED}
        actions.release(issue=actions.start_issue(network=press.world.network, period=period, **stamp), **stamp)
    archive = page(client, "/issues/").split('class="archive"')[1]
    assert archive.count('class="missing"') == len(("1", "2", "4", "5"))
    assert archive.index("<h3>2018</h3>") < archive.index("<h3>2017</h3>")
    for key in ("2018-06", "2018-03", "2017-12"):
        assert f'href="/issues/{key}/"' in archive


def test_a_headline_brings_its_first_words_and_its_picture(press, client):
    story = press.tell(title="植树", body="孩子们种了树。风很大。", office=press.world.north)
    file = BytesIO()
    Image.new("RGB", (60, 40), "#b5452c").save(file, "JPEG")
    files = [("植树.jpg", file.getvalue())]
    [shown] = actions.illustrate(story=story, files=files, by=press.editor.actor, at=RELEASED)
    actions.state_picture(picture=shown, consent="nobody", by=press.editor.actor, at=RELEASED)
    actions.write_picture(
        picture=shown, alt="种树的孩子", crop=WHOLE, version=shown.version, by=press.editor.actor, at=RELEASED
    )
    press.release()
    text = page(client, "/issues/")
    assert "孩子们种了树。风很大。" in text
    address = re.search(r'<img src="(/issues/2018-03/photos/[0-9a-f]+)"', text)[1]
    answer = client.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert "immutable" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get("/issues/2018-03/photos/0000000000000000").status_code == 404
    # Letters and feeds fetch it at the same address.
    public = f'src="{settings.PUBLIC_ADDRESS}{address}" alt="种树的孩子"'
    letter = message_from_bytes(bytes(sent("2018-03.eml").data), policy=policy.default)
    assert public in letter.get_body(("html",)).get_content()
    assert public in unescape(page(client, "/feed.xml"))


@pytest.mark.parametrize("kind", ["headlines", "crowdfunding", "practice"])
def test_the_photos_of_every_kind_of_story_stand_at_their_address(press, client, kind):
    story = press.tell(kind, title="植树", body="孩子们种了树。", office=press.world.north)
    stamp = {"by": press.editor.actor, "at": RELEASED}
    [shown] = actions.illustrate(story=story, files=[("植树.jpg", picture())], **stamp)
    actions.write_picture(picture=shown, alt="种树的孩子", crop=WHOLE, version=shown.version, **stamp)
    actions.state_picture(picture=shown, consent="nobody", **stamp)
    release = press.release()
    [anchor] = [each.anchor for each in printed_content(release).pictures]
    assert client.get(ISSUE + anchor).status_code == 200
    letters = Publication.objects.get(issue=press.issue.uid, channel="email")
    assert letters.pictures == 1
