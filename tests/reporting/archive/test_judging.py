"""A printed issue is read once; each figure is kept, corrected or rejected by a person, and taken back."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories.world import NOW, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.reporting.archive import actions, rules
from youju.reporting.archive.models import Judgement, PrintedFigure, PrintedIssue, PublisherWord, Verdict
from youju.reporting.archive.queries import issues
from youju.reporting.archive.queries.series import series
from youju.reporting.archive.queries.words import Guesses

SESSIONS, ATTENDANCES = "activities.service.sessions", "activities.service.attendances"
TEXT = """北岸月讯　2015年5月
【服务成效】
北岸社会工作服务中心
本月开展活动12场,参加318人次。
自2010年成立以来,累计服务45000人次。
"""


def stamp(world: World) -> dict[str, Any]:
    return {"by": world.colleague("network_editor").actor, "at": NOW}


def read_in(world: World, text: str = TEXT) -> PrintedIssue:
    return actions.read_in(network=world.network, text=text, period=month(2015, 5), **stamp(world))


def figure(issue: PrintedIssue, value: int) -> PrintedFigure:
    return next(row for row in issue.figures.all() if row.value == value)


def said(world: World, key: str = ATTENDANCES, **more: Any) -> actions.Said:
    known = indicators(world.network)
    return actions.Said(known[key], world.north, month(2015, 5), **more)


def test_an_issue_is_kept_with_every_figure_and_its_place(world: World):
    issue = read_in(world)
    row = figure(issue, 318)
    assert (row.line, row.unit) == (4, "人次")
    assert issue.text.split("\n")[row.line - 1][row.first : row.last].startswith("318")
    assert issues.period_of(issue) == month(2015, 5)


def test_the_same_issue_twice_changes_nothing(world: World):
    read_in(world)
    before = PrintedFigure.objects.count()
    with pytest.raises(rules.AlreadyRead):
        read_in(world, "\ufeff" + TEXT.replace("\n", "\r\n"))
    assert (PrintedIssue.objects.count(), PrintedFigure.objects.count()) == (1, before)


def test_a_text_without_a_month_asks_for_it(world: World):
    with pytest.raises(rules.MonthUnknown):
        actions.read_in(network=world.network, text="本月开展活动12场。", **stamp(world))
    with pytest.raises(rules.NothingToRead):
        actions.read_in(network=world.network, text=" \n", **stamp(world))


def test_only_who_composes_the_bulletin_reads_in_and_judges(world: World):
    worker = {"by": world.colleague("social_worker", world.north).actor, "at": NOW}
    with pytest.raises(NotPermitted):
        actions.read_in(network=world.network, text=TEXT, period=month(2015, 5), **worker)
    with pytest.raises(NotPermitted):
        actions.reject(figure=figure(read_in(world), 12), **worker)


def test_a_confirmed_figure_is_a_point_of_its_series_beside_the_computed_one(world: World):
    world.record("activities.session", happened_on="2015-06-03")
    row = figure(read_in(world), 318)
    actions.confirm(figure=row, said=said(world), **stamp(world))
    [point] = series(world.network, said(world).indicator, of_offices(world.north)).points  # type: ignore[arg-type]
    assert (point.printed.value.amount, point.computed.amount) == (318, None)
    assert point.printed.issue.title
    assert not series(world.network, said(world).indicator, of_offices(world.south)).points  # type: ignore[arg-type]
    assert not series(world.network, said(world).indicator, of_offices(world.north, world.south)).points  # type: ignore[arg-type]


def test_the_seam_is_the_first_month_that_has_records_too(world: World):
    world.record("activities.session", happened_on="2015-06-03")
    for number, when in enumerate((month(2015, 5), month(2015, 6)), 5):
        issue = actions.read_in(
            network=world.network, text=TEXT.replace("5月", f"{number}月"), period=when, **stamp(world)
        )
        meant = actions.Said(indicators(world.network)[SESSIONS], world.north, when)
        actions.confirm(figure=figure(issue, 12), said=meant, **stamp(world))
    found = series(world.network, indicators(world.network)[SESSIONS], of_offices(world.north))
    assert found.seam == month(2015, 6)
    assert [point.differs for point in found.points] == [False, True]


def test_a_unit_of_another_count_is_refused(world: World):
    row = figure(read_in(world), 12)
    with pytest.raises(rules.AnotherUnit):
        actions.confirm(figure=row, said=said(world), **stamp(world))
    row.refresh_from_db()
    assert row.judgement is None


def test_a_number_counted_since_years_is_no_month_of_a_flow(world: World):
    row = figure(read_in(world), 45000)
    assert row.cumulative
    with pytest.raises(rules.CountedSince):
        actions.confirm(figure=row, said=said(world), **stamp(world))


def test_hours_become_minutes_and_yuan_become_fen(world: World):
    known = indicators(world.network)
    minutes = next(row for row in known.values() if row.unit.key == "minutes")
    assert rules.amount(Decimal("318.22"), "小时", minutes) == 19_093
    assert rules.amount(Decimal(10_925), "分鐘", minutes) == 10_925
    with pytest.raises(rules.AnotherUnit):
        rules.amount(Decimal(3), "人次", minutes)


def test_a_correction_keeps_what_was_printed_and_says_what_it_is(world: World):
    row = figure(read_in(world), 12)
    made = actions.correct(
        figure=row, value=Decimal(21), unit="场", said=said(world, SESSIONS, redefined="只算室内"), **stamp(world)
    )
    row.refresh_from_db()
    assert (row.value, made.value, made.verdict, made.redefined) == (12, 21, Verdict.CORRECTED, "只算室内")


def test_what_was_said_can_be_taken_back_and_said_anew(world: World):
    row = figure(read_in(world), 12)
    actions.reject(figure=row, **stamp(world))
    with pytest.raises(rules.JudgedAlready):
        actions.reject(figure=row, **stamp(world))
    actions.take_back(figure=row, **stamp(world))
    with pytest.raises(rules.NotJudged):
        actions.take_back(figure=row, **stamp(world))
    actions.confirm(figure=row, said=said(world, SESSIONS), **stamp(world))
    assert Judgement.objects.filter(figure=row).count() == 2


def test_a_later_issue_that_prints_another_number_wins_and_the_earlier_one_is_told(world: World):
    first = figure(read_in(world), 12)
    second = figure(read_in(world, TEXT.replace("12场", "13场")), 13)
    for row in (first, second):
        actions.confirm(figure=row, said=said(world, SESSIONS), **stamp(world))
    [point] = series(world.network, indicators(world.network)[SESSIONS], of_offices(world.north)).points
    assert point.printed.value.amount == 13
    assert [each.value.amount for each in point.earlier] == [12]


def test_keeping_teaches_the_words_of_this_publisher_and_striking_forgets_them(world: World):
    issue = read_in(world)
    row = figure(issue, 318)
    assert not Guesses(issue).of(row).learned
    actions.confirm(figure=row, said=said(world), **stamp(world))
    guess = Guesses(issue).of(row)
    assert guess.learned
    assert guess.indicator is not None
    assert (guess.indicator.key, guess.office) == (ATTENDANCES, world.north)
    for word in PublisherWord.objects.all():
        actions.strike_word(word=word, **stamp(world))
    assert not Guesses(issue).of(row).learned


def test_nothing_but_the_judgement_of_a_printed_figure_changes(world: World):
    row = figure(read_in(world), 12)
    for change in ({"value": 13}, {"unit": "人"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PrintedFigure.objects.filter(pk=row.pk).update(**change)


def test_a_batch_is_read_file_by_file_and_a_bad_one_holds_up_no_other(world: World):
    files = [("五月.txt", TEXT.encode()), ("坏.pdf", b"%PDF-1.4"), ("再.txt", TEXT.encode())]
    batch = actions.bring(network=world.network, files=files, **stamp(world))
    while (file := issues.next_waiting(batch)) is not None:
        actions.read_waiting(file=file, by=file.by, at=NOW + timedelta(minutes=1))
    read, broken, again = issues.batch_of(world.network, batch)
    assert read.issue is not None
    assert (again.issue, again.again) == (read.issue, True)
    assert broken.refused
    assert not any(bytes(file.data) for file in (read, broken, again))
