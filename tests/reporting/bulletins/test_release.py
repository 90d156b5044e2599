"""A release is frozen: its figures, its texts and its bytes never change again."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories.world import NOW
from youju.ground.access import audit
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import correct, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Closing
from youju.ground.periods import month
from youju.reporting import publishing
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Release, StoredEdition
from youju.reporting.bulletins.queries import figures_of, parts_of
from youju.reporting.bulletins.rules import (
    AlreadyReleased,
    ChangedByAnother,
    NakedNumber,
    UnknownFigure,
    UnreadableToken,
)
from youju.reporting.figures import freezing
from youju.reporting.figures.models import FrozenEvidence, FrozenFigure
from youju.reporting.publishing import keeping

pytestmark = pytest.mark.django_db
RELEASED = datetime(2018, 4, 3, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LATER = RELEASED + timedelta(days=5)
SESSION, CARE = "activities.session", "activities.care.children"


@pytest.fixture
def editor(world):
    return world.colleague("network_editor").actor


@pytest.fixture
def issue(world, editor):
    """March with one line of the north: 11 + 14 children in care."""
    for day, n in ((5, "11"), (6, "14")):
        world.record(SESSION, happened_on=f"2018-03-{day:02}", n_child=n)
    made = actions.start_issue(network=world.network, period=month(2018, 3), by=editor, at=NOW)
    section = made.sections.filter(office=world.north).first()
    actions.add_line(
        section=section, margin=f"{{{CARE}}}", sentence=f"托管服务儿童{{{CARE}}},自{{date:2018-03-05}}起。",
        by=editor, at=NOW,
    )  # fmt: skip
    return made


def frozen(issue) -> FrozenFigure:
    return FrozenFigure.objects.get(key=CARE)


def test_a_release_prints_what_the_records_say(issue, editor):
    release = actions.release(issue=issue, by=editor, at=RELEASED)
    page = bytes(release.editions.get(name="2018-03.html").data).decode()
    assert "25" in page
    assert "托管服务儿童" in page
    assert frozen(issue).amount == 25
    assert {row.name for row in release.editions.all()} == {
        "2018-03.html", "2018-03.eml", "2018-03.pdf", "2018-03-wechat.html", "2018-03.ics",
        "2018-03-figures.json", "2018-03-figures.csv", "2018-03.txt", "2018-03.docx", "2018-03.atom",
        "2018-03-wechat.zip", "2018-03-pictures.zip", "content.json",
    }  # fmt: skip


def test_late_corrected_and_withdrawn_records_show_as_drift_and_change_nothing(world, issue, editor):
    first, second = kind_of(SESSION).model.objects.order_by("happened_on")
    release = actions.release(issue=issue, by=editor, at=RELEASED)
    before = {row.name: bytes(row.data) for row in release.editions.all()}
    boss = world.colleague("office_director", world.north).actor
    kind = kind_of(SESSION)
    world.record(SESSION, happened_on="2018-03-07", n_child="3", at=LATER)
    correct(
        kind=kind, record=first, values={**kind.read_values(first), "n_child": 12}, version=1, reason="抄错",
        by=boss, at=LATER,
    )  # fmt: skip
    withdraw(kind=kind, record=second, reason="重复", by=boss, at=LATER)
    figure = frozen(issue)
    figures = figures_of(issue, parts_of(issue))
    now = next(iter(figures.values()))
    seen = freezing.drift(figure, now.indicator, now.scope, now.period)
    assert (seen.frozen, seen.now.amount, seen.difference) == (25, 15, -10)
    assert [len(rows) for rows in (*seen.late.values(), *seen.gone.values(), *seen.changed.values())] == [1, 1, 1]
    assert {row.name: bytes(row.data) for row in Release.objects.get().editions.all()} == before


def test_nothing_recorded_since_is_no_drift(issue, editor):
    actions.release(issue=issue, by=editor, at=RELEASED)
    now = next(iter(figures_of(issue, parts_of(issue)).values()))
    assert not freezing.drift(frozen(issue), now.indicator, now.scope, now.period)


def test_the_root_hash_covers_every_frozen_row(issue, editor):
    release = actions.release(issue=issue, by=editor, at=RELEASED)
    leaves = []
    for figure in FrozenFigure.objects.filter(freeze=release.freeze).order_by("id"):
        rows = FrozenEvidence.objects.filter(figure=figure).order_by("term")
        terms = [(row.term, row.kind, freezing.unpack(row.blob)) for row in rows]
        leaves.append(freezing.leaf(figure, terms))
        erased = [(term, kind, [[None, row[1], None, row[3]] for row in rows]) for term, kind, rows in terms]
        assert freezing.leaf(figure, erased) == leaves[-1], "erasing ids and salts keeps the leaf"
        figure.amount += 1
        assert freezing.leaf(figure, terms) != leaves[-1]
    assert freezing.root(leaves) == release.freeze.root


def test_no_released_row_can_be_changed_past_the_actions(issue, editor):
    actions.release(issue=issue, by=editor, at=RELEASED)
    tables = {
        "bulletins_release": "revision = 9", "bulletins_storededition": "name = 'x'",
        "figures_freeze": "root = ''",
        "figures_frozenfigure": "amount = 1", "figures_frozenevidence": "rows = 1",
        "bulletins_line": "margin = ''", "bulletins_issue": "start = start",
        "bulletins_section": "position = 9", "evidence_closing": "at = at",
    }  # fmt: skip
    for table, change in tables.items():
        for statement in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
            # Sections cannot go while their lines stand; the foreign key says so first.
            if statement != "DELETE FROM bulletins_section":
                with (
                    pytest.raises(IntegrityError, match="youju-immutable"),
                    transaction.atomic(),
                    connection.cursor() as cursor,
                ):
                    cursor.execute(statement)


def test_a_released_issue_is_read_only_for_every_action(issue, editor):
    line = issue.sections.filter(kind="results").first().lines.get()
    actions.release(issue=issue, by=editor, at=RELEASED)
    for attempt in (
        lambda: actions.release(issue=issue, by=editor, at=LATER),
        lambda: actions.write_line(line=line, margin="", sentence="改", version=1, by=editor, at=LATER),
        lambda: actions.remove(passage=line, by=editor, at=LATER),
        lambda: actions.move(passage=line, position=0, by=editor, at=LATER),
        lambda: actions.add_line(section=line.section, margin="", sentence="添", by=editor, at=LATER),
    ):
        with pytest.raises(AlreadyReleased):
            attempt()


def test_rendering_a_release_again_gives_the_same_bytes(issue, editor):
    release = actions.release(issue=issue, by=editor, at=RELEASED)
    stored = {row.name: bytes(row.data) for row in release.editions.all()}
    again = publishing.editions(keeping.read(stored["content.json"]))
    assert {edition.name: edition.data for edition in again} == {
        name: data for name, data in stored.items() if name != "content.json"
    }


def test_an_erratum_makes_the_next_revision_and_keeps_the_first(issue, editor):
    first = actions.release(issue=issue, by=editor, at=RELEASED)
    kept = bytes(first.editions.get(name="2018-03.html").data)
    second = actions.correct_release(
        issue=issue, figure=frozen(issue), corrected="24人次", reason="有一名儿童记了两次", by=editor, at=LATER
    )
    page = bytes(second.editions.get(name="2018-03.html").data).decode()
    assert second.revision == 2
    assert "有一名儿童记了两次" in page
    assert bytes(StoredEdition.objects.get(release=first, name="2018-03.html").data) == kept
    assert frozen(issue).amount == 25


def test_releasing_closes_the_month_and_seals_the_chain(world, issue, editor):
    release = actions.release(issue=issue, by=editor, at=RELEASED)
    assert Closing.objects.filter(start=date(2018, 3, 1), at=RELEASED).count() == 2
    audit.seal()
    verdict = audit.verify()
    assert verdict.broken_at is None
    assert verdict.unsealed == 0
    assert audit.AuditSeal.objects.filter(hash=release.audit_head).exists()


def test_a_small_count_is_not_printed_until_an_editor_confirms_it(world, editor):
    world.record(SESSION, happened_on="2018-03-05", n_child="3")
    made = actions.start_issue(network=world.network, period=month(2018, 3), by=editor, at=NOW)
    section = made.sections.filter(office=world.north).first()
    actions.add_line(section=section, margin=f"{{{CARE}}}", sentence=f"服务{{{CARE}}}。", by=editor, at=NOW)
    figure = next(iter(figures_of(made, parts_of(made)).values()))
    actions.confirm_small_count(issue=made, key=CARE, scope_digest=figure.scope.digest(), by=editor, at=RELEASED)
    release = actions.release(issue=made, by=editor, at=RELEASED)
    assert '"text": "3"' in bytes(release.editions.get(name="2018-03-figures.json").data).decode()


def test_an_unconfirmed_small_count_stands_in_no_edition(world, editor):
    world.record(SESSION, happened_on="2018-03-05", n_child="3")
    made = actions.start_issue(network=world.network, period=month(2018, 3), by=editor, at=NOW)
    section = made.sections.filter(office=world.north).first()
    actions.add_line(section=section, margin=f"{{{CARE}}}", sentence=f"服务{{{CARE}}}。", by=editor, at=NOW)
    release = actions.release(issue=made, by=editor, at=RELEASED)
    kept = keeping.read(bytes(release.editions.get(name="content.json").data))
    assert [(f.amount, f.text, f.records) for f in kept.figures] == [(None, "1–7", None)]
    data = bytes(release.editions.get(name="2018-03-figures.csv").data).decode()
    assert "1–7" in data
    assert "3人次" not in bytes(release.editions.get(name="2018-03.html").data).decode()


@pytest.mark.parametrize(
    ("sentence", "refusal"),
    [
        ("服务了25人次。", NakedNumber), ("服务了二十五人次。", NakedNumber),
        ("服务了\uff12\uff15人次。", NakedNumber),
        ("八十余名儿童", NakedNumber), ("开展两次活动", NakedNumber),
        ("{activities.nothing}", UnknownFigure), ("{activities.care.children@nowhere}", UnknownFigure),
        ("{activities.care.children@north/nogroup}", UnknownFigure), ("{", UnreadableToken),
        ("{date:2018-02-30}", UnreadableToken), ("{{x}}", UnreadableToken),
        ("{activities.care.children|x}", UnreadableToken),
        ("{% load x %}", UnreadableToken),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_sentence_is_refused_by_name(issue, editor, sentence, refusal):
    section = issue.sections.filter(kind="results").first()
    with pytest.raises(refusal):
        actions.add_line(section=section, margin="", sentence=sentence, by=editor, at=NOW)


def test_words_that_only_look_like_numbers_pass(issue, editor):
    section = issue.sections.filter(kind="results").first()
    text = "我们一起把第一本书放上书架,十分高兴;{quote:53家}机构同行,每周六见。"
    assert actions.add_line(section=section, margin="", sentence=text, by=editor, at=NOW)


def test_an_office_editor_writes_only_the_own_office(world, issue):
    other = world.colleague("office_editor", world.south).actor
    line = issue.sections.filter(office=world.north).first().lines.get()
    with pytest.raises(NotPermitted):
        actions.write_line(line=line, margin="", sentence="改", version=1, by=other, at=NOW)
    with pytest.raises(NotPermitted):
        actions.release(issue=issue, by=other, at=RELEASED)
    own = issue.sections.filter(office=world.south).first()
    assert actions.add_line(section=own, margin="", sentence="南坡的一行。", by=other, at=NOW)


def test_two_editors_of_one_line_do_not_overwrite_each_other(issue, editor):
    line = issue.sections.filter(kind="results").first().lines.get()
    actions.write_line(line=line, margin="", sentence="先写的。", version=1, by=editor, at=NOW)
    with pytest.raises(ChangedByAnother):
        actions.write_line(line=line, margin="", sentence="后写的。", version=1, by=editor, at=NOW)


def test_the_address_of_an_issue_is_no_number(issue):
    assert isinstance(issue.uid, UUID)
