"""On the screen: one tap writes 上月补记, its chip leads to the records, the month says where it told them."""

from datetime import timedelta

import pytest

from tests.factories.press import CARE, RELEASED, SESSION, Press, page
from tests.factories.world import NOW
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line

pytestmark = pytest.mark.django_db
LATE = f"{{late:{CARE}|2018-03}}"
APRIL = "/bulletin/2018-04/"
OPENED = f"/figures/2018-03/{CARE}/?scope=north"
SECRET = "只有北岸知道的同事"


@pytest.fixture
def press(world):
    """March is released, April is being written."""
    made = Press.of(world)
    made.release()
    made.april = actions.start_issue(network=world.network, period=month(2018, 4), by=made.editor.actor, at=NOW)
    return made


def north_of(press):
    return press.april.sections.select_related("issue__network", "office").filter(office=press.world.north)[0]


def tell(press):
    return press.editor.client().post(f"{APRIL}sections/{north_of(press).uid}/late/", {"part": "north"})


def test_the_button_stands_only_where_last_month_drifted(press):
    address = f"sections/{north_of(press).uid}/late/"
    assert address not in page(press.editor.client(), APRIL)
    press.late("30")
    text = page(press.editor.client(), APRIL)
    assert address in text
    assert text.count("/late/") == 2, "as an address with and without a script; the south has none"


def test_one_tap_writes_one_line_that_may_be_edited_and_the_button_goes(press):
    press.late("30")
    answer = tell(press)
    line = Line.objects.get(section=north_of(press))
    assert answer["Location"].endswith(f"#p-{line.uid}")
    assert LATE in line.sentence
    text = page(press.editor.client(), APRIL)
    assert "+30" in text
    assert "/late/" not in text
    assert page(press.editor.client(), f"{APRIL}lines/{line.uid}/").count("data-token=") >= 1, "it is a chip"


def test_a_second_tap_writes_nothing(press):
    press.late("30")
    tell(press)
    assert tell(press).status_code == 409
    assert Line.objects.filter(section=north_of(press)).count() == 1


def test_the_token_is_found_in_the_list_by_its_name(press):
    press.late("30")
    picking = f"{APRIL}sections/{north_of(press).uid}/figures/"
    assert LATE in page(press.editor.client(), f"{picking}?words=补记")
    assert LATE in page(press.editor.client(), f"{picking}?words=托管")
    assert f"{{late:{CARE}" not in page(press.editor.client(), f"{picking}?words=发布")


def test_its_chip_leads_to_the_released_month_where_its_records_stand(press):
    press.late("30")
    tell(press)
    assert f"{OPENED}#drift" in page(press.editor.client(), APRIL)


def test_the_released_month_says_where_its_late_records_were_told_and_what_is_left(press):
    press.late("30")
    tell(press)
    actions.release(issue=press.april, by=press.editor.actor, at=RELEASED + timedelta(days=30))
    press.late("8")
    text = page(press.editor.client(), OPENED)
    assert "+30人次" in text
    assert APRIL in text
    assert "+8人次" in text


def test_a_late_line_shows_nobody_the_records_of_another_office(press):
    writer = press.world.stranger("quiet", name=SECRET)
    press.world.give(writer, "social_worker", press.world.north)
    press.world.record(SESSION, happened_on="2018-03-07", n_child="30", by=writer.actor, at=RELEASED)
    tell(press)
    own = press.world.colleague("office_editor", press.world.north).client()
    other = press.world.colleague("office_editor", press.world.south).client()
    assert SECRET in page(own, OPENED)
    for address in (OPENED, APRIL, f"{OPENED}#drift"):
        assert SECRET not in page(other, address)


def test_the_public_page_of_the_released_number_leads_to_what_came_later(press, client):
    press.late("30")
    tell(press)
    made = actions.release(issue=press.april, by=press.editor.actor, at=RELEASED + timedelta(days=30))
    digest = made.freeze.figures.get().scope_digest[:10]
    text = page(client, f"/issues/2018-03/figures/{CARE}/{digest}/")
    assert "+30人次" in text
    late = f"/issues/2018-04/figures/{CARE}.late-2018-03/{digest}/"
    assert late in text
    assert "+" in page(client, late)


def test_a_margin_may_be_a_late_line(press):
    press.late("30")
    section = north_of(press)
    actions.add_line(section=section, margin=LATE, sentence=f"补记{LATE}。", by=press.editor.actor, at=NOW)
    assert "+30" in page(press.editor.client(), APRIL)
    actions.release(issue=press.april, by=press.editor.actor, at=RELEASED + timedelta(days=30))
    assert "+30" in page(press.editor.client(), APRIL)


def test_the_list_of_what_changed_since_a_release_says_what_was_told(press):
    press.late("30")
    drift = press.at("drift")
    assert "已印补记" not in page(press.editor.client(), drift)
    tell(press)
    actions.release(issue=press.april, by=press.editor.actor, at=RELEASED + timedelta(days=30))
    assert "已印补记：+30人次" in page(press.editor.client(), drift)
