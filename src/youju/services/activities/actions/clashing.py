"""No plan is saved over a clash by mistake: it is refused until somebody has seen the list, and then recorded."""

from collections.abc import Callable, Iterable
from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.models import Actor
from youju.ground.storage import turns
from youju.services.activities.models import Activity, Session
from youju.services.activities.rules.clashing import Clash, Clashing, digest


def heed(
    look: Callable[[], Iterable[Clash]], aware: str | None, plan: Activity | Session, *, by: Actor, at: datetime
) -> None:
    """Refuses hard clashes unless `aware` stands for exactly these; then writes down that they are meant.

    Of two colleagues who plan at once the second sees what the first one planned. Raises Clashing.
    """
    if aware is None:
        return
    turns.take(f"clashes of {plan.office_id}")
    found = tuple(look())
    told = digest(found)
    if told and told != aware:
        raise Clashing(found)
    if told:
        hard = [clash for clash in found if clash.hard]
        audit.write(
            verb="activity.despite" if isinstance(plan, Activity) else "session.despite", by=by, at=at,
            office=plan.office, subject=plan.uid, rows=len(hard),
            values={"clashes": [f"{clash.sort} {clash.day} {clash.other} {clash.what}" for clash in hard]},
        )  # fmt: skip
