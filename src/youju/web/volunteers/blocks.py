"""The service records as sheets: columns as the guide documents them, numbers as numbers, days as days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from youju.ground.evidence.fields import Cell
from youju.services.volunteers.models import Paper, Volunteer
from youju.services.volunteers.queries.blocks import Blocks

Rows = tuple[list[str], list[Sequence[Cell]]]
WHO, GIVEN = "who", "given"
NAMES: dict[str, Promise] = {
    WHO: gettext_lazy("Who it is"),
    GIVEN: pgettext_lazy("block", "Service given"),
    Paper.Sort.TRAINING.value: gettext_lazy("Trainings"),
    Paper.Sort.HONOUR.value: gettext_lazy("Honours"),
    Paper.Sort.APPRAISAL.value: gettext_lazy("Appraisals"),
}


@dataclass(frozen=True)
class Total:
    times: int = 0
    minutes: int = 0


def sheet(found: Blocks, block: str) -> Rows:
    """One block: its heads and rows."""
    if block == WHO:
        return _who(found)
    return _given(found) if block == GIVEN else _papers(found, block)


def sheets(found: Blocks) -> dict[str, Rows]:
    """All five by name, in the order of the order."""
    return {str(name): sheet(found, block) for block, name in NAMES.items()}


def _named(volunteer: Volunteer) -> list[Cell]:
    return [volunteer.number, volunteer.person.name]


def _heads(*others: str) -> list[str]:
    return [pgettext("of a volunteer", "Number"), pgettext("of a person", "Name"), *others]


def _who(found: Blocks) -> Rows:
    totals: dict[int | None, Total] = {}
    for row in found.services:
        so_far = totals.get(row.volunteer_id, Total())
        totals[row.volunteer_id] = Total(so_far.times + row.n, so_far.minutes + row.minutes)
    heads = _heads(
        _("Born"), _("Who they are"), _("Comes with"), _("Skills"), _("Since"), _("Times"), _("Minutes")
    )
    rows: list[Sequence[Cell]] = []
    for one in found.volunteers:
        birth, total = one.person.birth, totals.get(one.pk, Total())
        rows.append(
            [
                *_named(one), birth.text() if birth else "", str(one.get_group_kind_display()),
                str(one.team or ""), one.skills, one.since, total.times, total.minutes,
            ]
        )  # fmt: skip
    return heads, rows


def _given(found: Blocks) -> Rows:
    heads = _heads(_("Date"), _("Service"), _("What they did"), _("Site"), _("Programme"), _("Minutes"))
    rows: list[Sequence[Cell]] = [
        [
            *_named(row.volunteer), row.happened_on, str(row.get_served_display()), row.what, str(row.site or ""),
            row.programme.name if row.programme else "", row.minutes,
        ]
        for row in found.services if row.volunteer is not None
    ]  # fmt: skip
    return heads, rows


def _papers(found: Blocks, sort: str) -> Rows:
    heads = _heads(_("Date"), _("Title"), _("Minutes"), _("Valid until"))
    rows: list[Sequence[Cell]] = [
        [
            *_named(paper.volunteer), paper.on, paper.title, paper.minutes,
            paper.until - timedelta(days=1) if paper.until else None,
        ]
        for paper in found.of(sort)
    ]  # fmt: skip
    return heads, rows
