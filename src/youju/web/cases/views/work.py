"""My work: what is for today, what is overdue, who was not met for too long; and what waits for a supervisor."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import CASES_SUPERVISE, CASES_WORK
from youju.services.cases.queries.cases import granted
from youju.services.cases.queries.drafts import drafts_of
from youju.services.cases.queries.work import absences, standing_in, watch, work
from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.opening import unstored
from youju.web.cases.rows import load_rows, meant_rows, rows_of, waiting_rows
from youju.web.shell.needs import StaffRequest, needs


@needs(CASES_WORK)
def mine(request: StaffRequest) -> HttpResponse:
    """By the hands in which cases are; nothing of a paper is opened here."""
    user = request.actor.user
    given = granted(request.actor, request.standing, at=request.now)
    context: dict[str, Any] = {"supervises": request.standing.holds(CASES_SUPERVISE)}
    if user is not None:
        own = work(user, given, on=request.today)
        context |= {
            "today": meant_rows(own.today, request.today, own.lines),
            "late": rows_of(own.late, request.today), "silent": rows_of(own.silent, request.today),
            "ahead": meant_rows(own.ahead, request.today, own.lines), "rows": rows_of(own.lines, request.today),
            "drafts": [
                (uid, sort, PaperSort(sort).label if sort in PaperSort._value2member_map_ else "")
                for uid, sort in drafts_of(request.actor, [line.case.pk for line in own.lines])
            ],
        }  # fmt: skip
    if user is not None and context["supervises"]:
        watched = watch(user, given, on=request.today)
        context |= {
            "watch": watched, "waiting": waiting_rows(watched), "loads": load_rows(watched.loads),
            "watched_late": rows_of(
                [line for line in watched.lines if line.overdue(on=request.today)], request.today
            ),
            "absences": absences(user, on=request.today), "stands_in": standing_in(user, on=request.today),
        }  # fmt: skip
    return unstored(render(request, "cases/work.html", context))
