"""What was printed wrong is told on its own page and once more in the next issue; a late record is no error."""

import email
import email.policy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories.press import CARE, RELEASED, SESSION, Press
from tests.factories.world import NOW
from youju.ground.measures.indicators import Reading, indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import Period, month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Erratum, ErratumPrinted
from youju.reporting.bulletins.queries.composing import proof
from youju.reporting.figures.queries import figures
from youju.reporting.publishing import keeping

pytestmark = pytest.mark.django_db
MAY = RELEASED + timedelta(days=30)
SAID = "有一名儿童记了两次"


def next_issue(press, key=4):
    """A later month's issue with one line of the north."""
    made = actions.start_issue(network=press.world.network, period=month(2018, key), by=press.editor.actor, at=NOW)
    section = made.sections.filter(office=press.world.north).first()
    actions.add_line(section=section, margin="", sentence="月底春游。", by=press.editor.actor, at=NOW)
    return made


def release(press, issue, at=MAY):
    return actions.release(issue=issue, by=press.editor.actor, at=at)


def kept(released):
    return keeping.read(bytes(released.editions.get(name="content.json").data))


def reasons(issue):
    return [notice.reason for notice in issue.notices]


@pytest.fixture
def press(world):
    return Press.of(world)


@pytest.fixture
def told(press):
    """March is released and corrected once."""
    press.release()
    press.correct()
    return press


def test_the_next_issue_prints_the_errata_decided_since_the_issue_before(told):
    april = next_issue(told)
    assert reasons(proof(april)) == [SAID], "the editor sees it in the draft"
    made = release(told, april)
    (notice,) = kept(made).notices
    assert (notice.issue, notice.printed, notice.corrected) == ("2018年3月", "25人次", "24人次")
    sent = {row.name: bytes(row.data) for row in made.editions.all()}
    letter = email.message_from_bytes(sent["2018-04.eml"], policy=email.policy.default)
    mailed = [letter.get_body((form,)).get_content() for form in ("plain", "html")]
    for text in (sent["2018-04.html"].decode(), sent["2018-04-wechat.html"].decode(), *mailed):
        assert SAID in text
        assert "24人次" in text


def test_an_erratum_is_printed_in_one_later_issue_and_no_second_time(told):
    release(told, next_issue(told))
    may = next_issue(told, 5)
    assert reasons(proof(may)) == []
    assert reasons(kept(release(told, may, MAY + timedelta(days=30)))) == []


def test_an_erratum_decided_after_the_next_release_stands_in_the_one_after_it(press):
    press.release()
    april = release(press, next_issue(press))
    press.correct()
    assert reasons(kept(april)) == []
    assert reasons(proof(next_issue(press, 5))) == [SAID]


def test_an_issue_keeps_its_own_notices_on_its_own_revision_beside_those_it_carried(told):
    april = next_issue(told)
    section = april.sections.filter(office=told.world.north).first()
    told.world.record(SESSION, happened_on="2018-04-10", n_child="9", at=MAY)
    actions.add_line(section=section, margin="", sentence=f"托管{{{CARE}}}。", by=told.editor.actor, at=NOW)
    first = release(told, april)
    second = actions.correct_release(
        issue=april, figure=first.freeze.figures.get(), corrected="10人次", reason="漏抄一人",
        by=told.editor.actor, at=MAY,
    )  # fmt: skip
    assert reasons(kept(first)) == [SAID]
    assert reasons(kept(second)) == [SAID, "漏抄一人"]
    assert reasons(proof(next_issue(told, 5))) == ["漏抄一人"]


def test_an_earlier_issue_that_is_made_late_does_not_tell_what_was_wrong_in_a_later_one(told):
    assert reasons(proof(next_issue(told, 2))) == []


def test_what_an_issue_printed_of_an_erratum_is_never_taken_back(told):
    release(told, next_issue(told))
    for change in (lambda rows: rows.delete(), lambda rows: rows.update(release=told.issue.releases.first())):
        with pytest.raises(IntegrityError, match="youju-immutable"), transaction.atomic():
            change(ErratumPrinted.objects.all())


def test_a_late_record_counts_in_every_later_total_and_the_released_number_stays(press):
    for day, n in ((1, "20"), (2, "5")):
        press.world.record(SESSION, happened_on=f"2018-02-{day:02}", n_child=n)
    february = actions.start_issue(
        network=press.world.network, period=month(2018, 2), by=press.editor.actor, at=NOW
    )
    section = february.sections.filter(office=press.world.north).first()
    actions.add_line(section=section, margin="", sentence=f"托管{{{CARE}}}。", by=press.editor.actor, at=NOW)
    printed = release(press, february, NOW).freeze.figures.get()
    care, north = indicators(press.world.network)[CARE], of_offices(press.world.north)
    since = replace(care, reading=Reading.CUMULATIVE, since=date(2018, 1, 1), per=())
    months = [(care, month(2018, 3)), (since, month(2018, 3)), (care, Period(date(2018, 1, 1), date(2018, 4, 1)))]

    def counted():
        return [next(iter(figures([(row, north)], period).values())).value.amount for row, period in months]

    assert counted() == [25, 50, 50]
    press.world.record(SESSION, happened_on="2018-02-27", n_child="3", at=RELEASED)
    assert counted() == [25, 53, 53], "March itself has none of it, what runs since January has"
    press.release()
    printed.refresh_from_db()
    assert printed.amount == 25
    assert not Erratum.objects.exists(), "nothing becomes an erratum by itself"
    assert reasons(proof(next_issue(press))) == []
