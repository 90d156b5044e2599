"""Planning series and sessions, enrolling people, signing them in."""

from youju.services.activities.actions.feeds import open_feed, revoke_feed
from youju.services.activities.actions.planning import (
    cancel_session,
    change_activity,
    move_session,
    plan_activity,
    plan_month,
    stand_in,
)

__all__ = [
    "cancel_session",
    "change_activity",
    "move_session",
    "open_feed",
    "plan_activity",
    "plan_month",
    "revoke_feed",
    "stand_in",
]
