"""A list as a file: what the address narrows, all of it, however long."""

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from youju.ground.access.permissions import RECORDS_EXPORT
from youju.ground.evidence import listing
from youju.web.desk import exports
from youju.web.desk.asking import asked
from youju.web.desk.rooms import kind_or_404, room
from youju.web.shell.needs import StaffRequest, needs

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(RECORDS_EXPORT)
def export(request: StaffRequest, kind: str, ending: str) -> HttpResponseBase:
    known = kind_or_404(kind)
    here = room(request, RECORDS_EXPORT)
    query = asked(request, known, here.office, several=here.several)
    records = listing.everything(known, request.standing, query.narrowing)
    name = f"{known.plural} {here.office.name} {query.month}.{ending}"
    response: HttpResponseBase
    if ending == "csv":
        response = StreamingHttpResponse(exports.as_csv(known, records), content_type="text/csv; charset=utf-8")
    elif ending == "xlsx":
        response = FileResponse(exports.as_workbook(known, records), content_type=WORKBOOK)
    else:
        raise Http404
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
