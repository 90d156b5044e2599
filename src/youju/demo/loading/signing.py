"""Children of the demo are enrolled in their care and signed in by name, as the paper sheets of the month say.

A sheet has more children than the demo has cards: the others stay a number without names, so that every figure of
the month is what was printed.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid5

from youju.demo.loading import caring
from youju.demo.loading.sources import evening
from youju.demo.loading.structure import World
from youju.ground.people.models import Person
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Activity, Role, Session
from youju.services.activities.rules.marks import Said, Tap

# The month that everything is about; earlier sheets were counted only.
NAMED = "2018-03"
# The day whose sheet has the minutes of coming and leaving.
HANDED_OVER = ("beijing", date(2018, 3, 29))


def enrol_children(world: World, activity: Activity) -> None:
    """Every child of the office has a place from the first day."""
    at = evening(activity.since - timedelta(days=1))
    for child in world.children[activity.office.slug]:
        enrol(
            activity=activity, person=child, role=Role.CHILD, since=activity.since,
            by=world.hands[activity.office.slug], at=at,
        )  # fmt: skip


def classes(world: World, row: dict[str, Any], heads: dict[str, list[int]], month: str) -> list[list[Person]]:
    """Who is signed in by name at each session, never more than the sheet has children; each misses some days."""
    if month != NAMED or not (row.get("named") or row.get("outing")):
        return []
    children = world.children[row["office"]]
    if row.get("outing"):
        return [children[:came] for came in heads["n_child"]]
    return [
        [child for number, child in enumerate(children) if (number + place) % 5][:came]
        for place, came in enumerate(heads["n_child"])
    ]


def sign_in(world: World, session: Session, children: list[Person], *, at: datetime) -> None:
    """Types the names of one sheet, through the roll call; of one day every child's coming and leaving."""
    if (session.office.slug, session.day) == HANDED_OVER:
        caring.hand_over(session, children, by=world.hands[session.office.slug])
        return
    taps = [Tap(uuid5(session.uid, str(child.uid)), Said.PRESENT, Role.CHILD, child.uid) for child in children]
    take(session=session, marks=taps, by=world.hands[session.office.slug], at=at)
