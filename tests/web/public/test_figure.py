"""How a printed number is counted: its definition and what was printed, nobody behind it."""

import re
from datetime import timedelta

import pytest

from tests.factories.press import CARE, RELEASED, page
from youju.ground.periods import month
from youju.reporting.bulletins.actions import add_line, release, start_issue
from youju.reporting.bulletins.models import StoredEdition
from youju.reporting.figures.models import FrozenFigure

pytestmark = pytest.mark.django_db
LATER = RELEASED + timedelta(days=90)


def address(figure, revision=""):
    return f"/issues/2018-03/{revision}figures/{figure.key}/{figure.scope_digest[:10]}/"


def test_a_printed_number_leads_to_its_definition(press, client):
    press.release()
    link = f'href="figures/{CARE}/{press.frozen.scope_digest[:10]}/"'
    assert link in bytes(StoredEdition.objects.get(name="2018-03.html").data).decode()
    text = page(client, address(press.frozen))
    assert press.frozen.definition in text
    assert press.frozen.label in text
    assert press.world.north.name in text
    assert '<span class="number">25</span>' in text
    assert page(client, address(press.frozen, "r1/"))


def test_what_was_printed_stands_whatever_the_records_say_now(press, client):
    press.release()
    before = page(client, address(press.frozen))
    press.late()
    assert page(client, address(press.frozen)) == before


def test_no_record_and_nobody_is_told(press, client):
    record = press.world.record("activities.session", happened_on="2018-03-09", n_child="40", topic="小红的生日")
    press.release()
    text = page(client, address(press.frozen))
    for secret in ("小红", "放学后托管", str(record.uid), "青石路", "北岸儿童服务站", "网络编辑"):
        assert secret not in text


def test_a_small_count_stays_hidden(press, client):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-05", n_child="3")
    press.write(f"来了{{{CARE}}}。", office=press.world.south)
    press.release()
    hidden = FrozenFigure.objects.get(suppressed=True)
    text = page(client, address(hidden))
    assert "1–7" in text
    body = text.split('class="counted"')[1].split("</article>")[0].replace(hidden.definition, "")
    # An address is made of a hash, which may hold any digit.
    said = re.sub(r' href="[^"]*"', "", body)
    assert "3" not in said.replace("2018年3月", "").replace("2018-03", "")
    assert "<dt>依据" not in body
    assert "Made of" not in body


def test_a_correction_is_told_at_the_number(press, client):
    press.release()
    press.correct(corrected="24人次", reason="有一名儿童记了两次")
    text = page(client, address(press.frozen))
    assert "24人次" in text
    assert "有一名儿童记了两次" in text
    assert '<span class="number">25</span>' in text


def frozen_in(period):
    return FrozenFigure.objects.get(key=CARE, freeze__start=period.start)


@pytest.mark.parametrize(
    ("key", "digest"),
    [
        (CARE, "0123456789"), ("activities.nothing", "DIGEST"), (CARE, "DIGESTx"), (CARE, "D"),
        ("..", "DIGEST"), ("activities.care.children%00", "DIGEST"), ("%25", "%25"),
    ],
)  # fmt: skip
def test_a_number_that_was_not_printed_has_no_page(press, client, key, digest):
    press.release()
    given = digest.replace("DIGEST", press.frozen.scope_digest[:10])
    assert client.get(f"/issues/2018-03/figures/{key}/{given}/").status_code == 404


def test_hostile_words_of_a_definition_stay_words(press, client):
    hostile = "<script>alert(document)</script>"
    press.release()
    press.correct(corrected=hostile[:30], reason=hostile)
    for shown in (page(client, address(press.frozen)), page(press.editor.client(), press.at("released"))):
        assert "<script>alert" not in shown
        assert "&lt;script&gt;" in shown


def test_the_months_are_those_that_issues_printed_and_hide_what_they_hid(press, client):
    """April is released with a small count and is told as it was printed; May is recorded and not released."""
    press.release()
    for number, n in ((4, "3"), (5, "40")):
        press.world.record("activities.session", happened_on=f"2018-{number:02}-09", n_child=n, at=LATER)
    april = start_issue(network=press.world.network, period=month(2018, 4), by=press.editor.actor, at=RELEASED)
    section = april.sections.select_related("issue__network", "office").filter(office=press.world.north)[0]
    add_line(section=section, margin=f"{{{CARE}}}", sentence="托管。", by=press.editor.actor, at=RELEASED)
    release(issue=april, by=press.editor.actor, at=RELEASED)
    digest = frozen_in(month(2018, 4)).scope_digest[:10]
    text = page(client, f"/issues/2018-04/figures/{CARE}/{digest}/")
    table = text.split('class="printed-months"')[1].split("</table>")[0]
    assert "25" in table
    assert "1–7" in table
    # With its unit: a digest in an address may hold any digits.
    assert "40人次" not in table
    chart = text.split('class="through-months"')[1].split("</svg>")[0]
    assert chart.count("<rect") == 1
    assert chart.count('class="gap"') == 1
    # The issue before knows nothing of what came after it.
    assert 'class="printed-months"' not in page(client, address(frozen_in(month(2018, 3))))


def test_the_same_number_of_others_stands_beside_it_as_printed(press, client):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-05", n_child="40")
    press.write(f"来了{{{CARE}}}。", office=press.world.south)
    press.release()
    figure = FrozenFigure.objects.get(key=CARE, scope__offices=[press.world.north.pk])
    text = page(client, address(figure))
    beside = text.split('class="beside-figures"')[1].split("</ul>")[0]
    assert press.world.south.name in beside
    assert "40人次" in beside
    assert press.world.north.name not in beside
