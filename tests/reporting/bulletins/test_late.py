"""上月补记: what came to a released figure since is printed as one line, once, and opens to its records."""

import email
import email.policy
import json
import re
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest

from tests.factories.press import CARE, RELEASED, SESSION, Press
from tests.factories.world import NOW
from youju.ground.evidence.actions import correct, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import Reader, reviewed
from youju.reporting.bulletins.queries.afterwards import sentence_for
from youju.reporting.bulletins.rules import (
    CorrectedInWords,
    MonthNotReleased,
    NeverLate,
    NothingLate,
    NotPrintedThen,
    UnreadableToken,
)
from youju.reporting.figures import freezing, late
from youju.reporting.figures.models import FrozenEvidence, FrozenFigure
from youju.services.ledger.actions import Counted, define_kind

pytestmark = pytest.mark.django_db
MAY = RELEASED + timedelta(days=30)
_WITHOUT_TAGS = re.compile(r"<[^>]*>")
LATE, KEY = f"{{late:{CARE}|2018-03}}", f"{CARE}.late-2018-03"


@pytest.fixture
def press(world):
    """March is released with 25 children of the north."""
    made = Press.of(world)
    made.release()
    return made


def next_issue(press, key=4, *sentences):
    made = actions.start_issue(network=press.world.network, period=month(2018, key), by=press.editor.actor, at=NOW)
    for sentence in sentences:
        write(press, made, sentence)
    return made


def results(issue, office):
    return issue.sections.select_related("issue__network", "office", "group").filter(office=office)[0]


def write(press, issue, sentence):
    section = results(issue, press.world.north)
    return actions.add_line(section=section, margin="", sentence=sentence, by=press.editor.actor, at=NOW)


def release(press, issue, at=MAY):
    return actions.release(issue=issue, by=press.editor.actor, at=at)


def said(press, issue, token=LATE):
    """How a line of the north prints the token now."""
    north = press.world.north
    reader = Reader.of(issue, [(north, token)])
    return reader.pieces(token, north)[0].said


def docx(data):
    """The words of a manuscript."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return _WITHOUT_TAGS.sub("", packed.read("word/document.xml").decode())


def untold(issue):
    return [row for row in reviewed(issue).open if row.check == "late"]


def test_late_records_are_printed_with_their_sign_and_unit_in_every_edition(press):
    press.late("30")
    made = release(press, next_issue(press, 4, f"上月补记：托管儿童{LATE}。"))
    sent = {row.name: bytes(row.data) for row in made.editions.all()}
    letter = email.message_from_bytes(sent["2018-04.eml"], policy=email.policy.default)
    mailed = [letter.get_body((form,)).get_content() for form in ("plain", "html")]
    for text in (sent["2018-04.html"].decode(), sent["2018-04-wechat.html"].decode(), *mailed):
        assert "+30人次" in _WITHOUT_TAGS.sub("", text)
    assert "+30" in docx(sent["2018-04.docx"])
    figure = made.freeze.figures.get()
    assert (figure.key, figure.amount, figure.records, figure.reading) == (KEY, 30, 1, "late")
    assert figure.completes == press.frozen


def test_data_editions_carry_the_late_line_under_its_own_key(press):
    press.late("30")
    made = release(press, next_issue(press, 4, f"上月补记：托管儿童{LATE}。"))
    sent = {row.name: bytes(row.data) for row in made.editions.all()}
    [row] = json.loads(sent["2018-04-figures.json"])["figures"]
    assert (row["key"], row["amount"], row["text"], row["reading"]) == (KEY, 30, "+30", "late")
    assert KEY in sent["2018-04-figures.csv"].decode("utf-8-sig")
    assert "补记" in sent["2018-04-figures.csv"].decode("utf-8-sig")


def test_what_was_withdrawn_since_is_printed_with_a_minus(press):
    first = kind_of(SESSION).model.objects.order_by("happened_on")[0]
    withdraw(kind=kind_of(SESSION), record=first, reason="重复", by=press.world.system, at=RELEASED)
    assert said(press, next_issue(press)) == "−11人次"


def test_the_stored_rows_make_the_printed_number(press):
    press.late("30")
    first = kind_of(SESSION).model.objects.order_by("happened_on")[0]
    kind = kind_of(SESSION)
    correct(
        kind=kind, record=first, values={**kind.read_values(first), "n_child": 9}, version=1, reason="抄错",
        by=press.world.system, at=RELEASED,
    )  # fmt: skip
    figure = release(press, next_issue(press, 4, f"补记{LATE}。")).freeze.figures.get()
    [kept] = FrozenEvidence.objects.filter(figure=figure)
    rows = freezing.unpack(kept.blob)
    assert sum(-row[1] if late.is_gone(row) else row[1] for row in rows) == figure.amount == 28
    assert len(rows) == 3, "one came, one stood with 11 and stands with 9"
    assert freezing.leaf(figure, [(kept.term, kept.kind, rows)]) == figure.leaf
    turned = [row if late.is_gone(row) else [*row, late.GONE] for row in rows]
    assert freezing.leaf(figure, [(kept.term, kept.kind, turned)]) != figure.leaf


def test_what_a_late_line_told_is_not_told_again(press):
    press.late("30")
    release(press, next_issue(press, 4, f"补记{LATE}。"))
    may = next_issue(press, 5)
    assert said(press, may) == "0人次"
    press.late("10")
    assert said(press, may) == "+10人次"
    figure = release(press, may_with(press, may), MAY + timedelta(days=30)).freeze.figures.get()
    [kept] = FrozenEvidence.objects.filter(figure=figure)
    assert (figure.amount, kept.rows) == (10, 1), "its evidence begins where the line before ended"


def may_with(press, may):
    write(press, may, f"补记{LATE}。")
    return may


@pytest.mark.parametrize(("corrected", "left"), [("55人次", "0人次"), ("54人次", "+1人次"), ("60", "−5人次")])
def test_what_an_erratum_corrected_is_not_counted_a_second_time(press, corrected, left):
    press.late("30")
    press.correct(corrected=corrected)
    assert said(press, next_issue(press)) == left


def test_a_line_printed_before_an_erratum_is_part_of_what_it_corrects(press):
    press.late("30")
    release(press, next_issue(press, 4, f"补记{LATE}。"), RELEASED)
    actions.correct_release(
        issue=press.issue, figure=press.frozen, corrected="55人次", reason="补齐", by=press.editor.actor, at=MAY
    )
    press.late("2")
    assert said(press, next_issue(press, 5)) == "+2人次"


def test_a_correction_in_words_leaves_nothing_to_take_away(press):
    press.late("30")
    press.correct(corrected="五十多人次")
    with pytest.raises(CorrectedInWords):
        next_issue(press, 4, f"补记{LATE}。")


@pytest.mark.parametrize(
    ("token", "refusal"),
    [
        (f"{{late:{CARE}|2018-02}}", MonthNotReleased),
        (f"{{late:{CARE}|2018-04}}", MonthNotReleased),
        (f"{{late:{CARE}@south|2018-03}}", NotPrintedThen),
        ("{late:ledger.ever.households|2018-03}", NeverLate),
        ("{late:ledger.now.items|2018-03}", NeverLate),
        (f"{{late:{CARE}}}", UnreadableToken),
        (f"{{late:{CARE}|2018-13}}", UnreadableToken),
        (f"{{late:{CARE}|number|2018-03}}", UnreadableToken),
    ],
)
def test_what_cannot_be_late_is_refused_by_name(press, token, refusal):
    stamp = {"network": press.world.network, "office": None, "by": press.world.system, "at": NOW}
    ever = Counted("households", "累计", "自年初以来", "户", reading="cumulative", since=date(2018, 1, 1))
    define_kind(key="ever", label="累计家庭", measures=[ever], **stamp)
    define_kind(key="now", label="现存", measures=[Counted("items", "现存", "月底", reading="stock")], **stamp)
    with pytest.raises(refusal):
        next_issue(press, 4, f"补记{token}。")


def test_a_small_difference_of_people_served_is_hidden_like_a_small_count(press):
    press.late("3")
    april = next_issue(press, 4, f"补记{LATE}。")
    assert any(row.check == "small" for row in reviewed(april).open)
    made = release(press, april)
    page = bytes(made.editions.get(name="2018-04.html").data).decode()
    assert "+3" not in page
    [row] = json.loads(bytes(made.editions.get(name="2018-04-figures.json").data))["figures"]
    assert (row["amount"], row["records"]) == (None, None)


def test_a_small_difference_may_be_printed_when_nobody_is_recognisable(press):
    press.late("3")
    april = next_issue(press, 4, f"补记{LATE}。")
    [small] = [row for row in reviewed(april).open if row.check == "small"]
    actions.confirm_small_count(
        issue=april, key=small.figure[0], scope_digest=small.figure[1], by=press.editor.actor, at=NOW
    )
    assert "+3人次" in bytes(release(press, april).editions.get(name="2018-04.html").data).decode()


def test_drift_that_no_line_says_is_a_hint_until_it_is_written_or_let_stand(press):
    april = next_issue(press)
    assert untold(april) == []
    press.late("30")
    [hint] = untold(april)
    assert hint.place == results(april, press.world.north).uid
    assert "+30人次" in hint.message
    assert hint.dismissible
    line = write(press, april, f"补记{LATE}。")
    assert untold(april) == []
    actions.remove(passage=line, by=press.editor.actor, at=NOW)
    actions.dismiss_finding(issue=april, finding=hint, reason="不印", by=press.editor.actor, at=NOW)
    assert untold(april) == []
    press.late("1")
    assert len(untold(april)) == 1, "another difference is another finding"


def test_one_line_is_made_of_what_drifted_and_nothing_else(press):
    april = next_issue(press)
    section = results(april, press.world.north)
    with pytest.raises(NothingLate):
        sentence_for(section, reviewed(april).open)
    press.late("30")
    sentence = sentence_for(section, reviewed(april).open)
    assert sentence.startswith("上月补记：")
    assert sentence.count("{") == 1
    assert LATE in sentence
    write(press, april, sentence)
    may = next_issue(press, 5)
    assert sentence_for(results(may, press.world.north), untold(may)).startswith("{quote:2018年3月}补记：")


def test_a_late_line_does_not_go_on_into_the_next_issue(press):
    press.late("30")
    april = next_issue(press, 4, f"补记{LATE}。", f"托管{{{CARE}}}。")
    may = actions.start_from(previous=april, period=month(2018, 5), by=press.editor.actor, at=NOW)
    assert [row.sentence for row in results(may, press.world.north).lines.all()] == [f"托管{{{CARE}}}。"]
    assert not any(row.check == "customary" for row in reviewed(may).open)


def test_a_released_issue_says_what_its_late_line_said_whatever_came_since(press):
    press.late("30")
    made = release(press, next_issue(press, 4, f"补记{LATE}。"))
    press.late("9")
    press.correct(corrected="六十多人次")
    north = press.world.north
    assert Reader.of_release(made).pieces(LATE, north)[0].said == "+30人次"
    assert FrozenFigure.objects.get(key=KEY).amount == 30
