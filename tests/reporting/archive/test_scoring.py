"""The score cannot flatter: gold scores full marks against itself, and each way of being wrong costs its field."""

from copy import deepcopy
from typing import Any

import pytest

from tests.reporting.archive import scoring
from tests.reporting.archive.sameness import rule, same_office, same_phrase, same_unit

TEXTS = list(scoring.texts("tune"))


def score(gold: dict[str, Any], answer: dict[str, Any]) -> scoring.Score:
    return scoring.scored(gold, answer)[0]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_the_gold_reads_itself_without_a_mistake(text: scoring.Text) -> None:
    tallies, words = scoring.scored(text.gold, deepcopy(text.gold))
    assert words == []
    assert all(tally.right == tally.there for tally in tallies.values())


def test_a_reader_of_nothing_finds_nothing() -> None:
    tallies = score(TEXTS[0].gold, {"figures": [], "schedule": [], "findings": []})
    assert all(tally.right == tally.said == 0 for tally in tallies.values())
    assert tallies["value"].there == len(TEXTS[0].gold["figures"])


@pytest.mark.parametrize(
    ("field", "wrong", "lost"),
    [
        ("unit", "斤", {"unit", "figure"}),
        ("office", "别处", {"office", "figure"}),
        ("what", "甲乙丙丁", {"what"}),
        ("period", "1999-01", {"period"}),
    ],
)
def test_a_wrong_field_is_an_error_and_not_half_right(field: str, wrong: str, lost: set[str]) -> None:
    gold = TEXTS[0].gold
    answer = deepcopy(gold)
    answer["figures"][0][field] = wrong
    tallies = score(gold, answer)
    assert {name for name, tally in tallies.items() if tally.right < tally.there} == lost
    assert all(tallies[name].precision == tallies[name].recall for name in lost)


def test_a_wrong_value_is_one_missed_and_one_invented() -> None:
    gold = TEXTS[0].gold
    answer = deepcopy(gold)
    answer["figures"][0]["value"] += 7
    tally = score(gold, answer)["value"]
    assert (tally.right, tally.said, tally.there) == (tally.there - 1, tally.there, tally.there)


def test_a_false_alarm_costs_precision() -> None:
    gold = TEXTS[0].gold
    answer = deepcopy(gold)
    answer["findings"].append({"check": "overlap", "severity": "odd", "line": 1, "text": "…"})
    tally = score(gold, answer)["finding"]
    assert tally.recall == 1
    assert tally.precision is not None
    assert tally.precision < 1


def test_sameness_knows_two_scripts_and_two_numbers() -> None:
    assert same_unit("節", "节")
    assert same_unit("food parcels", "parcel")
    assert not same_unit("人次", "人")
    assert not same_unit("hours", "minutes")
    assert same_phrase("志愿服务", "志愿者服务时长")
    assert not same_phrase("志愿服务", "图书")
    assert same_office("（一）鼓楼站", "鼓楼站")
    assert not same_office("鼓楼站", "江宁站")


def test_rules_are_the_same_however_they_are_written() -> None:
    assert rule("FREQ=WEEKLY;BYDAY=TU,MO") == rule("BYDAY=MO,TU;FREQ=WEEKLY;INTERVAL=1")
    assert rule("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1") == rule("FREQ=MONTHLY;BYDAY=-1FR")
    assert rule("FREQ=DAILY") == rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU")
    assert rule("FREQ=WEEKLY;BYDAY=MO") != rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
