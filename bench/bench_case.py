"""The page of a case with ten years of notes, through the whole stack: 1,000 contacts, twenty plans, assessments.

A look is written down and committed before the papers are opened, as every time; twenty sealed notes are opened.
"""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.access.models import User
from youju.ground.organisations.models import Network, Office
from youju.ground.people import actions as people
from youju.ground.storage import statistics
from youju.services.cases import actions
from youju.services.cases.actions.planning import Goal
from youju.services.cases.models import Case, Contact
from youju.services.cases.rules.assessing import Domain, Mark

AT = datetime(2018, 4, 1, 12, tzinfo=UTC)
BEGAN = date(2008, 4, 1)
NOTES, YEARS, TIMES = 1_000, 10, 40
WORDS = {"happened": "孩子今天说了学校里的事。" * 40, "seen": "比上次放松。" * 20, "next_step": "下周再来。"}


def run() -> list[Row]:
    stamp: dict[str, Any] = {"by": access.system(), "at": AT}
    network = access.found_network(slug="bench", name="量", bulletin="量", **stamp)
    office = access.open_office(network=network, slug="bench", name="量", city="城", **stamp)
    worker, boss = (_colleague(network, office, role) for role in ("social_worker", "supervisor"))
    case, small = (_case(office, name, worker, boss) for name in ("陈小舟", "白小兰"))
    _fill(case, NOTES)
    _fill(small, 1)
    statistics.refresh()
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    for each in (case, small):
        assert client.get(f"/cases/{each.uid}/").status_code == 200
    taken = sorted(_milliseconds(client, f"/cases/{case.uid}/") for _ in range(TIMES))
    large, one = _queries(client, case), _queries(client, small)
    note = f"median {taken[len(taken) // 2]:.0f} ms, {TIMES} times"
    return [
        Row(
            f"case page with {NOTES:,} notes of {YEARS} years, 95 % within",
            taken[TIMES * 95 // 100],
            60,
            "ms",
            note,
        ),
        Row("  queries more than with one note", large - one, 0, "", f"{large} and {one}"),
    ]


def _colleague(network: Network, office: Office, role: str) -> User:
    by, at = access.system(), AT
    user = access.admit(login=f"bench.{role}", name=role, password="bench-" * 4, by=by, at=at)
    TOTP.activate(user, generate_totp_secret())
    since = date(2008, 1, 1)
    access.give_role(user=user, role=role, network=network, office=office, since=since, by=by, at=at)
    return user


def _case(office: Office, name: str, worker: User, boss: User) -> Case:
    stamp: dict[str, Any] = {"by": worker.actor, "at": AT}
    person = people.register(office=office, name=name, **stamp)
    return actions.open_case(person=person, happened_on=BEGAN, worker=worker, supervisor=boss, **stamp)


def _fill(case: Case, notes: int) -> None:
    """Ten years: a plan and two assessments in each, and the notes between them, sealed one by one."""
    stamp: dict[str, Any] = {"by": case.worker.actor, "at": AT}
    marks = {domain.value: Mark(2, 2) for domain in Domain}
    for year in range(YEARS if notes > 1 else 1):
        day = BEGAN.replace(year=BEGAN.year + year)
        actions.assess(case=case, happened_on=day, marks=marks, seen={}, words={"summary": "好"}, **stamp)
        actions.plan(case=case, happened_on=day, goals=[Goal("目标")], words={}, **stamp)
    rows = []
    for number in range(notes):
        row = Contact(
            case=case, office=case.office, happened_on=BEGAN + timedelta(days=number * 3650 // NOTES), way="visit",
            direct=40, by=case.worker.actor, recorded_at=AT,
        )  # fmt: skip
        row.close(WORDS)
        rows.append(row)
    Contact.objects.bulk_create(rows)


def _milliseconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - began) * 1000


def _queries(client: Client, case: Case) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/cases/{case.uid}/")
    return len(asked)
