"""Reckons the demo's figures from its data files alone, in plain lines instead of the product's planner."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar

DATA = Path(__file__).parents[2] / "src" / "youju" / "demo" / "data"
TABLES = (
    "network", "activities", "communications", "ledger", "volunteers", "bulletin", "people", "visits", "cases",
)  # fmt: skip
SAID = ("companions", "leads", "readers", "ties")
WEEK = "一二三四五六日"
Table = dict[str, Any]


def read(name: str) -> Table:
    """One of the data files, parsed."""
    if name.endswith(".json"):
        return json.loads((DATA / name).read_text(encoding="utf-8"))
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


NETWORK, ACTIVITIES, COMMUNICATIONS, LEDGER, VOLUNTEERS, BULLETIN, PEOPLE, VISITS, CASES = map(read, TABLES)
FACTS = read("facts/2018-03.json")
CHANNELS = {channel["slug"]: channel for channel in COMMUNICATIONS["channel"]}
LEDGER_KEYS = {
    f"ledger.{kind['slug']}.{measure['unit']}": measure for kind in LEDGER["kind"] for measure in kind["measure"]
}
DISTINCT = {"persons", "households", "organisations"}


def days_of(month: str) -> list[date]:
    """The days of a month like 2018-03."""
    day = date.fromisoformat(f"{month}-01")
    return [day + timedelta(i) for i in range(31) if (day + timedelta(i)).isoformat().startswith(month)]


def day_off(day: date) -> bool:
    """Whether the State Council gave this day off (an ordinary weekend is none)."""
    return chinese_calendar.is_holiday(day) and chinese_calendar.get_holiday_detail(day)[1] is not None


def sessions(activity: Table, month: str) -> list[date]:
    """The days in `month` on which the activity is planned, holidays considered."""
    days, phrase = days_of(month), activity["schedule"]
    if last := re.match(r"每月最后一周的周(.)", phrase):
        days = [day for day in days if WEEK[day.weekday()] == last[1]][-1:]
    elif span := re.match(r"每周(.)至周(.)", phrase):
        first, until = WEEK.index(span[1]), WEEK.index(span[2])
        made_up = activity["holidays"] == "school_days"
        days = [
            day
            for day in days
            if first <= day.weekday() <= until
            or (made_up and day.weekday() > 4 and chinese_calendar.is_workday(day))
        ]
    elif named := re.match(r"每周([一二三四五六日](?:、周?[一二三四五六日])*)", phrase):
        days = [day for day in days if WEEK[day.weekday()] in named[1]]
    elif dated := re.match(r"(\d+)月((?:\d+日、?)+)", phrase):
        chosen = {int(number) for number in re.findall(r"\d+", dated[2])}
        days = [day for day in days if day.month == int(dated[1]) and day.day in chosen]
    else:
        days = []
    if activity["holidays"] != "keep":
        days = [day for day in days if not day_off(day)]
    return [day for day in days if activity["since"] <= day < activity["until"]]


def held(activity: Table, month: str) -> list[date]:
    """The planned days without the cancelled ones."""
    cancelled = {entry["on"] for entry in activity.get("cancelled", [])}
    return [day for day in sessions(activity, month) if day not in cancelled]


def heads(activity: Table, month: str) -> Iterator[tuple[str, int, str | None]]:
    """Role, number and organisation of everybody who came in the month."""
    for role, number in activity.get("months", {}).get(month, {}).items():
        if role != "sessions":
            yield role, number, None
    for batch in activity.get("batches", []):
        if batch["on"].isoformat().startswith(month):
            yield batch["role"], batch["n"], batch.get("partner")


def shares(total: int, sessions: int) -> list[int]:
    """A month's head-count over its sessions, as activities.toml says."""
    weights = [8 + 5 * i % 7 for i in range(sessions)]
    sums = [sum(weights[:i]) for i in range(sessions + 1)]
    return [total * sums[i + 1] // sums[-1] - total * sums[i] // sums[-1] for i in range(sessions)]


def _activities(key: str, office: str, month: str, group: str | None) -> int | None:
    spec = FACTS["keys"][key]
    where, measure = spec["where"], spec["measure"]
    chosen = [
        (activity, days)
        for activity in ACTIVITIES["activity"]
        if activity["office"] == office
        and ("kinds" not in where or activity["kind"] in where["kinds"])
        and group in {None, activity["group"]}
        and (days := held(activity, month))
    ]
    if not chosen:
        return None
    if measure == "sessions":
        return sum(len(days) for _, days in chosen)
    if measure == "partners":
        return len({partner["partner"] for activity, _ in chosen for partner in activity.get("partners", [])})
    came = [row for activity, _ in chosen for row in heads(activity, month) if row[0] in where["roles"]]
    if measure == "organisations":
        return len({partner for _, _, partner in came if partner})
    return sum(number for _, number, _ in came) if came else None


def _communications(key: str, office: str, month: str, group: str | None) -> int | None:
    spec = FACTS["keys"][key]
    where, measure = spec["where"], spec["measure"]
    if not where:
        rows = [
            row for row in COMMUNICATIONS["media"]
            if row["office"] == office and row["on"].isoformat().startswith(month)
        ]  # fmt: skip
        return sum(row[measure] for row in rows) if rows else None
    form = "issue" if measure == "issues" else "batch"
    rows = [
        row
        for row in COMMUNICATIONS[form]
        if CHANNELS[row["channel"]]["office"] == office
        and row["month"] == month
        and ("channels" not in where or CHANNELS[row["channel"]]["kind"] in where["channels"])
        and (form == "issue" or row["form"] in where["forms"])
    ]
    if not rows:
        return None
    if measure == "issues":
        return len(rows)
    return sum(sum(row["characters"]) if measure == "characters" else len(row["on"]) for row in rows)


def _ledger(key: str, office: str, month: str, group: str | None) -> int | None:
    _, kind, measure = key.split(".")
    spec = LEDGER_KEYS[key]
    reading, last = spec["reading"], days_of(month)[-1]
    statements = {
        row["month"]: row[measure]
        for row in LEDGER["statement"]
        if row["kind"] == kind and row["office"] == office and measure in row and row["month"] <= month
    }
    if reading == "stock" or (reading == "cumulative" and measure in DISTINCT):
        return statements[max(statements)] if statements else None
    if month in statements:
        return statements[month]
    entries = [
        number
        for row in LEDGER["series"]
        if row["kind"] == kind and row["office"] == office and measure in row
        for day, number in zip(row["on"], row[measure], strict=True)
        if day <= last and (reading == "cumulative" or day.isoformat().startswith(month))
    ]
    return sum(entries) if entries else None


def _volunteers(key: str, office: str, month: str, group: str | None) -> int | None:
    measure = FACTS["keys"][key]["measure"]
    rows = [row for row in VOLUNTEERS["series"] if row["office"] == office]
    given = [
        number
        for row in rows
        for day, number in zip(row["on"], row[measure], strict=True)
        if day.isoformat().startswith(month)
    ]
    return sum(given) if given else None


def _visits(key: str, office: str, month: str, group: str | None) -> int | None:
    """Different homes, or children, of the rounds of the month; where nobody was there nothing counts."""
    families = {
        family["person"][0]["name"]: {row["name"] for row in family["person"] if row["age"] < 18}
        for family in PEOPLE["family"]
        if family["office"] == office
    }
    found: dict[str, set[str]] = {}
    for row in VISITS["round"]:
        if row["office"] == office and row["day"].isoformat().startswith(month):
            for home in row["homes"]:
                if not home.get("away"):
                    met = families[home["name"]] & set(home.get("met", families[home["name"]]))
                    found.setdefault(home["name"], set()).update(met)
    if not found:
        return None
    return len(found) if FACTS["keys"][key]["measure"] == "families" else len(set().union(*found.values()))


def _cases(key: str, office: str, month: str, group: str | None) -> int | None:
    rows = [row for row in CASES["case"] if row["office"] == office]
    met = [
        (place, minutes)
        for place, row in enumerate(rows)
        for day, minutes in zip(row["on"], row["minutes"], strict=True)
        if day.isoformat().startswith(month)
    ]
    if not met:
        nothing = any(row["office"] == office and row["month"] == month for row in CASES["nothing"])
        return 0 if nothing else None
    if FACTS["keys"][key]["measure"] == "cases":
        return len({place for place, _minutes in met})
    return sum(minutes for _place, minutes in met)


def stated(measure: Table) -> bool:
    """Whether each entry says what stands, so that entries are never summed."""
    return measure["unit"] in DISTINCT or measure["reading"] == "stock" or measure.get("stated", False)


def figure(key: str, offices: list[str], month: str, group: str | None = None) -> int | None:
    """The stored value over these offices (or one heading of an office); None where there is no record."""
    modules = {
        "activities": _activities, "communications": _communications, "ledger": _ledger, "volunteers": _volunteers,
        "visits": _visits,
        "cases": _cases,
    }  # fmt: skip
    reckon = modules[key.split(".")[0]]
    values = [value for office in offices if (value := reckon(key, office, month, group)) is not None]
    return sum(values) if values else None
