"""After a release the page says which figures moved and why; what was printed stays."""

import pytest

from tests.factories.press import RELEASED, SESSION, page
from youju.ground.evidence.actions import correct, withdraw
from youju.ground.evidence.kinds import kind_of

pytestmark = pytest.mark.django_db


def drift(press):
    return page(press.editor.client(), press.at("drift"))


def test_nothing_has_changed_right_after_a_release(press):
    press.release()
    assert 'class="drift"' not in drift(press)
    assert 'class="notice good"' in drift(press)


def test_a_late_record_shows_as_drift_and_changes_no_printed_number(press):
    press.release()
    press.late("3")
    text = drift(press)
    assert '<b class="drift">+3人次</b>' in text
    assert "25人次" in text
    assert "28人次" in text
    assert press.frozen.amount == 25


def test_records_that_changed_places_show_although_the_sum_is_the_same(press):
    press.release()
    boss, kind = press.world.colleague("office_director", press.world.north).actor, kind_of(SESSION)
    gone = kind.model.objects.order_by("happened_on")[0]
    withdraw(kind=kind, record=gone, reason="重复", by=boss, at=RELEASED)
    press.late("11")
    head = drift(press).split('class="all-figures"')[0]
    assert "25人次" in head
    assert 'class="drift"' not in head


def test_a_corrected_record_shows_with_its_difference(press):
    press.release()
    kind = kind_of(SESSION)
    record = kind.model.objects.order_by("happened_on")[0]
    correct(
        kind=kind, record=record, values={**kind.read_values(record), "n_child": 9}, version=1, reason="抄错",
        by=press.world.colleague("office_director", press.world.north).actor, at=RELEASED,
    )  # fmt: skip
    assert '<b class="drift">−2人次</b>' in drift(press)


def test_only_who_releases_is_offered_the_erratum(press, world):
    press.release()
    press.late()
    correcting = f"/figures/{press.frozen.uid}/correct/"
    assert correcting in drift(press)
    reader = world.colleague("office_director", world.north).client()
    assert correcting not in page(reader, press.at("drift"))
    assert reader.get(press.at("figures", press.frozen.uid, "correct")).status_code == 403
