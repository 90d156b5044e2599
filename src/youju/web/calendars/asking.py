"""What a calendar is asked to show: of an office all, or a site, a programme, a colleague; addresses keep it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from youju.ground.access.colleagues import colleague_in
from youju.ground.access.models import User
from youju.ground.access.permissions import RECORDS_SEE
from youju.ground.organisations.queries import site_of
from youju.ground.periods import Period
from youju.ground.programmes.queries import programme_in
from youju.services.activities.queries import Narrowing
from youju.web.desk.rooms import Room, room
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Asked:
    """Of one office what `narrowing` leaves; one's `own` calendar goes through all offices one works in."""

    here: Room
    narrowing: Narrowing
    own: bool
    offices: tuple[int, ...]
    networks: tuple[int, ...]

    def address(self, period: Period, **words: str) -> str:
        """The same question about another stretch; `words` ask another one."""
        query = urlencode({name: word for name, word in {**self.words, **words}.items() if word})
        return reverse("calendars:calendar", args=[period]) + (f"?{query}" if query else "")

    @property
    def words(self) -> dict[str, str]:
        """The question as an address says it."""
        rows: dict[str, Any] = {
            "site": self.narrowing.site, "programme": self.narrowing.programme, "person": self.narrowing.leader,
        }  # fmt: skip
        office = self.here.office.slug if self.here.several else ""
        return {"office": office, **{name: str(row.uid) if row else "" for name, row in rows.items()}}

    @property
    def narrowed(self) -> bool:
        return self.narrowing != Narrowing()


def asked(request: StaffRequest) -> Asked:
    """What the address asks for; what belongs to another office is as absent as what never was."""
    here = room(request, RECORDS_SEE)
    office = here.office
    site, programme, person = (_uid(request.GET.get(name)) for name in ("site", "programme", "person"))
    narrowing = Narrowing(
        _there(site, site and site_of([office.pk], site)),
        _there(programme, programme and programme_in(office, programme)),
        _there(person, person and _person(request, office, person)),
    )
    own = narrowing.leader is not None and narrowing.leader == request.actor.user
    if own:
        offices = tuple(each.pk for each in here.offices)
        networks = tuple({each.network_id for each in here.offices})
        return Asked(here, narrowing, own, offices, networks)
    return Asked(here, narrowing, own, (office.pk,), (office.network_id,))


def _person(request: StaffRequest, office: Any, uid: UUID) -> User | None:
    """Oneself, or somebody who works or worked in the office."""
    me = request.actor.user
    return me if me is not None and me.uid == uid else colleague_in(office, uid)


def _uid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Http404 from None


def _there(named: UUID | None, row: Any) -> Any:
    if named is not None and row is None:
        raise Http404
    return row or None
