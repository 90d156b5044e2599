"""Zhuhai's cases, which make the month's figures, and one of our days in Beijing, to look at."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from youju.demo.loading.sources import evening, month_end, source
from youju.demo.loading.structure import World
from youju.ground.evidence.actions import state_nil
from youju.ground.evidence.kinds import kind_of
from youju.ground.people import actions as people
from youju.ground.people.rules.births import Birth
from youju.ground.periods import month
from youju.services.cases import actions
from youju.services.cases.actions.planning import Goal, Step
from youju.services.cases.models import Case
from youju.services.cases.queries.cases import categories
from youju.services.cases.rules.assessing import Domain, Mark

Row = Mapping[str, Any]
# The living case was opened so long ago, and its worker was last there so long ago.
OPENED, MET, NEXT = timedelta(days=75), (timedelta(days=52), timedelta(days=33)), timedelta(days=2)
STRENGTHS = ((1, 2), (3, 2))


def load(world: World) -> None:
    for row in source("cases")["case"]:
        _case(world, row)
    for row in source("cases")["nothing"]:
        year, number = map(int, row["month"].split("-"))
        period = month(year, number)
        state_nil(
            kind=kind_of("cases.contact"), office=world.offices[row["office"]], start=period.start,
            end=period.end, by=world.hands[row["office"]], at=evening(month_end(row["month"])),
        )  # fmt: skip
    _living(world)


def _case(world: World, row: Row) -> None:
    """One case with its papers, each typed in on the evening of its day."""
    case = _open(world, row, evening(row["opened"]))
    stamp: dict[str, Any] = {"by": world.actor(row["worker"]), "at": evening(row["planned"])}
    actions.note_paper(case=case, sort="assessment", happened_on=row["planned"], place="个案柜1层", **stamp)
    goal = Goal(row["goal"], row["shown_by"], row["due"])
    actions.plan(case=case, happened_on=row["planned"], goals=[goal], words={}, **stamp)
    for day, direct, indirect in zip(row["on"], row["minutes"], row["indirect"], strict=True):
        actions.write_paper(
            case=case, sort="contact", happened_on=day, way="visit", direct=direct, indirect=indirect, goal=None,
            next_on=None, words={"happened": "演示用，虚构：按计划见面。"}, by=stamp["by"], at=evening(day),
        )  # fmt: skip


def _open(world: World, row: Row, at: datetime) -> Case:
    """Registers the client, opens the case, writes down who came, who agreed, and the category."""
    office, day = world.offices[row["office"]], localdate(at)
    stamp: dict[str, Any] = {"by": world.actor(row["worker"]), "at": at}
    person = people.register(office=office, name=row["name"], birth=Birth.in_year(row["born"]), **stamp)
    case = actions.open_case(
        person=person, happened_on=day, worker=world.users[row["worker"]], site=world.sites[row["site"]],
        supervisor=world.users[row["supervisor"]], **stamp,
    )  # fmt: skip
    words = {"request": row["request"], "arranged": "先见一次面，听孩子自己怎么说。"}
    actions.write_paper(
        case=case, sort="intake", happened_on=day, words=words, came="school", urgent=False, **stamp
    )
    actions.write_paper(
        case=case, sort="consent", happened_on=day, own=True,
        words={"signed_by": "监护人", "told": "目的、记录、保密与例外。"}, guardian=True, **stamp,
    )  # fmt: skip
    known = next(one for one in categories(office) if one.label == row["category"])
    actions.say_hardship(case=case, category=known, since=day, basis=row["basis"], **stamp)
    return case


def _living(world: World) -> None:
    """A case of our days: assessed twice, a plan that its supervisor has not seen, nobody met for a month."""
    beijing = world.offices["beijing"]
    row = {
        "office": "beijing", "site": next(slug for slug, site in world.sites.items() if site.office == beijing),
        "worker": "bj-worker1", "supervisor": "bj-supervisor", "name": "宁小岛",
        "born": localdate(world.at).year - 9,
        "request": "邻居介绍来的：孩子夜里不敢一个人睡，妈妈上夜班。", "category": "流动儿童", "basis": "居住登记",
    }  # fmt: skip
    case = _open(world, row, world.at - OPENED)
    for ago, strength in zip((OPENED, MET[0]), STRENGTHS, strict=True):
        at = world.at - ago
        marks = {d.value: Mark(4 - strength[0], strength[n % 2]) for n, d in enumerate(Domain)}
        actions.assess(
            case=case, happened_on=localdate(at), marks=marks, seen={"mind": "说话时一直攥着书包带。"},
            words={"summary": "夜里没有大人在家，白天有邻居照应。", "wishes": "想有人陪着写作业。"},
            by=world.actor("bj-worker1"), at=at,
        )  # fmt: skip
    at = world.at - MET[0]
    due = localdate(world.at) + timedelta(days=9)
    steps = (Step("妈妈", "睡前打一次电话", due), Step("何小满", "联系邻居，约定晚饭后去坐坐", due))
    actions.plan(
        case=case, happened_on=localdate(at), goals=[Goal("夜里有人可找，能自己睡着", "一周至少五晚", due, steps)],
        words={"aim": "夜里安心", "resources": "邻居、托管站、妈妈的同事"}, by=world.actor("bj-worker1"), at=at,
    )  # fmt: skip
    for ago in MET:
        at = world.at - ago
        actions.write_paper(
            case=case, sort="contact", happened_on=localdate(at), way="visit", direct=50, indirect=30, goal=None,
            next_on=localdate(world.at) + NEXT,
            words={"happened": "一起把睡前要做的事画成了一张图。", "seen": "比上次放松。"},
            by=world.actor("bj-worker1"), at=at,
        )  # fmt: skip
