"""Everything that is held about one person: shown, printed, handed out for a reason."""

import tempfile
from typing import IO

import xlsxwriter
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_ERASE, PEOPLE_KEEP
from youju.ground.people import actions
from youju.ground.people.models import Person
from youju.ground.people.queries.held import everything
from youju.web.desk.views.exports import WORKBOOK
from youju.web.people.forms.consents import Handing
from youju.web.people.holding import Group, groups
from youju.web.people.opening import opened, seen
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(PEOPLE_KEEP)
@opened(PEOPLE_KEEP)
def held(request: StaffRequest, person: Person) -> HttpResponseBase:
    """The page to print; POST with a reason gives the same as a workbook."""
    form = Handing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.hand_out(person=person, reason=form.cleaned_data["reason"], by=request.actor, at=request.now)
    found = groups(everything(person, look=seen(request, person)), person)
    if request.method == "POST" and form.is_valid():
        response = FileResponse(_workbook(found), content_type=WORKBOOK)
        name = f"{person.name} {request.today.isoformat()}.xlsx"
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        return response
    context = {
        "person": person, "groups": found, "form": form, "today": request.today, "on": request.now,
        "erases": person.office_id in request.standing.offices_with(PEOPLE_ERASE),
        "rows": sum(len(group.lines) for group in found),
    }  # fmt: skip
    answer: HttpResponse = render(request, "people/held.html", context, status=422 if form.errors else 200)
    return answer


def _workbook(found: tuple[Group, ...]) -> IO[bytes]:
    """An XLSX file on disk, rewound; it goes when it is closed. Texts are written as texts, never as formulas."""
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for column, (label, width) in enumerate(
        ((_("What"), 22), (_("It says"), 48), (_("Days"), 24), (_("By"), 14), (_("Written"), 18))
    ):
        sheet.write_string(0, column, label, bold)
        sheet.set_column(column, column, width)
    row = 1
    for group in found:
        for line in group.lines:
            for column, text in enumerate((group.head, line.text, line.days, line.by, line.at)):
                sheet.write_string(row, column, text[:32_767])
            row += 1
    sheet.freeze_panes(1, 0)
    book.close()
    file.seek(0)
    return file
