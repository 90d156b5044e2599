"""Attendance of a closed group, typed at the desk or brought in a spreadsheet: no more people than members."""

from collections.abc import Iterable

from django.db.models import Sum

from youju.services.activities.models import TAKING_PART, ActivityKind, Attendance, GroupPlan, Holding
from youju.services.activities.queries.groupwork import cards_of_members
from youju.services.activities.rules.groupwork import MoreThanMembers


def no_strangers(holdings: Iterable[Holding], field: str) -> None:
    """Raises MoreThanMembers where more people took part in a closed group than were taken into it.

    With or without a name: a member who was called by name and counted without one would count twice.
    """
    groups = [row for row in holdings if row.activity_kind == ActivityKind.GROUP]
    if not groups:
        return
    closed = set(
        GroupPlan.objects.filter(activity__in={row.activity_id for row in groups}).values_list(
            "activity", flat=True
        )
    )
    members = {activity: len(cards_of_members(activity)) for activity in closed}
    rows = Attendance.objects.standing().filter(holding__in=groups, role__in=TAKING_PART).order_by()
    came = {row["holding"]: row["n"] for row in rows.values("holding").annotate(n=Sum("n"))}
    for row in groups:
        if row.activity_id in closed and came.get(row.pk, 0) > members[row.activity_id]:
            raise MoreThanMembers(field=field)
