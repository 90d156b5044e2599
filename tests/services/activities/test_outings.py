"""An outing leaves when its papers, insurance and adults are there, and heads on the way must come out."""

from typing import Any

import pytest

from tests.factories.rolls import children, clerk, roll, session, tap
from tests.factories.world import NOW, World
from youju.ground.access.looking import grant_of
from youju.ground.access.refusals import WithoutReason
from youju.ground.people.models import Person
from youju.services.activities.actions.outings import count, plan_outing, set_out, sign, take_along
from youju.services.activities.models import HeadCount, Outing, OutingConsent
from youju.services.activities.queries.outings import plan
from youju.services.activities.rules.outings import (
    CountNeedsAWord,
    Lack,
    LeftOnOuting,
    NobodyToLeave,
    NotAlong,
    NotLeftYet,
    NotReadyToLeave,
    OnlySupervisorsLetLeave,
    PaperMissing,
    adults_needed,
    comes_out,
    lacks,
    points,
)

READY: dict[str, Any] = {
    "children": 9, "consented": 9, "adults": 2, "per_adult": 8, "insurance": "保单1", "notice": "走人行道",
}  # fmt: skip


def test_what_is_missing_is_named():
    assert lacks(**READY) == ()
    for wrong, lack in (
        ({"consented": 8}, Lack.CONSENT), ({"insurance": ""}, Lack.INSURANCE), ({"adults": 1}, Lack.ADULTS),
        ({"notice": ""}, Lack.NOTICE),
    ):  # fmt: skip
        assert lacks(**READY | wrong) == (lack,)


def test_one_adult_more_for_a_begun_number_and_a_count_comes_out_only_whole():
    assert [adults_needed(n, 8) for n in (0, 1, 8, 9, 16, 17)] == [0, 1, 1, 2, 2, 3]
    assert comes_out(9, 9, 0)
    assert not comes_out(8, 9, 0)
    assert not comes_out(9, 9, 1)
    assert points(" 门口 \n\n上车\n门口\n") == ["门口", "上车"]


@pytest.fixture
def kids(world: World) -> list[Person]:
    return children(world, "陈小豆", "白小兰")


def by(world: World) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW}


def planned(world: World, **more: Any) -> Outing:
    said = {"destination": "植物园", "notice": "走人行道", "insurance": "保单1", "adults": 1} | more
    return plan_outing(session=session(world), points=["门口", "回来"], **said, **by(world))


@pytest.mark.django_db
class TestOuting:
    def test_it_leaves_with_whoever_is_signed_in_once_everything_is_there(self, world, kids):
        row = planned(world)
        with pytest.raises(NobodyToLeave):
            set_out(outing=row, **by(world))
        roll(world, *map(tap, kids))
        with pytest.raises(PaperMissing):
            sign(outing=row, people=[kids[0].uid], paper="", **by(world))
        sign(outing=row, people=[kid.uid for kid in kids], paper="第2格", **by(world))
        set_out(outing=row, **by(world))
        with pytest.raises(LeftOnOuting):
            planned(world, adults=0)

    def test_what_is_missing_is_overruled_by_a_supervisor_with_a_reason(self, world, kids):
        row = planned(world, insurance="")
        roll(world, *map(tap, kids))
        sign(outing=row, people=[kid.uid for kid in kids], paper="第2格", **by(world))
        sign(outing=row, people=[kids[0].uid], paper="", **by(world))
        assert OutingConsent.objects.standing().count() == 1
        with pytest.raises(NotReadyToLeave) as told:
            set_out(outing=row, **by(world))
        assert told.value.lacks == (Lack.CONSENT, Lack.INSURANCE)
        with pytest.raises(OnlySupervisorsLetLeave):
            set_out(outing=row, reason="妈妈在场", **by(world))
        left = set_out(outing=row, reason="妈妈在场", by=world.colleague("supervisor", world.north).actor, at=NOW)
        assert (left.lacks, left.reason) == ("consent,insurance", "妈妈在场")

    def test_heads_that_do_not_come_out_need_a_line_and_name_who_is_missing(self, world, kids):
        row = planned(world)
        point = row.points.get(name="门口")
        roll(world, *map(tap, kids))
        sign(outing=row, people=[kid.uid for kid in kids], paper="第2格", **by(world))
        with pytest.raises(NotLeftYet):
            count(point=point, n=2, **by(world))
        set_out(outing=row, **by(world))
        with pytest.raises(CountNeedsAWord):
            count(point=point, n=1, missing=[kids[1].uid], **by(world))
        with pytest.raises(NotAlong):
            count(point=point, n=1, missing=[row.uid], line="去找", **by(world))
        count(point=point, n=1, missing=[kids[1].uid], line="在厕所，张老师去接", **by(world))
        count(point=point, n=2, **by(world))
        [first, second] = HeadCount.objects.order_by("pk")
        assert ([one.person for one in first.missing.all()], second.came_out) == ([kids[1]], True)

    def test_the_emergency_sheet_asks_what_for_and_opens_the_children_along_for_a_moment(self, world, kids):
        row = planned(world)
        reader = world.colleague("social_worker", world.north, 2).actor
        with pytest.raises(WithoutReason):
            take_along(outing=row, reason=" ", by=reader, at=NOW)
        assert set(take_along(outing=row, reason="带队用", by=reader, at=NOW)) == set(kids)
        assert grant_of(reader, kids[0].uid, world.north, at=NOW) is not None
        assert len(plan(row, on=NOW.date()).along) == 2
