"""Planning, printing, walking and counting rounds of visits; recording single visits."""

from youju.services.visits.actions.counting import count_round
from youju.services.visits.actions.opening import look_in, take_route
from youju.services.visits.actions.planning import cancel_round, change_round, plan_round
from youju.services.visits.actions.recording import record_visit
from youju.services.visits.actions.route import add_stop, drop_stop, move_stop
from youju.services.visits.actions.team import bring_along, leave_behind

__all__ = [
    "add_stop", "bring_along", "cancel_round", "change_round", "count_round", "drop_stop", "leave_behind",
    "look_in", "move_stop", "plan_round", "record_visit", "take_route",
]  # fmt: skip
