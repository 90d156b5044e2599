"""Pictures of an issue in the making, whole as they are kept or the part that is printed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from youju.reporting.bulletins.models.pictures import Pictured
from youju.reporting.bulletins.queries.photos import BESIDE_OTHERS, photo
from youju.web.shell.needs import StaffRequest


def shown_picture(request: StaffRequest, of: Pictured | None) -> HttpResponse:
    """The picture for who reads the bulletin before release; `?printed=1` gives the part that is printed."""
    if of is None or of.picture is None:
        raise Http404
    if not of.picture.media_type.startswith("image/"):
        raise PermissionDenied
    part = photo(of, BESIDE_OTHERS) if request.GET.get("printed") else None
    if part is not None:
        data = part.data
    else:
        with of.picture.file.open("rb") as file:
            data = file.read()
    answer = HttpResponse(data, content_type=of.picture.media_type)
    answer["Cache-Control"] = "private, no-cache"
    side = f"-{of.left}-{of.top}-{of.right}-{of.bottom}" if part is not None else ""
    answer["ETag"] = f'"{of.picture.sha256}{side}"'
    return answer
