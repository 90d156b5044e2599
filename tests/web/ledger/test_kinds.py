"""What is counted is defined in the desk, without code, and shown as it will be printed."""

import pytest

from tests.factories.pages import Page, errors
from tests.factories.world import World
from youju.ground.measures.indicators import indicators
from youju.services.ledger.models import TallyKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
NEW = "/ledger/kinds/new/"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
LOANS = {
    "label": "图书外借", "numbers-0-unit": "copies", "numbers-0-label": "外借册数",
    "numbers-0-definition": "借出馆外的册数", "numbers-0-counter": "册", "numbers-0-disclosure": "things",
}  # fmt: skip


@pytest.fixture
def editor(world: World):
    return world.colleague("office_editor", world.north).client()


def blank(client, address: str = NEW) -> dict:
    return Page(client.get(address)).form(address).fields


def test_a_kind_is_defined_and_can_be_counted_and_printed_at_once(world, editor):
    answer = editor.post(NEW, {**blank(editor), **LOANS})
    assert answer.status_code == 302
    kind = TallyKind.objects.get(label="图书外借")
    assert (kind.key, kind.version, kind.office) == ("tu-shu-wai-jie", 1, world.north)
    assert "ledger.tu-shu-wai-jie.copies" in indicators(world.network)
    assert "图书外借" in Page(editor.get("/ledger/kinds/")).text
    assert "n-tu-shu-wai-jie-copies-office" in editor.get("/ledger/month/").content.decode()
    south = world.colleague("social_worker", world.south).client()
    assert "图书外借" not in Page(south.get("/ledger/kinds/")).text


def test_it_shows_how_the_numbers_will_be_printed_before_anything_is_saved(editor):
    answer = editor.post(NEW, {**blank(editor), **LOANS, "then": "preview"}, **ENGLISH)
    page = Page(answer)
    assert all(part in page.text for part in ("61 册", "外借册数", "借出馆外的册数", "months add up"))
    assert page.form(NEW).fields["label"] == "图书外借"
    assert TallyKind.objects.filter(label="图书外借").count() == 0


def test_one_more_number_keeps_what_was_typed(editor):
    answer = editor.post(NEW, {**blank(editor), **LOANS, "then": "more"})
    fields = Page(answer).form(NEW).fields
    assert (fields["numbers-TOTAL_FORMS"], fields["numbers-0-label"]) == ("3", "外借册数")
    assert "numbers-2-unit" in fields


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"numbers-0-counter": "人次"}, "numbers-0-counter", "printed with: 本、册"),
        ({"numbers-0-reading": "cumulative"}, "numbers-0-since", "since which day"),
        ({"numbers-0-definition": ""}, "numbers-0-definition", "required"),
        ({"label": ""}, "label", "required"),
        ({"key": "Kalls!"}, "key", "Lower-case letters"),
        ({"key": "calls"}, "key", "taken"),
    ],
)
def test_what_contradicts_itself_is_said_at_its_field(editor, changes, field, why):
    answer = editor.post(NEW, {**blank(editor), **LOANS, **changes}, **ENGLISH)
    assert answer.status_code == 422
    content = answer.content.decode()
    assert why in content[content.index(f'id="id_{field}_error') :][:400]
    assert TallyKind.objects.count() == 1
    assert Page(answer).form(NEW).fields["numbers-0-label"] == "外借册数"


def test_a_unit_stands_once_and_something_has_to_be_counted(editor):
    twice = {name.replace("-0-", "-1-"): value for name, value in LOANS.items() if "-0-" in name}
    assert editor.post(NEW, {**blank(editor), **LOANS, **twice}).status_code == 422
    nothing = editor.post(NEW, {**blank(editor), "label": "空"}, **ENGLISH)
    assert "Give at least one number." in errors(nothing)
    assert TallyKind.objects.count() == 1


def test_a_revision_is_a_new_version_and_the_key_stays(world, editor):
    editor.post(NEW, {**blank(editor), **LOANS})
    first = TallyKind.objects.get(label="图书外借")
    address = f"/ledger/kinds/{first.uid}/"
    given = blank(editor, address)
    assert (given["numbers-0-label"], given["numbers-0-counter"]) == ("外借册数", "册")
    editor.post(address, {**given, "label": "图书借阅", "key": "other"})
    second = TallyKind.objects.get(label="图书借阅")
    assert (second.key, second.version) == (first.key, 2)
    assert editor.get(address).status_code == 404


def test_only_those_who_define_for_the_office_reach_the_form(world, editor):
    assert world.colleague("social_worker", world.north).client().get(NEW).status_code == 403
    editor.post(NEW, {**blank(editor), **LOANS})
    uid = TallyKind.objects.get(label="图书外借").uid
    stranger = world.colleague("office_editor", world.south).client()
    assert stranger.get(f"/ledger/kinds/{uid}/").status_code == 404
    # What the network defined is not the office's to revise.
    assert editor.get(f"/ledger/kinds/{world.calls.uid}/").status_code == 404
    assert editor.get("/ledger/network/").status_code == 403


def test_the_network_defines_what_all_offices_count(world):
    keeper = world.colleague("administrator").client()
    assert "来电咨询" in Page(keeper.get("/ledger/network/")).text
    keeper.post("/ledger/network/new/", {**blank(keeper, "/ledger/network/new/"), **LOANS})
    assert TallyKind.objects.get(label="图书外借").office is None
    address = f"/ledger/network/{world.calls.uid}/"
    keeper.post(address, {**blank(keeper, address), "label": "咨询电话"})
    assert TallyKind.objects.get(label="咨询电话").version == 2
    for office in (world.north, world.south):
        page = Page(world.colleague("social_worker", office).client().get("/ledger/kinds/"))
        assert "咨询电话" in page.text
        assert "图书外借" in page.text
