"""A small count of people served does not come back as a difference."""

import random
from itertools import combinations

import pytest

from youju.reporting.figures.disclosing import hidden


def test_one_guardian_of_233_is_hidden_together_with_the_232_children():
    children = {f"child{n}" for n in range(232)}
    figures = {"children": children, "guardians": {"guardian"}, "all": children | {"guardian"}}
    amounts = {name: len(rows) for name, rows in figures.items()}
    assert hidden(figures, amounts) == {"guardians", "children"}


def test_a_small_count_without_a_total_is_hidden_alone():
    figures = {"cases": {1, 2}, "others": {3, 4, 5, 6, 7, 8, 9, 10}}
    assert hidden(figures, {"cases": 2, "others": 8}) == {"cases"}


def test_what_an_editor_confirmed_is_printed():
    figures = {"children": set(range(20)), "guardians": {"g"}, "all": {*range(20), "g"}}
    amounts = {name: len(rows) for name, rows in figures.items()}
    assert hidden(figures, amounts, confirmed={"guardians"}) == frozenset()


def test_zero_and_eight_are_not_small():
    figures = {"nobody": set(), "eight": set(range(8))}
    assert hidden(figures, {"nobody": 0, "eight": 8}) == frozenset()


def test_a_total_that_was_published_earlier_hides_what_would_complete_it():
    earlier = {"until_february": set(range(100))}
    figures = {"until_march": set(range(103)), "march": {100, 101, 102}}
    amounts = {name: len(rows) for name, rows in figures.items()}
    assert hidden(figures, amounts, published=earlier) == {"march", "until_march"}


def test_a_late_line_completes_a_published_month_to_a_later_total():
    """Until February 100, March 20; a total until March of 123 would tell that three came late."""
    earlier = {"until_february": set(range(100))}
    late = {"late1", "late2", "late3"}
    march = {f"march{n}" for n in range(20)}
    figures = {"late": late, "march": march, "until_march": set(range(100)) | late | march}
    amounts = {name: len(rows) for name, rows in figures.items()}
    assert hidden(figures, amounts, published=earlier) == {"late", "march"}


def test_what_a_late_line_takes_back_counts_against_what_was_published():
    """Two of a hundred were withdrawn: the total of today beside that of then tells as much as the line itself."""
    earlier = {"until_february": set(range(100))}
    march = {f"march{n}" for n in range(20)}
    figures = {"late": set(), "march": march, "until_march": set(range(98)) | march}
    amounts = {"late": -2, "march": 20, "until_march": 118}
    assert hidden(figures, amounts, published=earlier, less={"late": {98, 99}}) == {"late", "march"}
    assert hidden(figures, {**amounts, "late": -20}, published=earlier, less={"late": {98, 99}}) == frozenset()


def test_a_late_line_of_a_hidden_number_is_hidden_whatever_its_size():
    figures = {"late": set(range(30))}
    assert hidden(figures, {"late": 30}, besides=["late"]) == {"late"}


def test_chains_of_differences_are_seen():
    """a+b, b+c and c give a."""
    a, b, c = {"a"}, set(range(10)), set(range(20, 40))
    figures = {"a": a, "ab": a | b, "bc": b | c, "c": c}
    amounts = {name: len(rows) for name, rows in figures.items()}
    gone = hidden(figures, amounts)
    assert "a" in gone
    assert len(gone) == 2


@pytest.mark.parametrize("seed", range(30))
def test_no_sum_or_difference_of_printed_counts_gives_a_hidden_one(seed):
    chance = random.Random(seed)
    cells = [{(cell, n) for n in range(chance.choice([1, 3, 9, 20]))} for cell in range(4)]
    figures = {}
    for size in (1, 2, 3, 4):
        for chosen in combinations(range(4), size):
            if chance.random() < 0.5:
                figures["".join(map(str, chosen))] = set().union(*(cells[c] for c in chosen))
    amounts = {name: len(rows) for name, rows in figures.items()}
    gone = hidden(figures, amounts)
    shown = [figures[name] for name in figures if name not in gone]
    for name in gone:
        if not 1 <= amounts[name] <= 7:
            continue
        for size in range(1, len(shown) + 1):
            for chosen in combinations(shown, size):
                for signs in range(2**size):
                    total: dict[object, int] = {}
                    for place, rows in enumerate(chosen):
                        for row in rows:
                            total[row] = total.get(row, 0) + (1 if signs >> place & 1 else -1)
                    assert {row: n for row, n in total.items() if n} != dict.fromkeys(figures[name], 1)
            if size == 4:
                break
