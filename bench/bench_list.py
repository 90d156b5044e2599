"""The desk's list of a month, and the page after it, where the kind holds ten million records.

YOUJU_BENCH_ROWS sets another number of rows. Attendance is filled as in the planner's bench; the list is
asked through the whole stack by Django's test client, for a colleague of one of eight offices.
"""

import os
import time
from datetime import date

from django.test import Client

from bench import synthetic
from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.organisations.models import Office

MONTH = "/desk/activities-attendance/?month=2020-03"


def run() -> list[Row]:
    rows = int(os.environ.get("YOUJU_BENCH_ROWS", "10000000"))
    synthetic.fill(rows)
    client = _colleague()
    pages = sorted(_seconds(client, MONTH) for _ in range(21))
    assert client.get(MONTH).status_code == 200
    return [
        Row(
            f"list of a month at {rows:,} rows, 95th of 21",
            pages[-2] * 1000,
            60,
            "ms",
            f"median {pages[10] * 1000:.0f} ms",
        ),
    ]


def _colleague() -> Client:
    office = Office.objects.order_by("pk").first()
    assert office is not None
    login = f"bench{time.time_ns():x}"
    by, at = access.system(), synthetic.AT
    user = access.admit(login=login, name="量", password=login + login, by=by, at=at)
    access.give_role(
        user=user,
        role="support_clerk",
        network=office.network,
        office=office,
        since=date(2018, 1, 1),
        by=by,
        at=at,
    )
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _seconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address)
    return time.perf_counter() - began
