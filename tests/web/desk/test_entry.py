"""Entering: Enter saves and opens the next, the last choices stay, and nothing that was typed is lost."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import companions
from tests.factories.pages import Page, errors
from tests.factories.world import TODAY, World
from youju.ground.evidence.kinds import kinds
from youju.services.activities.models import Holding
from youju.services.communications.models import Publication
from youju.services.ledger.models import Tally

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
NEW = "/desk/communications-publication/new/"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north).client()


def typed(**changes):
    return {
        "happened_on": "2018-03-05", "site": "", "group": "", "programme": "", "channel": "weibo", "form": "short",
        "title": "图书角", "text": "两位小管理员", "characters": "", "topics": "", "link": "", **changes,
    }  # fmt: skip


def photo(name: str = "sheet.jpg") -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def test_enter_saves_and_opens_the_next_with_the_last_choices(world, worker):
    answer = worker.post(NEW, typed(), follow=True, **ENGLISH)
    made = Publication.objects.get()
    assert (made.office, made.title, made.characters) == (world.north, "图书角", 6)
    assert made.by == world.colleague("social_worker", world.north).actor
    page = Page(answer)
    again = page.form(NEW).fields
    assert (again["happened_on"], again["channel"], again["form"]) == ("2018-03-05", "weibo", "short")
    assert (again["title"], again["text"]) == ("", "")
    assert "Saved 18:32" in page.text
    assert page.links[f"/desk/communications-publication/{made.uid}/"] == "图书角"


def test_the_first_form_of_the_day_begins_with_today(worker):
    assert Page(worker.get(NEW)).form(NEW).fields["happened_on"] == TODAY.isoformat()


def test_an_error_stands_at_its_field_and_on_top_and_nothing_typed_is_lost(worker):
    given = typed(happened_on="5 March", characters="many", title="", text="")
    answer = worker.post(NEW, given, **ENGLISH)
    assert answer.status_code == 422
    said = errors(answer)
    for part in ("is not a date", "is not a whole number", "Title or first words: Missing."):
        assert part in said
    assert Publication.objects.count() == 0
    kept = Page(answer).form(NEW).fields
    assert {name: kept[name] for name in given} == given
    assert b'id="in-happened_on_error"' in answer.content


def test_a_refusal_of_the_kind_stands_at_the_field_that_it_names(worker):
    answer = worker.post(NEW, typed(link="javascript:alert(1)"), **ENGLISH)
    assert answer.status_code == 422
    assert "Link: A link begins with http" in errors(answer)
    assert Page(answer).form(NEW).fields["link"] == "javascript:alert(1)"


def test_undo_takes_the_entry_back_without_a_question_and_gives_the_words_back(worker):
    worker.post(NEW, typed())
    made = Publication.objects.get()
    saved = Page(worker.get(f"{NEW}?saved={made.uid}"))
    answer = worker.post(saved.form("withdraw").action, saved.form("withdraw").fields, follow=True)
    made.refresh_from_db()
    assert made.withdrawal.reason == ""
    assert Page(answer).form(NEW).fields["title"] == "图书角"


def test_save_and_look_opens_the_record(worker):
    answer = worker.post(NEW, typed(then="look"))
    assert answer.headers["Location"] == f"/desk/communications-publication/{Publication.objects.get().uid}/"


def test_photos_come_with_the_entry(world, worker):
    worker.post(NEW, {**typed(), "files": [photo("a.jpg"), photo("b.jpg")]})
    assert [a.name for a in Publication.objects.get().attachments.order_by("pk")] == ["a.jpg", "b.jpg"]


def test_a_photo_survives_an_error_elsewhere_and_is_attached_once(worker):
    first = worker.post(NEW, {**typed(title=""), "files": [photo()]})
    kept = Page(first).form(NEW).fields["attached"]
    worker.post(NEW, typed(attached=kept))
    assert Publication.objects.get().attachments.count() == 1


def test_a_file_that_is_no_photo_is_named_and_the_words_are_kept(worker):
    bad = SimpleUploadedFile("sheet.jpg", b"MZ no photo", "image/jpeg")
    answer = worker.post(NEW, {**typed(), "files": [bad]}, **ENGLISH)
    assert answer.status_code == 422
    assert "sheet.jpg: Only photos" in errors(answer)
    assert Publication.objects.count() == 0


def test_another_colleagues_photo_cannot_be_attached(world, worker):
    other = world.colleague("social_worker", world.north, 2).client()
    uid = Page(other.post(NEW, {**typed(title=""), "files": [photo()]})).form(NEW).fields["attached"]
    worker.post(NEW, typed(attached=uid))
    assert Publication.objects.get().attachments.count() == 0


def test_choices_are_those_of_the_own_office_and_others_cannot_be_named(world, worker):
    page = worker.get("/desk/activities-session/new/").content.decode()
    own, foreign = world.furniture[world.north.pk], world.furniture[world.south.pk]
    assert str(own.site.uid) in page
    assert str(foreign.site.uid) not in page
    given = {**Page(worker.get("/desk/activities-session/new/")).form("new").fields, "n_child": "3"}
    for name, value in (("site", foreign.site.uid), ("activity", foreign.activity.uid)):
        answer = worker.post("/desk/activities-session/new/", {**given, "activity": own.activity.uid, name: value})
        assert answer.status_code == 422
    assert Holding.objects.count() == 0


def test_a_colleague_of_two_offices_records_for_the_one_that_is_chosen(world):
    both = world.colleague("social_worker", world.north)
    world.give(both, "social_worker", world.south)
    client = both.client()
    client.post(f"{NEW}?office=south", typed(office="south"))
    assert Publication.objects.get().office == world.south
    # The office chosen last is the one that opens.
    assert Page(client.get(NEW)).form(NEW).fields["office"] == "south"


def test_an_office_outside_the_role_is_as_absent_as_none(worker):
    assert worker.get(f"{NEW}?office=south").status_code == 404
    assert worker.get(f"{NEW}?office=nowhere").status_code == 404
    assert worker.post(NEW, typed(office="south")).status_code == 404
    assert Publication.objects.count() == 0


def test_only_numbers_that_the_tally_counts_are_asked(world, worker):
    new = "/desk/ledger-tally/new/"
    opened = worker.get(new)
    blank = Page(opened).form(new).fields
    assert "sessions" not in blank
    assert b'name="sessions"' in opened.content
    chosen = {**blank, "tally_kind": str(world.calls.uid), "note": "kept"}
    fitted = Page(worker.post("/desk/ledger-tally/fields/", chosen))
    page = worker.post(new, {**chosen, "sessions": "x"})
    fields = Page(page).form(new).fields
    assert {"sessions", "minutes"} <= set(fields)
    assert "persons" not in fields
    assert fields["note"] == "kept"
    assert "来电时长" in fitted.text
    # Without script the others are still there.
    assert b'name="persons"' in page.content
    worker.post(new, {**chosen, "sessions": "61", "minutes": "1小时30分钟"})
    tally = Tally.objects.get()
    assert (tally.sessions, tally.minutes) == (61, 90)


def test_long_lists_are_found_by_typing(world, worker):
    for day in range(1, 25):
        world.record("activities.session", happened_on=f"2018-02-{day:02}", n_child="4", topic="阅读")
    new = "/desk/activities-attendance/new/"
    page = worker.get(new).content.decode()
    assert '<datalist id="in-holding-names">' in page
    found = worker.get("/desk/activities-attendance/choices/holding/", {"holding": "02-17"}).content.decode()
    assert found.count("<option") == 1
    assert "放学后托管 2018-02-17" in found
    given = {"holding": "放学后托管 2018-02-17", "role": "volunteer", "n": "2"}
    answer = worker.post(new, given, follow=True)
    # What was chosen is kept by its name for the next one.
    assert Page(answer).form(new).fields["holding"] == given["holding"]


def test_every_kind_has_a_form_and_its_example_enters(world, worker):
    world.record("activities.session")
    companions.any_pair(world, world.north)
    for kind in kinds():
        if not kind.enterable:
            assert worker.get(f"/desk/{kind.slug}/new/").status_code == 404
            continue
        address = f"/desk/{kind.slug}/new/"
        blank = Page(worker.get(address)).form(address).fields
        example = {name: value for name, value in kind.example.items() if not isinstance(blank.get(name), list)}
        for control in kind.entry:
            if control.name in example and control.widget == "reference":
                keys = {name: key for key, name in control.options(world.north)}
                example[control.name] = keys[example[control.name]]
        before = kind.model.objects.count()
        answer = worker.post(address, {**blank, **example})
        assert answer.status_code == 302, (kind.key, errors(answer))
        assert kind.model.objects.count() > before


@pytest.mark.parametrize("role", ["network_editor", "auditor", "administrator"])
def test_roles_of_the_whole_network_have_no_desk(world, role):
    client = world.colleague(role).client()
    for address in ("/desk/", "/desk/new/", NEW, "/desk/ledger-tally/", "/intake/", "/ledger/month/"):
        assert client.get(address).status_code == 403
