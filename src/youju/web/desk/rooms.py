"""Where a page of the desk stands: the kind it shows and the office the colleague works in."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from youju.ground.access.permissions import Permission
from youju.ground.access.queries import offices
from youju.ground.evidence.kinds import Kind, kind_of
from youju.ground.evidence.queries import find
from youju.ground.organisations.models import Office
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Room:
    """The office that a page is about, and those to which the colleague may switch."""

    office: Office
    offices: tuple[Office, ...]

    @property
    def several(self) -> bool:
        return len(self.offices) > 1

    @property
    def query(self) -> str:
        """What an address says of the office; nothing where there is only one."""
        return f"?office={self.office.slug}" if self.several else ""

    def frame(self, request: StaffRequest) -> dict[str, Any]:
        """What every page of the desk shows of the office and of itself."""
        switch = [
            {"office": office, "href": f"{request.path}?office={office.slug}", "current": office == self.office}
            for office in self.offices
        ]
        return {
            "room": self,
            "offices": switch,
            "office_query": self.query,
            "here": f"{request.path}{self.query}",
            "path": request.path,
        }


def kind_or_404(slug: str) -> Kind:
    """The kind that an address names."""
    try:
        return kind_of(slug)
    except KeyError:
        raise Http404 from None


def room(request: StaffRequest, permission: Permission) -> Room:
    """The office asked for with `?office=`, else the one used last, else the first with the permission.

    An office outside the permission is as absent as none.
    """
    allowed = offices(request.standing, permission)
    asked = request.POST.get("office") or request.GET.get("office")
    by_slug = {office.slug: office for office in reversed(allowed)}
    if asked is not None:
        if asked not in by_slug:
            raise Http404
        return Room(by_slug[asked], allowed)
    if not allowed:
        raise Http404
    return Room(by_slug.get(request.session.get("office", ""), allowed[0]), allowed)


def record_or_404(request: StaffRequest, kind: Kind, uid: Any) -> Any:
    """The record, if it is of an office whose records the colleague sees; otherwise it does not exist."""
    found = find(kind, request.standing, uid)
    if found is None:
        raise Http404
    return found
