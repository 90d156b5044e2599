"""Where a series leads to its closed group: for whom its papers open, and who may give it into other hands."""

from dataclasses import dataclass

from django.urls import reverse

from youju.ground.access.looking import grant_of
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_CORRECT
from youju.services.activities.models import Activity, ActivityKind, GroupPlan
from youju.services.activities.queries.groupwork import plan_of
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Door:
    """`href` is empty for whoever may not open the papers, `hands` for whoever may not give them away."""

    plan: GroupPlan | None
    href: str
    hands: str


def closed_group(request: StaffRequest, activity: Activity) -> Door | None:
    """Nothing for a series that is no group work, and for whoever may open no cards of its office."""
    offices = request.standing.offices_with(PEOPLE_OPEN)
    if activity.activity_kind != ActivityKind.GROUP or activity.office_id not in offices:
        return None
    plan = plan_of(activity)
    group = reverse("activities:group", args=[activity.uid])
    if plan is None:
        return Door(None, group, "")
    opens = grant_of(request.actor, plan.uid, plan.office, at=request.now) is not None
    gives = activity.office_id in request.standing.offices_with(RECORDS_CORRECT)
    hands = reverse("activities:group_hands", args=[activity.uid])
    return Door(plan, group if opens else "", hands if gives else "")
