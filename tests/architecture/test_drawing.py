"""The share that `./run test` draws: repeatable, within its budget, and no test is left out for good."""

from tests.drawing import ALWAYS, BUDGET, COSTS, LITTLE, costs, drawn, measured

TESTS = [f"tests/web/room{file}/test_x.py::test_{number}" for file in range(60) for number in range(10)]
DEAR = {f"tests/web/room{file}/test_x.py": 1.0 for file in range(50)}


def test_one_seed_draws_the_same_share_and_another_one_another():
    assert drawn(TESTS, seed=1, costs=DEAR) == drawn(TESTS[::-1], seed=1, costs=DEAR)
    assert drawn(TESTS, seed=1, costs=DEAR) != drawn(TESTS, seed=2, costs=DEAR)


def test_the_share_keeps_its_budget_and_uses_it():
    cost = sum(DEAR.get(test.partition("::")[0], 0) for test in drawn(TESTS, seed=3, costs=DEAR))
    assert BUDGET - 10 < cost <= BUDGET


def test_what_costs_little_and_what_nobody_has_measured_always_runs():
    chosen = drawn(TESTS, seed=4, costs=DEAR | {"tests/web/room55/test_x.py": LITTLE / 2})
    assert {test for test in TESTS if int(test[14:16].rstrip("/")) >= 50} <= chosen


def test_what_is_being_changed_and_the_house_always_run():
    house = f"{ALWAYS[0]}test_floors.py"
    tests, dear = [*TESTS, f"{house}::test_a"], DEAR | {house: 5.0}
    for seed in range(5):
        chosen = drawn(tests, seed=seed, costs=dear, changed=["tests/web/room7/"])
        assert {test for test in tests if test.startswith(("tests/web/room7/", house))} <= chosen


def test_every_test_is_drawn_by_some_seed():
    assert set().union(*(drawn(TESTS, seed=seed, costs=DEAR) for seed in range(40))) == set(TESTS)


def test_costs_are_read_from_what_the_runner_prints_and_name_only_files_that_are_there():
    printed = "0.30s call     tests/a/test_b.py::test_c[x]\n0.10s setup    tests/a/test_b.py::test_c[y]\nnothing"
    assert measured(printed) == {"tests/a/test_b.py": 0.2}
    assert all((COSTS.parents[1] / file).is_file() for file in costs())
