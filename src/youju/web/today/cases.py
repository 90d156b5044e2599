"""On the first page of whoever has cases: how many are for today, overdue, silent, and what is due soon."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youju.ground.access.permissions import CASES_SUPERVISE
from youju.services.cases.queries.cases import granted
from youju.services.cases.queries.work import watch, work
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Count:
    """So many, and the part of my work where they stand."""

    label: Promise
    count: int
    state: str
    href: str


def counts(request: StaffRequest) -> tuple[Count, ...]:
    """The counts of my work; nothing for whoever has no case. No name is told here."""
    user = request.actor.user
    if user is None:
        return ()
    given = granted(request.actor, request.standing, at=request.now)
    own, found = work(user, given, on=request.today), []
    if own.lines or own.late:
        found = [
            (pgettext_lazy("cases", "for today"), len(own.today), "warn", "today"),
            (pgettext_lazy("cases", "overdue"), len(own.late), "warn", "overdue"),
            (pgettext_lazy("cases", "not met for too long"), len(own.silent), "bad", "silent"),
            (pgettext_lazy("cases", "due in two weeks"), len(own.ahead), "", "ahead"),
        ]
    if request.standing.holds(CASES_SUPERVISE):
        waiting = len(watch(user, given, on=request.today).waiting)
        found += [(pgettext_lazy("cases", "waiting for your word"), waiting, "warn", "waiting")] * bool(waiting)
    home = reverse("cases:work")
    return tuple(
        Count(label, count, state if count else "", f"{home}#{part}" if count else home)
        for label, count, state, part in found
    )
