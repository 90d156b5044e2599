"""Below web nobody looks at a clock, and no query asks for the month of a column."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.house import BELOW_WEB, Finding, Source, hold, planted, sources

READS_CLOCK = {"now", "today", "utcnow", "monotonic", "perf_counter", "time_ns"}
READS_CLOCK_BARE = {"localdate", "localtime", "time"}
STAMPS = {"auto_now", "auto_now_add"}
CALENDAR_LOOKUP = re.compile(r"__(year|month|week_day|iso_year|quarter)\b")


def reading_clock(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                of_clock = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value).endswith(
                    ("datetime", "date", "timezone", "time")
                )
                if (name in READS_CLOCK and of_clock) or (
                    name in READS_CLOCK_BARE and (of_clock or name != "time") and not node.args + node.keywords
                ):
                    yield source.at(node, f"reads the clock with {ast.unparse(node.func)}()")
            elif isinstance(node, ast.keyword) and node.arg in STAMPS:
                yield source.at(node.value, f"lets the database stamp with {node.arg}")
            elif (
                isinstance(node, ast.keyword)
                and node.arg == "default"
                and "timezone.now" in ast.unparse(node.value)
            ):
                yield source.at(node.value, "takes the clock as a default")


def asking_for_calendar_parts(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for node in ast.walk(source.tree):
            text = node.arg if isinstance(node, ast.keyword) else getattr(node, "value", None)
            if isinstance(text, str) and CALENDAR_LOOKUP.search(text):
                yield source.at(getattr(node, "value", node), f"asks for {text}")


def test_times_are_passed_in_below_web():
    fix = "Take `at` or `on` as an argument; web reads the clock once per request."
    hold(reading_clock(sources(*BELOW_WEB)), fix)


def test_periods_are_asked_for_as_half_open_ranges():
    fix = "Ask `happened_on__gte=start, happened_on__lt=end`: an index answers that, a part of a date it does not."
    hold(asking_for_calendar_parts(sources()), fix)


def test_planted_clocks_and_lookups_are_seen():
    for wrong in (
        "date.today()", "timezone.now()", "datetime.datetime.now(UTC)", "localdate()", "timezone.localtime()",
        "time.time()", "models.DateTimeField(auto_now_add=True)", "models.DateTimeField(default=timezone.now)",
    ):  # fmt: skip
        assert list(reading_clock(planted(wrong))), wrong
    for right in ("localdate(at)", "timezone.localdate(request.now)", "time(8, 30)", "entry.time()"):
        assert not list(reading_clock(planted(right))), right
    for wrong in ("rows.filter(day__year=2018)", "Q(**{'happened_on__month': 3})"):
        assert list(asking_for_calendar_parts(planted(wrong))), wrong
