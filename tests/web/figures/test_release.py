"""A released number stays as it was printed; what has happened to its records since is told beside it."""

from datetime import timedelta

import pytest

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.reporting.figures.actions import freeze
from youju.reporting.figures.queries import by_key, figures, month_figures

pytestmark = pytest.mark.django_db
MARCH = month(2018, 3)
CHILDREN = "/figures/2018-03/activities.service.children/"
LATER = NOW + timedelta(days=1)
SESSION = kind_of("activities.session")


@pytest.fixture
def released(world: World) -> World:
    """March is released with 11 and 9 children in the north and 7 in the south."""
    world.record("activities.session", n_child="11")
    world.record("activities.session", happened_on="2018-03-06", n_child="9")
    world.record("activities.session", world.south, n_child="7")
    children = by_key(world.network, "activities.service.children")
    assert children is not None
    together = figures([(children, of_offices(world.north, world.south))], MARCH).values()
    freeze(
        network=world.network, period=MARCH, figures=[*month_figures(world.network, MARCH), *together],
        suppressed=[], by=world.system, at=NOW,
    )  # fmt: skip
    return world


@pytest.fixture
def reader(released: World):
    return released.colleague("supervisor", released.north).client()


def first(world: World):
    return SESSION.model.objects.filter(office=world.north).order_by("pk")[0]


def test_a_released_number_carries_its_seal_and_no_drift(reader):
    page = reader.get(f"{CHILDREN}?scope=north").content.decode()
    assert 'class="seal"' in page
    assert 'id="drift"' not in page
    assert 'class="drift"' not in page


def test_an_unreleased_scope_or_month_carries_none(reader):
    assert 'class="seal"' not in reader.get(f"{CHILDREN}?scope=north/direct").content.decode()
    assert 'class="seal"' not in reader.get("/figures/2018-02/").content.decode()


def test_a_late_entry_leaves_the_number_and_shows_beside_it(released, reader):
    released.record("activities.session", happened_on="2018-03-07", n_child="3", at=LATER)
    page = reader.get(f"{CHILDREN}?scope=north")
    assert page.context["face"].text == "20"
    assert page.context["since"]["difference"] == "+3人次"
    assert [(line.state, line.quantity, line.at) for line in page.context["since"]["moved"]] == [
        ("warn", "3人次", LATER)
    ]
    assert [line.late for line in page.context["records"]] == [True, False, False]
    assert "+3" in page.content.decode()


def test_the_month_shows_seal_and_drift_at_the_office_and_at_all_together(released, reader):
    released.record("activities.session", happened_on="2018-03-07", n_child="3", at=LATER)
    sections = reader.get("/figures/2018-03/?q=").context["sections"]
    rows = {row.href: row for section in sections for row in section.rows}
    row = rows[f"{CHILDREN}?scope=north+south"]
    assert [(cell.face.text, cell.sealed, cell.drift) for cell in (*row.cells, row.whole)] == [
        ("20", True, "+3人次"), ("7", True, ""), ("27", True, "+3人次"),
    ]  # fmt: skip


def test_a_withdrawn_record_is_told_with_its_reason_to_those_who_may_open_it(released, reader):
    evidence.withdraw(kind=SESSION, record=first(released), reason="签到单重复", by=released.system, at=LATER)
    moved = reader.get(f"{CHILDREN}?scope=north").context["since"]["moved"]
    assert [(line.state, line.reason, line.quantity) for line in moved] == [("bad", "签到单重复", "11人次")]
    stranger = released.colleague("supervisor", released.south).client()
    page = stranger.get(f"{CHILDREN}?scope=north")
    assert page.context["since"]["difference"] == "−11人次"
    assert "签到单重复" not in page.content.decode()
    assert len(page.context["since"]["moved"]) == 1


def test_a_corrected_record_is_told_with_the_reason_of_its_session(released, reader):
    held = first(released)
    values = {**SESSION.read_values(held), "n_child": 12}
    evidence.correct(
        kind=SESSION, record=held, values=values, version=1, reason="数错一行", by=released.system, at=LATER
    )
    since = reader.get(f"{CHILDREN}?scope=north").context["since"]
    assert since["difference"] == "+1人次"
    assert [(line.reason, line.at) for line in since["moved"]] == [("数错一行", LATER)]


def test_a_record_corrected_into_the_month_counts_since_its_correction(released, reader):
    before = released.record("activities.session", happened_on="2018-02-28", n_child="4")
    values = {**SESSION.read_values(before), "happened_on": NOW.date()}
    evidence.correct(
        kind=SESSION, record=before, values=values, version=1, reason="日期写错", by=released.system, at=LATER
    )
    since = reader.get(f"{CHILDREN}?scope=north").context["since"]
    assert since["difference"] == "+4人次"
    assert [line.reason for line in since["moved"]] == ["日期写错"]


def test_a_small_number_of_people_says_that_the_public_will_not_read_it(released, reader):
    assert reader.get(f"{CHILDREN}?scope=south").context["small"] is True
    assert reader.get(f"{CHILDREN}?scope=north").context["small"] is False
    sessions = reader.get("/figures/2018-03/activities.service.sessions/?scope=south")
    assert sessions.context["small"] is False


def test_the_freeze_of_another_network_seals_nothing(released, reader):
    stamp = {"by": released.system, "at": LATER}
    other = access.found_network(slug="other", name="别家", bulletin="别家月刊", **stamp)
    freeze(network=other, period=MARCH, figures=[], suppressed=[], by=released.system, at=LATER)
    assert 'class="seal"' in reader.get(f"{CHILDREN}?scope=north").content.decode()
