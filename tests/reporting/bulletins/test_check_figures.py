"""Checks of figures in their sentences: each finds its planted fault and is silent on the clean text beside it."""

import pytest

from tests.factories.passages import EAST, NORTH, SOUTH, WEST, keys, line, said, story
from youju.reporting.bulletins.rules.checks import SEVERITIES
from youju.reporting.bulletins.rules.checks.margins import (
    margin_is_part,
    margin_not_said,
    margin_unlike_others,
    parts_add_up,
)
from youju.reporting.bulletins.rules.checks.notations import notations
from youju.reporting.bulletins.rules.checks.readings import mixed_readings, reading_mismatch
from youju.reporting.bulletins.rules.checks.scopes import same_name
from youju.reporting.bulletins.rules.checks.units import unit_mismatch

LONG, SHORT, ALL = said(8, "条", "long"), said(64, "条", "short"), said(72, "条", "all")
STOCK, SINCE = {"reading": "stock"}, {"reading": "cumulative"}


def whole(total, *parts):
    return line("发布消息", total, "，其中长篇", parts[0], "，短篇", *parts[1:], "。", margin=total)


PLANTED = {
    "margin elsewhere": (margin_not_said, line("个案", said(1, "件"), "。", margin=said(47, "次")), "margin"),
    "typed margin": (margin_not_said, line("个案", said(1, "件"), "。", margin_text="47"), "margin"),
    "of which": (parts_add_up, whole(said(73, "条", "all"), LONG, SHORT), "sum"),
    "together": (
        parts_add_up,
        line("儿童", said(232), "、家长", said(2), "，合计", said(233, key="all"), "。"),
        "sum",
    ),
    "one part too large": (parts_add_up, line("来了", said(5), "，其中儿童", said(6, key="x"), "。"), "sum"),
    "margin of a part": (margin_is_part, line("发", ALL, "，其中", LONG, "、", SHORT, "。", margin=SHORT), "part"),
    "margin before a total": (
        margin_is_part,
        line("甲", LONG, "，乙", SHORT, "，合计", ALL, "。", margin=SHORT),
        "part",
    ),
    "人次 as 人": (unit_mismatch, line("来了", said(80, form="number"), "名同行。"), "unit"),
    "人次 as 余名": (unit_mismatch, line("来了", said(80, form="number"), "余名同行。"), "unit"),
    "人 as 人次": (unit_mismatch, line("服务", said(27, "人", form="number"), "人次。"), "unit"),
    "hours as minutes": (unit_mismatch, line("共", said(4200, "小时", form="number"), "分钟。"), "unit"),
    "doubled unit": (unit_mismatch, line("服务", said(27), "人次。"), "unit"),
    "人数 before 人次": (unit_mismatch, line("服务人数", said(27), "。"), "unit"),
    "人次 before 人": (unit_mismatch, line("借阅人次为", said(30, "人"), "。"), "unit"),
    "stock of the month": (reading_mismatch, line("本月资源", said(2352, "条", **STOCK), "。"), "reading"),
    "total of the month": (reading_mismatch, line("3月资助", said(90, "户", **SINCE), "。"), "reading"),
    "flow until": (reading_mismatch, line("截至目前服务", said(932), "。"), "reading"),
    "flow adds up": (reading_mismatch, line("累计服务", said(932), "。"), "reading"),
    "flow since": (reading_mismatch, line("自开馆以来借出", said(66, "本"), "。"), "reading"),
    "total beside flow": (
        mixed_readings,
        line("发布", said(596, "次", **SINCE), "，使用", said(17, "次"), "。"),
        "mixed",
    ),
    "stock beside flow": (
        mixed_readings,
        line("资源", said(2352, "条", **STOCK), "，更新", said(7, "次"), "。"),
        "mixed",
    ),
}

CLEAN = {
    "margin said": (margin_not_said, line("个案", said(1, "件"), "。", margin=said(1, "件"))),
    "typed margin said": (margin_not_said, line("个案", said(47, "件"), "。", margin_text="47")),
    "of which": (parts_add_up, whole(ALL, LONG, SHORT)),
    "one part": (parts_add_up, line("来了", said(6), "，其中儿童", said(5, key="x"), "。")),
    "other units": (parts_add_up, line("发布", said(69, "条"), "、", LONG, "，合计", said(23409, "字"), "。")),
    "not reported": (parts_add_up, whole(ALL, LONG, said(None, "条", "short"))),
    "two sentences": (parts_add_up, line("儿童", LONG, "。家长", SHORT, "，合计", said(9, "条"), "。")),
    "margin of the total": (margin_is_part, whole(ALL, LONG, SHORT)),
    "own measure word": (
        unit_mismatch,
        line(said(27, "人", form="number"), "名孩子，", said(5, "家", form="number"), "个社团。"),
    ),
    "unit printed": (
        unit_mismatch,
        line("走进", said(22, "户"), "家庭，与", said(7, "家"), "单位，", said(9, "次"), "日程。"),
    ),
    "words that begin alike": (unit_mismatch, line(said(3, "次"), "日程，", said(9, "户"), "人家。")),
    "stock of today": (reading_mismatch, line("本月底资源", said(2352, "条", **STOCK), "。")),
    "month and total apart": (
        reading_mismatch,
        line("上线以来累计", said(596, "次", **SINCE), "；本月使用", said(17, "次"), "。"),
    ),
    "the month's own total": (reading_mismatch, line("3月，服务", said(932), "，累计", said(9, "小时"), "。")),
    "total since": (
        mixed_readings,
        line("自项目开始累计", said(596, "次", **SINCE), "，使用", said(17, "次"), "。"),
    ),
    "stock now": (mixed_readings, line("月底在架", said(2352, "条", **STOCK), "，更新", said(7, "次"), "。")),
    "total alone": (mixed_readings, line("资助", said(90, "户", **SINCE), "。")),
}


@pytest.mark.parametrize(("check", "passage", "key"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found_and_quoted(check, passage, key):
    [row] = check(passage)
    assert row.check == key
    assert row.place == passage.place
    assert row.quote
    assert key in SEVERITIES


@pytest.mark.parametrize(("check", "passage"), CLEAN.values(), ids=CLEAN)
def test_a_clean_text_is_left_alone(check, passage):
    assert keys(check(passage)) == []


def of(office, *pieces, margin):
    return line(*pieces, margin=margin, office=office)


def messages(office, margin_of):
    """The line of messages of an office: long and short ones; the margin prints the total or a part."""
    long, short, every = (said(n, "条", key, office) for n, key in ((6, "long"), (11, "short"), (17, "all")))
    if margin_of == "all":
        return of(office, "共", every, "，其中长篇", long, "、短篇", short, "。", margin=every)
    return of(office, "短篇", short, "；长篇", long, "。", margin=short)


def test_a_margin_that_is_the_total_elsewhere_and_a_part_here():
    lines = [messages(NORTH, "all"), messages(SOUTH, "all"), messages(WEST, "short")]
    assert [row.place for row in margin_unlike_others(lines)] == [lines[2].place]
    assert keys(margin_unlike_others([messages(NORTH, "all"), messages(SOUTH, "all")])) == []
    assert keys(margin_unlike_others([messages(NORTH, "short"), messages(SOUTH, "short")])) == []


def test_an_issue_has_one_notation_of_hours():
    def hours(words, minutes):
        return line("共", said(minutes, "小时", said=words), "。")

    decimal, whole_hours, clock = hours("431.4小时", 25884), hours("70小时", 4200), hours("182小时5分钟", 10925)
    [row] = notations([decimal, clock, whole_hours], "decimal")
    assert (row.place, row.quote) == (clock.place, "182小时5分钟")
    assert "431.4小时" in row.message
    [row] = notations([decimal, clock], "clock")
    assert row.place == decimal.place
    assert keys(notations([decimal, whole_hours], "decimal")) == []
    assert keys(notations([clock, whole_hours], "decimal")) == [], "one notation, though not the usual one"
    assert keys(notations([decimal, line("陪了90分钟。")], "decimal")) == ["notation"]


def loans(amount, key, words, *after, offices=(NORTH,), unit="人次"):
    return line(words, said(amount, unit, key, offices=offices), *after)


def test_one_name_for_figures_of_different_scope():
    shelves = loans(148, "shelves", "自助图书馆累计借阅", "。", offices=(NORTH, SOUTH, WEST))
    daily = loans(870, "daily", "日常图书借阅", "。", offices=(WEST,))
    found = list(same_name([shelves, daily]))
    assert {row.place for row in found} == {shelves.place, daily.place}
    assert all("借阅" in row.quote for row in found)


@pytest.mark.parametrize(
    "other",
    [
        loans(870, "daily", "日常图书借阅", "，众筹书架不计。", offices=(WEST,)),
        loans(870, "daily", "到馆阅读", "。", offices=(WEST,)),
        loans(870, "daily", "日常图书借阅", "。", offices=(EAST,)),
        loans(870, "daily", "日常图书借阅", "。", offices=(WEST,), unit="本"),
        loans(61, "shelves", "书架借阅", "。", offices=(WEST,)),
    ],
    ids=["says what it counts", "another name", "another office", "another unit", "the same figure"],
)
def test_names_that_tell_apart_are_left_alone(other):
    shelves = loans(148, "shelves", "自助图书馆累计借阅", "。", offices=(NORTH, SOUTH, WEST))
    assert keys(same_name([shelves, other])) == []


def test_general_verbs_are_no_names():
    service = loans(932, "service", "开展活动，服务", "。")
    venue = story("对外提供场地，服务", said(503, key="venue"), "。")
    assert keys(same_name([service, venue])) == []
