"""The list of pairs as a workbook, for a stated reason; children stand on it by nickname or number."""

from django.http import FileResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.services.companions.actions import export_pairs
from youju.services.companions.queries.pairings import Row
from youju.services.companions.rules.rhythm import label
from youju.web.companions.forms import ExportForm
from youju.web.companions.rooms import stamp
from youju.web.desk import exports
from youju.web.desk.rooms import room
from youju.web.desk.views.exports import WORKBOOK
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(PEOPLE_KEEP)
def export(request: StaffRequest) -> HttpResponseBase:
    """Asks what for; what leaves is written down."""
    here = room(request, PEOPLE_KEEP)
    form = ExportForm(request.POST or None, office=here.office)
    if request.method == "POST" and form.is_valid():
        found: list[Row] | None = None
        with told_to(form):
            found = export_pairs(office=here.office, reason=form.cleaned_data["reason"], **stamp(request))
        if found is not None:
            return _file(found, f"{here.office.name} {_('Pairs')} {request.today}")
    return form_page(
        request, form, office=here.office, title=_("Export the pairs"), verb=_("Export"),
        lead=_("Children stand on it by nickname or number. That it was taken, and why, is written down."),
        back=f"{reverse('companions:list')}{here.query}", back_label=_("Companions"),
    )  # fmt: skip


def _file(found: list[Row], name: str) -> HttpResponseBase:
    heads = [
        _("No."), _("Child"), _("Companion"), _("Since"), _("Rhythm"), _("Meetings"), _("Calls"), _("Minutes"),
        _("Last in touch"), _("Parted"), _("Reason"),
    ]  # fmt: skip
    rows = [
        [
            row.pairing.number, row.child, str(row.pairing.volunteer), row.pairing.happened_on,
            label(row.pairing.rhythm), row.meetings, row.contacts - row.meetings, row.minutes, row.last,
            row.pairing.ending.happened_on if row.pairing.ending else None,
            str(row.pairing.ending.get_reason_display()) if row.pairing.ending else "",
        ]
        for row in found
    ]  # fmt: skip
    response = FileResponse(exports.workbook({_("Pairs"): (heads, rows)}), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx")
    return response
