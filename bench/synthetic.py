"""Ten million attendances of 400 sites over five years, made inside the database, for the benches.

The table is filled by one INSERT … SELECT with its indexes away, which are made anew afterwards; no action
is measured here. The folder `YOUJU_STATE` of the bench is its own.
"""

import time
from datetime import UTC, date, datetime

from django.db import connection

from youju.ground.access.actions import system
from youju.ground.organisations.models import Network, Office, Site
from youju.services.activities.models import Activity, ActivityKind, Attendance, Holding, Role

AT = datetime(2023, 1, 1, tzinfo=UTC)
FIRST = date(2018, 1, 1)
DAYS = 5 * 365
OFFICES, SITES = 8, 400


def fill(rows: int) -> float:
    """Fills the database with `rows` attendances unless it holds as many; returns the seconds it took."""
    began = time.perf_counter()
    if Attendance.objects.count() >= rows:
        return 0.0
    network = Network.objects.create(slug="bench", name="量", bulletin="量")
    actor = system()
    for number in range(OFFICES):
        office = Office.objects.create(network=network, slug=f"o{number}", name=f"机构{number}", city="城")
        Site.objects.bulk_create(Site(office=office, name=f"点{n}") for n in range(SITES // OFFICES))
        activity = Activity.objects.create(office=office, name="托管", activity_kind="care", since=FIRST)
        Holding.objects.create(
            office=office, activity=activity, activity_kind="care", happened_on=FIRST, recorded_at=AT, by=actor
        )
    _insert(rows, actor.pk)
    return time.perf_counter() - began


def lonely_office() -> Office:
    """An office of the same network that has one attendance, in March 2020."""
    network = Network.objects.get(slug="bench")
    office, new = Office.objects.get_or_create(
        network=network, slug="lonely", defaults={"name": "一条", "city": "城"}
    )
    if new:
        stamp = {"office": office, "recorded_at": AT, "by": system(), "activity_kind": "care"}
        day = date(2020, 3, 5)
        activity = Activity.objects.create(office=office, name="托管", activity_kind="care", since=FIRST)
        holding = Holding.objects.create(activity=activity, happened_on=day, **stamp)
        Attendance.objects.create(holding=holding, happened_on=day, role="child", n=1, **stamp)
    return office


def _insert(rows: int, actor: int) -> None:
    """Days, sites, kinds and roles are spread by multiplication with primes: even, mixed and repeatable."""
    indexes = list(Attendance._meta.indexes)
    constraints = [c for c in Attendance._meta.constraints if c.name == "a_person_attends_a_session_once"]
    kinds = ", ".join(f"({n}, '{kind}')" for n, kind in enumerate(ActivityKind.values))
    roles = ", ".join(f"({n}, '{role}')" for n, role in enumerate(Role.values[:5]))
    sqlite = connection.vendor == "sqlite"
    uid = "lower(hex(randomblob(16)))" if sqlite else "gen_random_uuid()"
    day = (
        f"date('{FIRST}', '+' || ((i * 7919) % {DAYS}) || ' days')"
        if sqlite
        else f"date '{FIRST}' + ((i * 7919) % {DAYS})::int"
    )
    false = "0" if sqlite else "false"
    series = (
        f"WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < {rows}) "
        if sqlite
        else f"WITH s AS (SELECT i FROM generate_series(1, {rows}::bigint) AS i) "
    )
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(Attendance, index)
        for constraint in constraints:
            editor.remove_constraint(Attendance, constraint)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{series}, k(n, kind) AS (VALUES {kinds}), r(n, role) AS (VALUES {roles}), "
            "site AS (SELECT id, office_id, row_number() OVER (ORDER BY id) - 1 AS place "
            "FROM organisations_site) "
            "INSERT INTO activities_attendance (uid, office_id, site_id, happened_on, recorded_at, by_id, "
            "version, approximate, holding_id, activity_kind, role, n) "
            f"SELECT {uid}, site.office_id, site.id, {day}, '2023-01-01', {actor}, 1, {false}, "
            "(SELECT min(id) FROM activities_holding), k.kind, r.role, 1 + i % 7 "
            f"FROM s JOIN site ON site.place = (i * 104729) % {SITES} "
            f"JOIN k ON k.n = (i / 31) % {len(ActivityKind.values)} JOIN r ON r.n = (i / 400) % 5"
        )
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(Attendance, index)
        for constraint in constraints:
            editor.add_constraint(Attendance, constraint)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
