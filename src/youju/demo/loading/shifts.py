"""The demo's shifts: some that lie ahead, with who comes, who waits and who looks for somebody to take over.

Nobody is signed in: the minutes of the demo are the days in volunteers.toml, and stay what they are.
"""

import secrets
from datetime import date, time, timedelta
from typing import Any

from django.utils.timezone import localdate

from youju.demo.loading.structure import World
from youju.ground.access.actions import visitor
from youju.services.volunteers import actions
from youju.services.volunteers.actions.applying import Guardian, apply
from youju.services.volunteers.models import Shift, Volunteer
from youju.services.volunteers.rules.availability import read

OFFICE = "beijing"
# When some of the volunteers have time: the weekday from 0, and the hours as they said them.
HOURS = {"苏禾川": {5: "上午", 6: "全天"}, "柳映溪": {2: "14-18", 5: "9:00-12:00"}, "岑月华": {5: "下午"}}


def load(world: World, volunteers: list[Volunteer]) -> None:
    by, at, office = world.hands[OFFICE], world.at, world.offices[OFFICE]
    known = {one.person.name: one for one in volunteers}
    for name, hours in HOURS.items():
        spans = {day: read(said) for day, said in hours.items()}
        actions.state_availability(volunteer=known[name], spans=spans, by=by, at=at)
    today = localdate(at)
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    site = next(iter(office.sites.filter(until=None).order_by("position", "pk")), None)
    morning = actions.open_shift(
        office=office, site=site, what="图书整理与登记", served="library", day=saturday, start=time(9),
        end=time(12), places=2, skill="摄影", note="提前10分钟到，穿方便活动的衣服。", by=by, at=at,
    )  # fmt: skip
    first, *_others = [
        actions.sign_up(shift=morning, volunteer=known[name], by=by, at=at)
        for name in ("苏禾川", "柳映溪", "秦望舒")
    ]
    actions.offer_place(sign_up=first, by=by, at=at)
    care = actions.open_shift(
        office=office, site=site, what="托管助教", served="care", day=saturday + timedelta(days=4), start=time(15),
        end=time(18), places=3, meets_children=True, by=by, at=at,
    )  # fmt: skip
    actions.sign_up(shift=care, volunteer=known["黎小满"], by=by, at=at)
    _own_page(world, known["岑月华"], morning)
    _applications(world)


def _own_page(world: World, volunteer: Volunteer, shift: Shift) -> None:
    """One volunteer has a link to the own page, waits for a place, and asks for a correction."""
    stamp: dict[str, Any] = {"at": world.at}
    link = actions.open_own_link(
        volunteer=volunteer, secret=secrets.token_urlsafe(), by=world.hands[OFFICE], **stamp
    )
    stamp["by"] = link.volunteer.actor
    actions.sign_up(shift=shift, volunteer=volunteer, **stamp)
    actions.ask_correction(volunteer=volunteer, words="3月10日下午我也来了，少记了一次。", **stamp)


def _applications(world: World) -> None:
    """Two people registered on the public site, one of them a pupil; nobody has answered yet."""
    common: dict[str, Any] = {
        "office": world.offices[OFFICE], "agreed": True, "computer": "demo", "by": visitor(), "at": world.at,
    }  # fmt: skip
    year = localdate(world.at).year
    apply(
        name="温以南", born=date(year - 20, 5, 1), phone="19900009171", group_kind="student",
        comes_with="晨光公益社", skills="摄影、剪视频", why="想利用周末做点有意义的事。", guardian=Guardian(),
        spans={5: read("全天")}, **common,
    )  # fmt: skip
    apply(
        name="乔小禾", born=date(year - 16, 9, 1), phone="19900009172", group_kind="pupil", skills="讲故事",
        why="学校要求暑期社会实践。", guardian=Guardian("乔女士", "mother", "19900009173", agreed=True),
        spans={6: read("上午")}, **common,
    )  # fmt: skip
