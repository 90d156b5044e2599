"""The list of cases, and taking it along with a reason."""

from typing import Any

from django import forms
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.access.permissions import CASES_ANSWER, CASES_EXPORT, CASES_SUPERVISE, CASES_WORK
from youju.services.cases.actions.exporting import export_cases
from youju.services.cases.queries.cases import lines
from youju.services.cases.rules.papers import Condition, Stage
from youju.web.cases import asking
from youju.web.cases.opening import unstored
from youju.web.cases.rows import rows_of
from youju.web.desk import exports
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Exporting(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What for"), max_length=200,
        help_text=gettext_lazy("Write no name here: it stands in the yearly audit."),
    )  # fmt: skip


@needs(CASES_WORK)
def table(request: StaffRequest) -> HttpResponse:
    """The cases that the reader may know of; every part of what is shown is in the address."""
    here = room(request, CASES_WORK)
    query = asking.asked(request, here.office, several=here.several)
    found = asking.ordered(
        lines(
            here.office, request.actor, request.standing, sought=asking.sought(request, query), at=request.now,
            on=request.today,
        ),
        query.order, request.today,
    )  # fmt: skip
    start = query.page * asking.PAGE
    context: dict[str, Any] = {
        **here.frame(request), "asked": query, "count": len(found),
        "rows": rows_of(found[start : start + asking.PAGE], request.today),
        "stages": [(stage.value, stage.label) for stage in Stage],
        "conditions": [(state.value, state.label) for state in Condition],
        "newer": query.address(page=query.page - 1 or "") if query.page else "",
        "older": query.address(page=query.page + 1) if len(found) > start + asking.PAGE else "",
        "by_name": query.head("name"), "by_day": query.head("old", "new"), "by_late": query.head("late"),
        "plain": reverse("cases:list") + here.query,
        "supervises": here.office.pk in request.standing.offices_with(CASES_SUPERVISE),
        "answers": here.office.pk in request.standing.offices_with(CASES_ANSWER),
        "exports": here.office.pk in request.standing.offices_with(CASES_EXPORT),
    }  # fmt: skip
    return unstored(render(request, "cases/list.html", context))


@needs(CASES_EXPORT)
def export(request: StaffRequest) -> HttpResponseBase:
    """The cases that were given to the reader, without a word of their papers; that it left is written down."""
    here = room(request, CASES_EXPORT)
    form = Exporting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        taken = None
        with told_to(form):
            taken = export_cases(
                office=here.office, reason=form.cleaned_data["reason"], by=request.actor, at=request.now
            )
        if taken is not None:
            sheets = {_("Cases"): _sheet(request, taken)}
            answer = FileResponse(exports.workbook(sheets), content_type=WORKBOOK)
            name = f"{here.office.name} {_('Cases')} {request.today}.xlsx"
            answer.headers["Content-Disposition"] = content_disposition_header(True, name)
            return answer
    return form_page(
        request, form, office=here.office, title=_("Export the list of cases"), verb=_("Export"),
        lead=_(
            "Only cases that were given to you, and nothing of their papers. That it was taken is written down."
        ),
        back=f"{reverse('cases:list')}{here.query}", back_label=_("Cases"),
    )  # fmt: skip


def _sheet(request: StaffRequest, taken: Any) -> tuple[list[str], list[list[Any]]]:
    heads = [
        _("Number"), _("Name"), _("Opened"), _("Stage"), _("State"), _("Categories"), _("Worker"), _("Overdue"),
    ]  # fmt: skip
    rows = [
        [
            row.number, row.name, row.opened, str(row.stage), str(row.condition or Condition.OPEN.label),
            "、".join(row.categories), row.worker, row.late,
        ]
        for row in rows_of(taken, request.today)
    ]  # fmt: skip
    return heads, rows
