"""The service records for an authority's system: a workbook of five sheets, or one block as CSV, for a reason."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.periods import Period
from youju.services.volunteers.actions import export_records
from youju.services.volunteers.queries.blocks import Blocks
from youju.web.desk import exports
from youju.web.desk.rooms import room
from youju.web.desk.views.exports import WORKBOOK
from youju.web.people.forming import form_page
from youju.web.shell.days import DayField
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers import blocks
from youju.web.volunteers.forms import OfficeForm

ALL = "all"


class Exporting(OfficeForm):
    first = DayField(label=gettext_lazy("First day"))
    last = DayField(label=gettext_lazy("Last day"))
    team: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=gettext_lazy("Comes with"), required=False,
        empty_label=gettext_lazy("everybody"),
    )  # fmt: skip
    file = forms.ChoiceField(label=gettext_lazy("File"), widget=forms.RadioSelect())
    reason = forms.CharField(
        label=gettext_lazy("For whom, and why"), max_length=200,
        help_text=gettext_lazy("For example 街道志愿服务系统导入, 2018年第一季度."),
    )  # fmt: skip

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        files = [(block, _("CSV: {block}").format(block=name)) for block, name in blocks.NAMES.items()]
        self.fields["file"].choices = [  # type: ignore[attr-defined]
            (ALL, _("XLSX with all five blocks")), *files,
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        first, last = entered.get("first"), entered.get("last")
        if first and last and last < first:
            self.add_error("last", _("The end lies before the beginning."))
        return entered


@needs(PEOPLE_KEEP)
def export(request: StaffRequest) -> HttpResponseBase:
    """Asks for period, group, file and reason; what leaves is written down."""
    here = room(request, PEOPLE_KEEP)
    start = {"first": request.today.replace(month=1, day=1), "last": request.today, "file": ALL}
    form = Exporting(request.POST or None, office=here.office, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        found: Blocks | None = None
        with told_to(form):
            found = export_records(
                office=here.office, period=Period(said["first"], said["last"] + timedelta(days=1)),
                team=said["team"], reason=said["reason"], by=request.actor, at=request.now,
            )  # fmt: skip
        if found is not None:
            return _file(found, said["file"], f"{here.office.name} {said['first']} {said['last']}")
    return form_page(
        request, form, office=here.office, title=_("Export the service records"), verb=_("Export"),
        lead=_(
            "Of named volunteers only, without telephone, address and ID number. "
            "That it was taken, and why, is written down."
        ),
        back=f"{reverse('volunteers:list')}{here.query}", back_label=_("Volunteers"),
    )  # fmt: skip


def _file(found: Blocks, block: str, name: str) -> HttpResponseBase:
    response: HttpResponseBase
    if block == ALL:
        response = FileResponse(exports.workbook(blocks.sheets(found)), content_type=WORKBOOK)
        name = f"{name}.xlsx"
    else:
        lines = exports.lines(*blocks.sheet(found, block))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = f"{name} {blocks.NAMES[block]}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
