"""One outing of the month: its plan, the papers of those known by name, leaving, heads at each place."""

from datetime import datetime, time
from typing import Any

from django.utils.timezone import make_aware

from youju.ground.access.models import Actor
from youju.services.activities.actions.outings import count, plan_outing, set_out, sign
from youju.services.activities.models import Session
from youju.services.activities.queries.outings import plan

PLAN: dict[str, Any] = {
    "destination": "海棠山步道", "adults": 26, "insurance": "户外活动意外险，保单2018-0318",
    "notice": "走石阶步道，不进树林；穿运动鞋，带水；雨天改期。领队电话见群公告。",
    "points": ["社区门口", "山顶凉亭", "回到门口"],
}  # fmt: skip
# Children without a card signed on the parents' own list.
LISTED = "不记名的孩子由家长同行，同意书签在家长名册上，已逐一核对"


def go(session: Session, *, by: Actor) -> None:
    """Plans, signs, leaves and counts; at the hut one child had run ahead with its mother."""

    def at(hour: int, minute: int = 0) -> dict[str, Any]:
        """A stamp of that day, on the clock of the place."""
        return {"by": by, "at": make_aware(datetime.combine(session.day, time(hour, minute)))}

    made = plan_outing(session=session, **PLAN, **at(8))
    along = plan(made, on=session.day).along
    sign(outing=made, people=[child.card.uid for child in along], paper="外出同意书资料夹", **at(8, 10))
    set_out(outing=made, reason=LISTED, **at(8, 35))
    heads = plan(made, on=session.day).heads
    first, hut, home = made.points.all()
    count(point=first, n=heads, **at(8, 40))
    ahead = along[0].card.uid
    count(point=hut, n=heads - 1, missing=[ahead], line="跟妈妈先到了凉亭下面，已叫回来", **at(9, 50))
    count(point=hut, n=heads, **at(9, 55))
    count(point=home, n=heads, **at(11, 25))
