"""Makes the classes that `bench_signin` signs in, and counts who arrived; prints one JSON object."""

import json
import sys
from datetime import UTC, date, datetime

import django

django.setup()

from bench.counting import chain, office_of_writers  # noqa: E402
from youju.ground.access.models import AuditEntry  # noqa: E402
from youju.ground.people.actions import register  # noqa: E402
from youju.services.activities.models import Activity, Attendance, Session  # noqa: E402

AT = datetime(2018, 3, 1, tzinfo=UTC)
DAY = date(2018, 3, 20)
CLASSES, CHILDREN = 50, 40


def prepare() -> dict[str, object]:
    office, by = office_of_writers()
    for number in range(CHILDREN):
        register(office=office, name=f"孩子{number}", by=by, at=AT)
    for number in range(CLASSES):
        activity = Activity.objects.create(
            office=office, name=f"班{number}", activity_kind="care", minutes=120, since=date(2018, 1, 1)
        )
        Session.objects.create(activity=activity, office=office, planned_on=DAY, day=DAY)
    return {}


def count() -> dict[str, object]:
    return {
        "rows": Attendance.objects.standing().count(),
        "entries": AuditEntry.objects.filter(verb="roll_call.take").count(),
        "chain": chain(),
    }


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "count": count}[sys.argv[1]]()))
