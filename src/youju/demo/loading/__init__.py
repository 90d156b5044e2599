"""Loads the demo through the product's own actions and importers: nothing is written past them."""

from collections.abc import Callable
from datetime import datetime

from youju.demo.loading import (
    activities,
    cases,
    communications,
    companions,
    issues,
    lectures,
    ledger,
    people,
    readers,
    ties,
    visits,
    volunteers,
)
from youju.demo.loading.logins import code, logins
from youju.demo.loading.structure import World, build
from youju.ground.organisations.models import Network

__all__ = ["World", "code", "load", "logins"]


def load(*, at: datetime, say: Callable[[str], None]) -> bool:
    """Loads everything once; returns False when a network stands already. `at` is the moment of loading."""
    if Network.objects.exists():
        return False
    say("机构、服务点与账号 …")
    world = build(at=at)
    say("台账 …")
    ledger.load(world)
    say("人员 …")
    people.load(world)
    say("社会关系 …")
    ties.load(world)
    say("志愿者与志愿服务 …")
    volunteers.load(world)
    say("走访 …")
    visits.load(world)
    say("活动与场次 …")
    activities.load(world)
    lectures.load(world)
    say("陪伴 …")
    companions.load(world)
    say("个案 …")
    cases.load(world)
    say("传播与素材 …")
    communications.load(world)
    say("月刊与订阅 …")
    readers.load(world)
    issues.load(world)
    return True
