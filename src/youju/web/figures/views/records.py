"""The records behind a figure as a file: those of the offices whose records the reader may open and export."""

from dataclasses import replace

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from youju.ground.access.permissions import RECORDS_EXPORT
from youju.ground.periods import Period
from youju.reporting.figures.opening import exported, kinds_behind
from youju.web.desk import exports
from youju.web.desk.views.exports import WORKBOOK
from youju.web.figures.inquiry import inquire
from youju.web.shell.needs import StaffRequest, needs

# As many rows as a spreadsheet takes without trouble.
MOST = 200_000


@needs(RECORDS_EXPORT)
def export(request: StaffRequest, period: Period, key: str, kind: str, ending: str) -> HttpResponseBase:
    asked = inquire(request, period, key)
    known = {found.slug: found for found in kinds_behind(asked.indicator)}.get(kind)
    if known is None or not asked.may_export:
        raise Http404
    own = tuple(office for office in asked.scope.offices if office in asked.may_export)
    scope = replace(asked.scope, offices=own)
    records = exported(asked.indicator, scope, period, known, part=asked.part, limit=MOST)
    response: HttpResponseBase
    if ending == "csv":
        response = StreamingHttpResponse(exports.as_csv(known, records), content_type="text/csv; charset=utf-8")
    elif ending == "xlsx":
        response = FileResponse(exports.as_workbook(known, records), content_type=WORKBOOK)
    else:
        raise Http404
    name = f"{asked.indicator.label} {asked.scope.label} {period.key}.{ending}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
