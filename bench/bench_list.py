"""The desk's list where the kind holds ten million records: a month, the page after it, and all time.

YOUJU_BENCH_ROWS sets another number of rows. Attendance is filled as in the planner's bench; the list is
asked through the whole stack by Django's test client, for a colleague of one of eight offices. One more office
has a single record, to compare the number of queries.
"""

import os
import re
import time
from datetime import date
from itertools import islice

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import synthetic
from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.organisations.models import Office
from youju.services.activities.models import Attendance

LIST = "/desk/activities-attendance/"
MONTH = f"{LIST}?month=2020-03"
# What every page of the product asks: who this is and what they may do.
CONSTANT, QUERIES = 4, 8
TIMES = 40
# Ten million rows are filled once and kept, for the planner too.
KEPT = "millions"


def run() -> list[Row]:
    rows = int(os.environ.get("YOUJU_BENCH_ROWS", "10000000"))
    synthetic.fill(rows)
    office = Office.objects.order_by("pk").first()
    assert office is not None
    client, lonely = _colleague(office), _colleague(synthetic.lonely_office())
    pages = list(islice(_walk(client), 3))
    asked = [MONTH, *pages, f"{LIST}?month=all", f"{MONTH}&role=child"]
    answers = {address: _answer(client, address) for address in asked}
    assert "10,000+" in answers[f"{LIST}?month=all"], "the count is not capped"
    exact = Attendance.objects.standing().within(date(2020, 3, 1), date(2020, 4, 1)).filter(office=office).count()
    assert ("10,000+" if exact > 10_000 else f"{exact:,}") in answers[MONTH], "the count is wrong"
    seconds = sorted(_seconds(client, address) for address in asked for _ in range(TIMES))
    fifty, one = _queries(client, MONTH), _queries(lonely, MONTH)
    note = f"median {seconds[len(seconds) // 2] * 1000:.0f} ms, {len(seconds)} times: a month, all time, a role"
    return [
        Row(f"list page at {rows:,} rows, 95 % within", seconds[len(seconds) * 95 // 100] * 1000, 60, "ms", note),
        Row("  queries of a page of 50", fifty, QUERIES + CONSTANT, "", f"a page of 1: {one}"),
        Row("  queries more than for a page of 1", fifty - one, 0, ""),
    ]


def _walk(client: Client):
    """The addresses of the pages after the first."""
    address = MONTH
    while found := re.search(r'href="([^"]*after=[^"]*)"', _answer(client, address)):
        address = LIST + found[1].replace("&amp;", "&").rpartition("/")[2]
        yield address


def _answer(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def _colleague(office: Office) -> Client:
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
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _seconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address)
    return time.perf_counter() - began
