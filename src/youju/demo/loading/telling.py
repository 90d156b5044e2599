"""Families are reminded of one afternoon: in the group, and one family by telephone."""

from datetime import timedelta
from typing import Any

from youju.demo.loading.sources import evening
from youju.ground.access.models import Actor
from youju.services.activities.actions.notices import announce, tell
from youju.services.activities.models import Session
from youju.services.activities.queries.notices import told

# The group has seen it but for so many, who are told one by one.
LEFT = 2


def remind(session: Session, *, by: Actor) -> None:
    """The evening before; the last families have not answered."""
    day = session.day - timedelta(days=1)
    stamp: dict[str, Any] = {"by": by, "at": evening(day)}
    made = announce(session=session, sort="reminder", word="明天请给孩子带水杯和一件外套。", **stamp)
    families = told(made, on=day).families
    reached = [uid for family in families[:-LEFT] for uid in family.uids]
    tell(notice=made, people=reached, channel="group", **stamp)
    tell(notice=made, people=families[-1].uids, channel="phone", **stamp)
