"""The demo's written material, read from the package."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

# Four months: the real March 2018 between invented ones.
MONTHS = ("2018-01", "2018-02", "2018-03", "2018-04")
# What every record of an invented month says of itself.
INVENTED = "演示用，虚构"


@cache
def source(name: str) -> dict[str, Any]:
    """The tables of `data/<name>.toml`."""
    return tomllib.loads(files("youju.demo").joinpath("data", f"{name}.toml").read_text("utf-8"))


def remark(name: str, month: str) -> str:
    """The remark of records of a month that the data file names as invented; empty for the real month."""
    return INVENTED if month in source(name)["invented"] else ""


def evening(day: date) -> datetime:
    """Half past eight in the evening in China: when sheets are typed in."""
    return datetime.combine(day, time(12, 30), UTC)


def month_end(month: str) -> date:
    """The last day of a month given as 2018-03."""
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
