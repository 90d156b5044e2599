"""The desk: where a person lands, with what was done last and where to go next."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import OWN_ACCOUNT, RECORDS_RECORD
from youju.ground.evidence.kinds import kinds
from youju.ground.evidence.recent import Recent, last_entries
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.places import address, at_home


@dataclass(frozen=True)
class Link:
    """A way on: what is there, and a word about it."""

    label: str
    href: str


@dataclass(frozen=True)
class Entry:
    """An own entry as one line."""

    label: str
    kind: str
    href: str
    at: datetime
    happened_on: str
    withdrawn: bool


@needs(OWN_ACCOUNT, visitors="public:home")
def home(request: StaffRequest) -> HttpResponse:
    """For whoever records: the forms and their own last entries; for everybody: the places open to them."""
    records = request.standing.holds(RECORDS_RECORD)
    return render(
        request,
        "shell/home.html",
        {
            "records": records,
            "forms": _forms(request.session.get("kind", "")) if records else [],
            "entries": [_line(recent) for recent in last_entries(request.standing, by=request.actor)]
            if records
            else [],
            "ways": at_home(request.standing),
            "today": request.today,
        },
    )


def _forms(last: str) -> list[Link]:
    """A form for each kind, the one used last first; none while the desk is not built."""
    enterable = sorted((kind for kind in kinds() if kind.enterable), key=lambda kind: kind.key != last)
    found = [Link(str(kind.label), address("desk:new", kind.slug)) for kind in enterable]
    return [link for link in found if link.href]


def _line(recent: Recent) -> Entry:
    kind, record = recent.kind, recent.record
    printed = kind.printed(record)
    words = [printed[name] for name in kind.columns if name != "happened_on" and printed.get(name)]
    return Entry(
        " · ".join(words[:3]) or str(kind.label), str(kind.label),
        address("desk:record", kind.slug, record.uid), recent.at, record.happened_on.isoformat(),
        record.withdrawal_id is not None,
    )  # fmt: skip
