"""What is planned, held, moved or cancelled; who is enrolled; who came."""

from youju.services.activities.queries.planning import (
    Reading,
    Series,
    activities_in,
    agenda,
    find_activity,
    missing,
    reading,
    series,
    slots,
)
from youju.services.activities.queries.rows import (
    Narrowing,
    Row,
    find_row,
    latest_plan,
    leads_in,
    month_plan,
    moves,
    plan,
    usual_roles,
)

__all__ = [
    "Narrowing", "Reading", "Row", "Series", "activities_in", "agenda", "find_activity", "find_row", "latest_plan",
    "leads_in", "missing", "month_plan", "moves", "plan", "reading", "series", "slots", "usual_roles",
]  # fmt: skip
