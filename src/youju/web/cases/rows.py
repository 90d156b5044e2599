"""Cases as rows of a list: name or number, where they stand, what is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.services.cases.queries.cases import CaseLine
from youju.services.cases.queries.work import Load, Meant, Watch
from youju.services.cases.rules.papers import Condition

# The colour of a condition's chip.
STATES = {Condition.OPEN: "", Condition.PAUSED: "warn", Condition.LOST: "bad", Condition.CLOSED: "good"}


@dataclass(frozen=True)
class Row:
    """`name` is empty for whoever was not given the case."""

    number: str
    name: str
    age: str
    href: str
    stage: Any
    condition: Any
    state: str
    categories: tuple[str, ...]
    worker: str
    opened: date
    late: str
    silent: str


def rows_of(lines: Iterable[CaseLine], today: date) -> list[Row]:
    return [row_of(line, today) for line in lines]


def row_of(line: CaseLine, today: date) -> Row:
    overdue = line.overdue(on=today)
    late = "、".join(str(one.sort.label) for one in overdue[:2])
    days = max((one.late(on=today) for one in overdue), default=0)
    card = line.card
    return Row(
        str(line.case), card.name if card else "", str(card.age.text()) if card and card.age else "",
        reverse("cases:case", args=[line.case.uid]), line.stage.label,
        line.condition.label if line.condition is not Condition.OPEN else "", STATES[line.condition],
        line.categories, str(line.case.worker), line.case.happened_on,
        _("%(papers)s, %(late)s") % {"papers": late, "late": _late(days)} if late else "",
        _late(line.silent) if line.silent else "",
    )  # fmt: skip


def _late(days: int) -> str:
    return ngettext("{days} day overdue", "{days} days overdue", days).format(days=days)


def meant_rows(meant: Iterable[Meant], today: date, lines: Iterable[CaseLine]) -> list[dict[str, Any]]:
    """Appointments, goals and steps, each with whose case it is."""
    names = {line.case.pk: line.card.name if line.card else "" for line in lines}
    said = {"contact": _("contact agreed"), "goal": _("goal due"), "step": _("step due")}
    return [
        {
            "what": said[one.what], "day": one.day, "past": one.day < today, "number": str(one.case),
            "name": names.get(one.case.pk, ""), "href": reverse("cases:case", args=[one.case.uid]),
        }
        for one in meant
    ]  # fmt: skip


def waiting_rows(watch: Watch) -> list[dict[str, Any]]:
    """Plans and closures on which the supervisor has not decided."""
    names = {line.case.pk: line.card.name if line.card else "" for line in watch.lines}
    return [
        {
            "what": row.sort.label, "day": row.happened_on, "number": str(row.case),
            "worker": str(row.case.worker),
            "name": names.get(row.case_id, ""),
            "href": reverse("cases:write", args=[row.case.uid, "supervision"]),
        }
        for row in watch.waiting
    ]  # fmt: skip


def load_rows(loads: Iterable[Load]) -> list[dict[str, Any]]:
    """Cases by worker, as bars."""
    return [
        {
            "label": str(load.worker), "amount": load.open, "printed": str(load.open), "resting": load.resting,
            "overdue": load.overdue, "silent": load.silent,
            "href": f"{reverse('cases:list')}?worker={load.worker.uid}",
        }
        for load in loads
    ]  # fmt: skip
