"""What is unusual is judged by the months and offices themselves, for any network, whatever it counts."""

import random

import pytest

from tests.factories.passages import keys, line, said
from youju.reporting.bulletins.rules.checks.outliers import unlike_the_others, unlike_the_past

OFFICES = (1, 2, 3, 4)


def visits(office, minutes, n):
    return line("服务", said(n, "人次", "visits", office), "，共", said(minutes, "小时", "minutes", office), "。")


def month(rows, past=()):
    """The lines of a month and the courses behind them; `rows` are (minutes, visits) by office."""
    lines = [visits(office, *row) for office, row in zip(OFFICES, rows, strict=True)]
    months = [*past, rows]
    courses = {}
    for place, office in enumerate(OFFICES):
        courses["minutes", office] = [row[place][0] if row[place] else None for row in months]
        courses["visits", office] = [row[place][1] if row[place] else None for row in months]
    return lines, courses


# 3.96, 12.7, 2.5 and 2.6 hours for each visit.
PRINTED = [(25884, 109), (19093, 25), (10925, 74), (4200, 27)]


def test_hours_for_each_visit_far_from_the_other_offices():
    lines, courses = month(PRINTED)
    [row] = unlike_the_others(lines, courses)
    assert row.place == lines[1].place
    assert "12.7" in row.message
    assert "318.22" in row.quote
    assert "25人次" in row.message


def test_ratios_within_the_range_of_the_others_are_left_alone():
    lines, courses = month([(25884, 109), (4500, 25), (10925, 74), (4200, 27)])
    assert keys(unlike_the_others(lines, courses)) == []


def test_a_ratio_that_the_office_always_had_is_its_own():
    before = [[(25000, 110), (n * 760, n), (11000, 74), (4200, 27)] for n in (20, 24, 30, 26, 22)]
    lines, courses = month(PRINTED, before)
    assert keys(unlike_the_others(lines, courses)) == []


def test_two_other_offices_are_too_few_to_compare_with():
    lines, courses = month(PRINTED)
    courses = {key: row for key, row in courses.items() if key[1] != 4}
    assert keys(unlike_the_others(lines, courses)) == []


def test_a_ratio_that_one_line_alone_prints_is_no_measure():
    lines, courses = month(PRINTED)
    assert keys(unlike_the_others(lines[1:2], courses)) == []


def course(*amounts):
    return line("来了", said(amounts[-1], key="care"), "。"), {("care", 1): amounts}


@pytest.mark.parametrize(
    ("amounts", "odd"),
    [
        ((240, 251, 260, 244, 2500), True), ((240, 251, 260, 244, 20), True), ((240, 251, 260, 244, 270), False),
        ((240, None, 260, 244, 2500), False), ((240, 251, 2600, 244, 2500), False), ((3, 5, 2, 4, 9), False),
        ((100, 100, 100, 100, 112), False), ((0, 0, 0, 0, 3), False),
    ],
    ids=["ten times", "a tenth", "a little more", "too few months", "it happened before", "small numbers",
         "months that agreed by chance", "something new"],
)  # fmt: skip
def test_a_month_unlike_the_offices_own_months(amounts, odd):
    passage, courses = course(*amounts)
    rows = list(unlike_the_past(passage, courses))
    assert bool(rows) == odd
    assert all(str(amounts[-1]) in row.quote for row in rows)


@pytest.mark.parametrize("seed", range(20))
def test_another_network_of_another_kind_raises_nothing(seed):
    """Meals and routes of a home-care network: other indicators, other magnitudes, months vary by a fifth."""
    dice = random.Random(seed)
    level = {"meals": 60000, "routes": 900, "copies": 45, "fen": 8_000_000}
    unit = {"meals": "件", "routes": "次", "copies": "本", "fen": "字"}
    # Offices differ in size by far more than in how they work.
    size = {office: 3**place for place, office in enumerate(OFFICES)}
    courses = {
        (key, office): [round(n * size[office] * dice.uniform(0.8, 1.2)) for _month in range(13)]
        for key, n in level.items()
        for office in OFFICES
    }
    lines = [
        line(*(said(courses[key, office][-1], unit[key], key, office) for key in level), "。", office=office)
        for office in OFFICES
    ]
    assert keys(unlike_the_others(lines, courses)) == []
    assert [row for passage in lines for row in unlike_the_past(passage, courses)] == []
