"""One day of care by the minute: who came when, who fetched whom, and somebody who was not on the list."""

from collections.abc import Iterator, Sequence
from datetime import time
from typing import Any

from youju.demo.loading.sources import evening
from youju.ground.access.models import Actor
from youju.ground.people.models import Person
from youju.services.activities.actions.caring import look_after
from youju.services.activities.actions.clocking import arrive, let_go
from youju.services.activities.models import Session, Way
from youju.services.activities.queries.arrivals import fetchers

FIRST, LAST = (15, 4), (17, 48)
# Whom the child's list does not have, as the worker wrote it down.
NEIGHBOUR = ("楼下周叔", "妈妈加班，电话里同意")


def hand_over(session: Session, children: Sequence[Person], *, by: Actor) -> None:
    """Every child of the sheet comes and leaves; the evening of the day is when it is typed."""
    stamp: dict[str, Any] = {"by": by, "at": evening(session.day)}
    for child, came, left in zip(children, _clock(*FIRST, 3), _clock(*LAST, 4), strict=False):
        arrive(session=session, person=child, clock=came, **stamp)
        said = _with(session, child, child is children[-1], stamp)
        let_go(session=session, person=child, clock=left, **said, **stamp)


def _with(session: Session, child: Person, last: bool, stamp: dict[str, Any]) -> dict[str, Any]:
    listed = fetchers(child, at=stamp["at"])
    if listed and not last:
        return {"way": Way.FETCHED, "whom": listed[-1]}
    look_after(session=session, person=child, **stamp)
    return {"way": Way.OTHER, "name": NEIGHBOUR[0], "reason": NEIGHBOUR[1]}


def _clock(hour: int, minute: int, step: int) -> Iterator[time]:
    """Minutes of the clock, so far apart."""
    since = hour * 60 + minute
    while True:
        yield time(since // 60, since % 60)
        since += step
