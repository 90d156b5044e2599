"""A figure opens in one order, down to its records; those of other offices without a word of anybody."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.world import NOW, World
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.periods import parse
from youju.reporting.figures.rules import show
from youju.services.ledger.actions import Counted, define_kind

pytestmark = pytest.mark.django_db
SECRET = "只有南坡知道的标题"
CHILDREN = "/figures/2018-03/activities.service.children/"
POSTS = "/figures/2018-03/communications.short/"


@pytest.fixture
def filled(world: World) -> World:
    """Sessions and posts of both offices; the southern ones say what the north must not read."""
    world.record("activities.session", n_child="11", n_guardian="2")
    world.record("activities.session", happened_on="2018-03-06", n_child="9", group="直接服务")
    world.record("activities.session", world.south, n_child="7", topic=SECRET)
    world.record("communications.publication", world.north, title="北岸的标题", by=north(world).actor)
    world.record("communications.publication", world.south, title=SECRET, by=south(world).actor)
    return world


def north(world: World):
    return world.colleague("social_worker", world.north)


def south(world: World):
    return world.colleague("office_editor", world.south)


@pytest.fixture
def reader(filled: World):
    return north(filled).client()


@pytest.mark.parametrize("scope", ["north", "south", "north+south", "north/direct"])
@pytest.mark.parametrize("period", ["2018-03", "2018-Q1", "2018", "2018-03-01..2018-03-05"])
def test_the_number_of_the_page_is_the_planners(filled, reader, scope, period):
    offices = {"north": [filled.north], "south": [filled.south], "north+south": [filled.north, filled.south]}
    known = indicators(filled.network)
    chosen = of_offices(*offices.get(scope, [filled.north]))
    if "/" in scope:
        chosen = Scope("", chosen.offices, groups=(filled.furniture[filled.north.pk].group.pk,))
    for key in ("activities.service.children", "activities.service.sessions", "communications.short.characters"):
        value = planner.totals([known[key]], chosen, parse(period))[key]
        page = reader.get(f"/figures/{period}/{key}/?scope={scope}").content.decode()
        number = page.split('class="great')[1].split('class="number">')[1].split("<")[0]
        if value.amount is None:
            assert not any(map(str.isdigit, number))
        else:
            assert number == str(show(value, known[key]).text)


def test_the_page_goes_from_number_to_definition_to_parts_to_records(reader):
    page = reader.get(f"{CHILDREN}?scope=north").content.decode()
    steps = ['class="great', 'id="definition"', 'id="months"', 'id="parts"', 'id="records"']
    assert [page.index(step) for step in steps] == sorted(page.index(step) for step in steps)


def test_an_own_record_opens_at_the_desk(filled, reader):
    lines = reader.get(f"{POSTS}?scope=north").context["records"]
    record = kind_of("communications.publication").model.objects.get(office=filled.north)
    assert [(line.heading, line.href) for line in lines] == [
        ("北岸的标题", reverse("desk:record", args=["communications-publication", record.uid]))
    ]


@pytest.mark.parametrize("scope", ["south", "north+south", ""])
@pytest.mark.parametrize("address", [POSTS, CHILDREN, "/figures/2018-03/activities.service.sessions/"])
def test_nobody_reads_a_word_of_another_offices_record(filled, reader, address, scope):
    uids = [str(row.uid) for kind in ("communications.publication", "activities.session", "activities.attendance")
            for row in kind_of(kind).model.objects.filter(office=filled.south)]  # fmt: skip
    for client in (reader, filled.colleague("network_editor").client(), filled.colleague("auditor").client()):
        answer = client.get(address, {"scope": scope} if scope else {})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert SECRET not in page
        assert south(filled).actor.label not in page
        assert not any(uid in page for uid in uids)
        assert "2018-03-05" in page.split('id="records"')[1]


def test_whose_records_they_are_reads_them(filled):
    assert SECRET in south(filled).client().get(f"{POSTS}?scope=south").content.decode()


def test_names_that_somebody_wrote_break_down_only_own_figures(filled, reader):
    by_name = {"by": "holding__activity__name"}
    assert "放学后托管" in reader.get(CHILDREN, {"scope": "north", **by_name}).content.decode()
    assert reader.get(CHILDREN, {"scope": "south", **by_name}).status_code == 404
    assert reader.get(CHILDREN, {"scope": "north+south", **by_name}).status_code == 404
    assert reader.get(CHILDREN, {"scope": "south", "by": "programme"}).status_code == 404


@pytest.mark.parametrize("level", ["office", "site", "group", "week", "role", "activity_kind"])
def test_the_parts_add_up_to_the_number(filled, reader, level):
    page = reader.get("/figures/2018-03/activities.service.attendances/", {"scope": "north+south", "by": level})
    assert sum(bar.amount for bar in page.context["bars"]) == 29
    assert page.context["face"].text == "29"


def test_a_part_opens_its_records_and_only_those(reader):
    address = "/figures/2018-03/activities.service.attendances/"
    page = reader.get(address, {"scope": "north", "by": "role", "part": "guardian"})
    assert [line.quantity for line in page.context["records"]] == ["2人次"]
    week = reader.get(address, {"scope": "north", "by": "week", "part": "2018-03-05"})
    assert week.context["shown"].count == 3


def test_an_office_as_a_part_leads_to_its_own_figure(reader):
    bars = reader.get(CHILDREN).context["bars"]
    assert [bar.href for bar in bars] == [f"{CHILDREN}?scope=north", f"{CHILDREN}?scope=south"]


def test_the_year_counts_a_distinct_partner_once_and_a_month_compares_with_the_one_before(filled, reader):
    for day in ("2018-01-10", "2018-02-10", "2018-03-10", "2018-03-11"):
        filled.record("activities.partnership", filled.north, happened_on=day)
    context = reader.get("/figures/2018-03/activities.partners/?scope=north").context
    assert [other.face.bare for other in context["compared"]] == ["1", "—", "1"]
    assert context["compared"][0].difference


def test_a_difference_says_its_sign_and_its_share(filled, reader):
    filled.record("activities.session", happened_on="2018-02-06", n_child="16")
    before = reader.get(f"{CHILDREN}?scope=north").context["compared"][0]
    assert before.difference.startswith("+4人次")
    assert "+25%" in before.difference


def test_the_year_of_a_stated_count_is_a_lower_bound_never_a_sum(filled, reader):
    readers = define_kind(
        network=filled.network, office=filled.north, key="readers", label="读者", by=filled.system, at=NOW,
        measures=[Counted("persons", "读者", "当月至少借过一次书的人")],
    )  # fmt: skip
    for day, persons in (("2018-02-05", "30"), ("2018-03-05", "27")):
        filled.record(
            "ledger.tally", happened_on=day, tally_kind=readers.label, span="month", sessions="", persons=persons
        )
    page = reader.get("/figures/2018-03/ledger.readers.persons/?scope=north")
    assert page.context["face"].said == "27人"
    year = page.context["compared"][2]
    assert (year.face.text, year.face.at_least, year.difference) == ("30", True, "")


def test_a_stock_has_no_year_to_date(filled, reader):
    define_kind(
        network=filled.network, office=None, key="rooms", label="场地", by=filled.system, at=NOW,
        measures=[Counted("items", "共享场地", "期末可借的场地", "个", reading="stock", disclosure="things")],
    )  # fmt: skip
    filled.record("ledger.tally", tally_kind="场地", span="month", sessions="", items="37")
    page = reader.get("/figures/2018-03/ledger.rooms.items/?scope=north")
    assert page.context["face"].said == "37个"
    assert len(page.context["compared"]) == 2


@pytest.mark.parametrize(
    "address",
    [
        "/figures/2018-03/activities.nothing/", "/figures/2018-03/nothing/", f"{CHILDREN}?scope=elsewhere",
        f"{CHILDREN}?scope=north+elsewhere", f"{CHILDREN}?scope=north/nothing", f"{CHILDREN}?scope=/direct",
        f"{CHILDREN}?by=colour", f"{CHILDREN}?by=id", f"{CHILDREN}?by=role&part=nobody", f"{CHILDREN}?part=child",
        f"{CHILDREN}?page=0", f"{CHILDREN}?page=x", f"{CHILDREN}?page=99999999", f"{CHILDREN}?page=²",
        f"{CHILDREN}nothing.csv", f"{CHILDREN}activities-attendance.exe", f"{CHILDREN}ledger-tally.csv",
    ],
)  # fmt: skip
def test_what_an_address_invents_is_not_found(reader, address):
    assert reader.get(address).status_code == 404


def test_a_page_beyond_the_last_is_empty_and_harmless(reader):
    page = reader.get(f"{CHILDREN}?page=7")
    assert page.status_code == 200
    assert page.context["records"] == []


def test_leafing_shows_every_record_once(filled, reader):
    rows = [{**_values(filled), "n_child": n} for n in range(1, 61)]
    evidence.record_many(
        kind=kind_of("activities.session"), office=filled.north, rows=rows, by=filled.system, at=NOW
    )
    first = reader.get(f"{CHILDREN}?scope=north")
    second = reader.get(first.context["older"].partition("#")[0])
    seen = [line.href or line.quantity for page in (first, second) for line in page.context["records"]]
    assert len(first.context["records"]) == 50
    assert len(seen) == len(set(seen)) == first.context["shown"].count == 62
    assert second.context["older"] == ""


def test_the_page_costs_the_same_for_one_record_and_for_many(filled, reader):
    address = f"{CHILDREN}?scope=north&by=site"
    reader.get(address)
    with CaptureQueriesContext(connection) as few:
        reader.get(address)
    rows = [{**_values(filled), "n_child": n} for n in range(1, 45)]
    evidence.record_many(
        kind=kind_of("activities.session"), office=filled.north, rows=rows, by=filled.system, at=NOW
    )
    with CaptureQueriesContext(connection) as many:
        reader.get(address)
    assert len(many) == len(few) <= 36


def _values(world: World) -> dict[str, object]:
    furniture = world.furniture[world.north.pk]
    kind = kind_of("activities.session")
    empty = {field.name: None for field in kind.entry}
    return {
        **empty,
        "happened_on": date(2018, 3, 7),
        "activity": furniture.activity,
        "topic": "",
        "approximate": False,
    }
