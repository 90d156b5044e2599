"""Whoever has to sign finds the closing day on the first page; the network editor reminds with one tap."""

from datetime import datetime

import pytest
import time_machine

from tests.factories.press import page
from tests.factories.signing import Signed
from tests.factories.world import NOW
from youju.cli.timetable import remind_offices
from youju.reporting.bulletins.models import Reminder

pytestmark = pytest.mark.django_db
LATE = datetime(2018, 4, 8, 9, tzinfo=NOW.tzinfo)


@pytest.fixture
def press(world):
    with time_machine.travel(LATE, tick=False):
        made = Signed.of(world)
        remind_offices(LATE)
        yield made


@pytest.mark.parametrize("role", ["office_editor", "office_director"])
def test_an_office_finds_its_own_closing_day_on_its_first_page(press, role):
    text = page(press.world.colleague(role, press.world.north).client(), "/")
    assert "已迟5天" in text
    assert press.at("signing", "north") in text
    assert press.at("signing", "south") not in text


def test_the_network_editor_finds_every_office_and_who_only_records_none(press):
    text = page(press.editor.client(), "/")
    assert press.at("signing", "north") in text
    assert press.at("signing", "south") in text
    assert "已迟" not in page(press.world.colleague("social_worker", press.world.north).client(), "/")


def test_what_is_signed_is_gone_from_the_first_page(press):
    press.sign(at=LATE.replace(hour=10))
    assert press.at("signing", "north") not in page(
        press.world.colleague("office_editor", press.world.north).client(), "/"
    )


def test_one_tap_reminds_and_gives_the_words_for_the_group(press):
    client = press.editor.client()
    answer = client.post(press.at("signing", "south", "remind"))
    text = page(client, answer["Location"])
    assert f"{press.world.south.name}的同事" in text
    assert "已过5天" in text
    assert f"http://testserver{press.at('signing', 'south')}" in text
    assert Reminder.objects.filter(office=press.world.south, occasion="asked").count() == 1
    assert "提醒过2次" in text


def test_the_words_are_shown_to_whoever_reminds_and_to_nobody_else(press):
    client = press.world.colleague("office_editor", press.world.south).client()
    assert client.post(press.at("signing", "south", "remind")).status_code == 403
    assert "已过5天" not in page(client, press.at("signing") + "?reminded=south")


def test_a_proposed_erratum_stands_on_the_first_page_of_whoever_signs_it_until_it_is_signed(press):
    press.sign(at=LATE.replace(hour=10))
    press.without_south()
    press.release(at=LATE.replace(hour=11))
    own = press.world.colleague("office_editor", press.world.north).client()
    typed = {"corrected": "24人次", "reason": "有一名儿童记了两次"}
    where = press.editor.client().post(press.at("figures", press.frozen.uid, "propose"), typed)["Location"]
    assert where in page(own, "/")
    assert where not in page(press.world.colleague("office_editor", press.world.south).client(), "/")
    own.post(f"{where}north/sign/")
    assert where not in page(own, "/")
