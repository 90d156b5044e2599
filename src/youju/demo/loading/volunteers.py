"""The demo's volunteers and their minutes: groups, names, and every day on which somebody served."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import Any

from youju.demo.loading import shifts
from youju.demo.loading.sources import evening, month_end, remark, source
from youju.demo.loading.structure import World
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import kind_of
from youju.ground.people import actions as people
from youju.ground.people.rules.births import Birth
from youju.services.volunteers import actions
from youju.services.volunteers.models import Team, Volunteer
from youju.services.volunteers.rules import may_be_minor

# When the offices began to register by name.
BEGUN = date(2018, 1, 2)
# Of those who come on a day so many are named at the most; what they gave is rounded to these minutes.
NAMED, ROUND = 3, 5


def load(world: World) -> None:
    data = source("volunteers")
    teams = {row["slug"]: _team(world, row) for row in data["team"]}
    known: dict[str, list[Volunteer]] = {}
    for row in data["volunteer"]:
        known.setdefault(row["office"], []).append(_volunteer(world, row, teams))
    for entry in data["series"]:
        office, month = entry["office"], f"{entry['on'][0]:%Y-%m}"
        record_many(
            kind=kind_of("volunteers.service"), office=world.offices[office],
            rows=list(_days(world, entry, teams, known[office])), by=world.hands[office],
            at=evening(month_end(month)),
        )  # fmt: skip
    shifts.load(world, known[shifts.OFFICE])


def _team(world: World, row: dict[str, Any]) -> Team:
    return actions.found_team(
        office=world.offices[row["office"]], name=row["name"], kind=row["kind"], group_kind=row["group_kind"],
        contact=row.get("contact", ""), by=world.hands[row["office"]], at=evening(BEGUN),
    )  # fmt: skip


def _volunteer(world: World, row: dict[str, Any], teams: dict[str, Team]) -> Volunteer:
    stamp: dict[str, Any] = {"by": world.hands[row["office"]], "at": evening(BEGUN)}
    birth = Birth.in_year(row["born"])
    person = people.register(office=world.offices[row["office"]], name=row["name"], birth=birth, **stamp)
    if may_be_minor(birth, on=BEGUN):
        guardian = people.appoint_guardian(
            child=person, name=f"{row['name'][0]}女士", relation="mother", since=BEGUN, **stamp
        )
        people.consent(
            person=person, purpose="helping", channel="internal", guardian=guardian, own=True,
            paper="同意书存档案柜2", since=BEGUN, **stamp,
        )  # fmt: skip
    volunteer = actions.enlist(
        person=person, since=BEGUN, group_kind=row["group_kind"], team=teams[row["team"]], skills=row["skills"],
        **stamp,
    )  # fmt: skip
    if "trained" in row:
        actions.add_paper(
            volunteer=volunteer, sort="training", title="儿童保护与倾听", minutes=180, on=row["trained"], **stamp
        )
    if "cleared" in row:
        actions.add_paper(
            volunteer=volunteer, sort="clearance", title="入职查询", on=row["cleared"], until=row["cleared_until"],
            **stamp,
        )  # fmt: skip
    return volunteer


def _days(
    world: World, entry: dict[str, Any], teams: dict[str, Team], known: list[Volunteer]
) -> Iterator[dict[str, Any]]:
    """Some named entries of each day, and one for all who came without a name; together they are the day's sum."""
    served, came_with, turn = cycle(entry["served"]), cycle(entry["teams"]), cycle(known)
    for day, came, minutes in zip(entry["on"], entry["attendances"], entry["minutes"], strict=True):
        common = {
            "happened_on": day, "site": world.sites[entry["site"]], "group": None, "programme": None,
            "served": next(served), "what": remark("volunteers", f"{day:%Y-%m}") or entry.get("note", ""),
            "approximate": False,
        }  # fmt: skip
        each = minutes // came // ROUND * ROUND
        named = [next(turn) for _ in range(min(NAMED, came - 1, len(known)))] if day >= BEGUN else []
        for one in named:
            yield {
                **common,
                "volunteer": one,
                "team": None,
                "group_kind": None,
                "n": 1,
                "each": each,
                "minutes": None,
            }
        team = teams[next(came_with)]
        yield {
            **common, "volunteer": None, "team": team, "group_kind": team.group_kind, "n": came - len(named),
            "each": None, "minutes": minutes - each * len(named),
        }  # fmt: skip
