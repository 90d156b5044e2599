"""From a file to records: nothing before a word, all or what was agreed, and back again as a whole."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile

from tests.factories.pages import Page, errors
from tests.factories.world import NOW, World
from tests.web.intake.files import table, workbook
from youju.ground.access.actions import end_role
from youju.ground.evidence.models import Import
from youju.services.communications.models import Publication
from youju.services.ledger.actions import Counted, define_kind
from youju.services.ledger.models import Tally
from youju.web.intake.reading import read_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
NEW = "/intake/communications-publication/"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
HEADS = "Date,Channel,Form,Title or first words,Characters"
GOOD, ALSO_GOOD, BAD = (
    "2018-03-05,weibo,short,图书角,12",
    "2018-03-06,blog,long,植树节,900",
    "gestern,weibo,short,坏的,1",
)


@pytest.fixture
def clerk(world: World):
    return world.colleague("support_clerk", world.north).client()


def bring(client, *rows: str, name: str = "三月.csv", new: str = NEW):
    return client.post(new, {"file": ContentFile(table(*rows), name)}, **ENGLISH)


def brought(client, *rows: str, **options) -> str:
    return bring(client, *rows, **options).headers["Location"]


def test_the_template_goes_out_and_comes_back(world, clerk, tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"".join(clerk.get(f"{NEW}template.xlsx", **ENGLISH).streaming_content))
    heads = read_file(path).rows
    assert heads[0][0] == "Date"
    assert len(heads) == 1
    look = bring(clerk, ",".join(map(str, heads[0])), "2018-03-05,,,,weibo,short,图书角,,12,,").headers["Location"]
    assert "good rows 1" in Page(clerk.get(look, **ENGLISH)).text


def test_nothing_is_recorded_before_the_word(world, clerk):
    look = brought(clerk, HEADS, GOOD, ALSO_GOOD)
    page = Page(clerk.get(look, **ENGLISH))
    assert "good rows 2" in page.text
    assert "wrong rows 0" in page.text
    assert "2018-03-05 to 2018-03-06" in page.text
    assert "植树节" in page.text
    assert Publication.objects.count() == Import.objects.count() == 0
    clerk.post(f"{look}confirm/")
    batch = Import.objects.get()
    assert (batch.name, batch.rows, batch.office) == ("三月.csv", 2, world.north)
    assert set(Publication.objects.values_list("title", "imported")) == {
        ("图书角", batch.pk),
        ("植树节", batch.pk),
    }


def test_wrong_rows_are_shown_by_number_and_the_rest_waits_for_a_word(world, clerk):
    look = brought(clerk, HEADS, GOOD, BAD, ALSO_GOOD)
    page = Page(clerk.get(look, **ENGLISH))
    assert "3 A · Date “gestern” is not a date" in page.text
    answer = clerk.post(f"{look}confirm/", **ENGLISH)
    assert answer.status_code == 422
    assert "Say whether only the good ones" in errors(answer)
    assert Publication.objects.count() == 0
    clerk.post(f"{look}confirm/", {"only": "good"})
    assert set(Publication.objects.values_list("title", flat=True)) == {"图书角", "植树节"}


def test_the_wrong_rows_go_home_with_their_reasons_and_come_back_mended(world, clerk, tmp_path):
    look = brought(clerk, HEADS, GOOD, BAD)
    path = tmp_path / "left.xlsx"
    path.write_bytes(b"".join(clerk.get(f"{look}left-over.xlsx", **ENGLISH).streaming_content))
    heads, row = read_file(path).rows
    assert (len(heads), row[3]) == (6, "坏的")
    assert row[5].startswith("Date: “gestern” is not a date")
    mended = workbook([heads, ["2018-03-07", *row[1:]]])
    again = clerk.post(NEW, {"file": ContentFile(mended, "三月-mended.xlsx")}).headers["Location"]
    clerk.post(f"{again}confirm/")
    assert Publication.objects.get().title == "坏的"


def test_the_same_file_is_recognised_and_says_which_import_it_was(world, clerk):
    clerk.post(f"{brought(clerk, HEADS, GOOD)}confirm/")
    look = brought(clerk, HEADS, GOOD, name="renamed.csv")
    page = Page(clerk.get(look, **ENGLISH))
    assert "This very file was imported already: 2018-03-20 18:32" in page.text
    assert not any("confirm" in form.action for form in page.forms)
    answer = clerk.post(f"{look}confirm/", **ENGLISH)
    assert answer.status_code == 409
    assert Publication.objects.count() == 1


def test_an_import_is_taken_back_as_a_whole_with_a_reason(world, clerk):
    clerk.post(f"{brought(clerk, HEADS, GOOD, ALSO_GOOD)}confirm/")
    batch = Import.objects.get()
    assert "三月.csv" in Page(clerk.get("/intake/")).text
    undo = f"/intake/{batch.uid}/undo/"
    assert clerk.post(undo, {"reason": " "}).status_code == 422
    clerk.post(undo, {"reason": "错了一个月"})
    assert Publication.objects.filter(withdrawal=None).count() == 0
    assert "错了一个月" in Page(clerk.get("/intake/")).text
    # Now the same file may come again.
    clerk.post(f"{brought(clerk, HEADS, GOOD, ALSO_GOOD)}confirm/")
    assert Publication.objects.filter(withdrawal=None).count() == 2
    assert clerk.get(undo).status_code == 404


def test_a_colleagues_import_is_taken_back_by_those_who_correct_others(world, clerk):
    clerk.post(f"{brought(clerk, HEADS, GOOD)}confirm/")
    undo = f"/intake/{Import.objects.get().uid}/undo/"
    peer = world.colleague("social_worker", world.north).client()
    assert undo not in Page(peer.get("/intake/")).links
    assert peer.post(undo, {"reason": "x"}).status_code == 403
    supervisor = world.colleague("supervisor", world.north).client()
    supervisor.post(Page(supervisor.get(undo)).form("undo").action, {"reason": "错了"})
    assert Publication.objects.filter(withdrawal=None).count() == 0


def test_all_or_nothing_when_a_constraint_speaks_last_and_the_row_is_named(world, clerk):
    new = "/intake/ledger-tally/"
    rows = ["日期,What is counted,Counted for,households", "2018-03-01,家庭,month,5", "2018-03-09,家庭,month,6"]
    define_families(world)
    look = bring(clerk, *rows, new=new).headers["Location"]
    assert "good rows 2" in Page(clerk.get(look, **ENGLISH)).text
    answer = clerk.post(f"{look}confirm/", **ENGLISH)
    assert answer.status_code == 409
    assert "Row 3: This number stands already" in errors(answer)
    assert Tally.objects.count() == Import.objects.count() == 0


def define_families(world: World) -> None:
    define_kind(
        network=world.network, office=None, key="families", label="家庭",
        measures=[Counted("households", "服务家庭", "当月服务的家庭")], by=world.system, at=NOW,
    )  # fmt: skip


def test_a_file_that_cannot_be_read_is_said_at_the_field(clerk):
    answer = clerk.post(NEW, {"file": ContentFile(b"PK\x03\x04", "a.xlsx")}, **ENGLISH)
    assert answer.status_code == 422
    assert "damaged" in errors(answer)
    assert "Choose a file first." in errors(clerk.post(NEW, {}, **ENGLISH))


def test_heads_that_are_not_understood_are_said_instead_of_rows(clerk):
    look = brought(clerk, "甲,乙", "1,2")
    page = Page(clerk.get(look, **ENGLISH))
    assert "Row 1: No heads of columns were found. Needed: Date、Channel、Form、Title or first words." in page.text
    assert clerk.post(f"{look}confirm/").status_code == 422


def test_what_waits_belongs_to_one_person_one_kind_and_one_day(world, clerk):
    look = brought(clerk, HEADS, GOOD)
    other = world.colleague("support_clerk", world.north, 2).client()
    for address in (look, f"{look}left-over.xlsx", look.replace("publication", "material")):
        assert other.get(address).status_code == 404
    assert other.post(f"{look}confirm/").status_code == 404
    assert clerk.get(look.replace("publication", "material")).status_code == 404
    assert clerk.get(f"{NEW}{uuid4()}/").status_code == 404
    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        later = world.colleague("support_clerk", world.north).client()
        assert later.get(look).status_code == 404
        brought(later, HEADS, ALSO_GOOD)
    assert len(list(waiting_files())) == 1


def waiting_files():
    return Path(settings.MEDIA_ROOT, "intake").glob("*/*.json")


@pytest.fixture(autouse=True)
def own_uploads(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "uploads")


def test_what_is_not_wanted_is_forgotten(clerk):
    look = brought(clerk, HEADS, GOOD)
    clerk.post(f"{look}discard/")
    assert clerk.get(look).status_code == 404
    assert list(waiting_files()) == []


def test_whoever_lost_the_right_meanwhile_imports_nothing(world, clerk):
    look = brought(clerk, HEADS, GOOD)
    colleague = world.colleague("support_clerk", world.north)
    end_role(membership=colleague.user.memberships.get(), until=NOW.date(), by=world.system, at=NOW)
    assert clerk.post(f"{look}confirm/").status_code == 403
    assert Publication.objects.count() == 0


def test_other_offices_imports_are_absent(world, clerk):
    clerk.post(f"{brought(clerk, HEADS, GOOD)}confirm/")
    stranger = world.colleague("office_director", world.south).client()
    assert "三月.csv" not in Page(stranger.get("/intake/")).text
    assert stranger.post(f"/intake/{Import.objects.get().uid}/undo/", {"reason": "x"}).status_code == 404
    assert clerk.get(f"{NEW}?office=south").status_code == 404


@pytest.mark.parametrize("role", ["librarian", "volunteer", "network_editor"])
def test_roles_without_the_right_bring_no_file(world, role):
    client = world.colleague(role, None if role == "network_editor" else world.north).client()
    assert client.get(NEW).status_code == 403
    assert bring(client, HEADS, GOOD).status_code == 403
