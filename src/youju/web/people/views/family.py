"""One page per family for the team around it: who lives there, and what each reader's role and purpose need."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.ground.access.looking import Look, grant_of
from youju.ground.access.permissions import CASES_WORK, PEOPLE_OPEN
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import Card, cluster
from youju.ground.people.queries.persons import in_office
from youju.ground.people.rules.purposes import REGISTRATION, Purpose
from youju.services.cases.queries.cases import granted, open_lines_of
from youju.services.visits.queries.homes import homes
from youju.services.visits.queries.visits import stops_ahead
from youju.web.people.around import Around, around
from youju.web.people.opening import opened, seen
from youju.web.people.words import purpose
from youju.web.shell.needs import StaffRequest, needs

# Who serves the family, or answers for those who do, needs to know who else does. Whoever checks an address,
# reaches a guardian or answers a request does not.
SERVING = frozenset({Purpose.SERVICE, Purpose.SAFETY, Purpose.SUPERVISION, REGISTRATION})


@dataclass(frozen=True)
class Member:
    """One of the household. `around` is missing where the reader has not opened this card to serve the person."""

    card: Card
    around: Around | None
    cases: tuple[dict[str, Any], ...]


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def family(request: StaffRequest, person: Person) -> HttpResponse:
    """The household of the person; of members whose card stands open to the reader, what there is around them."""
    look = seen(request, person)
    given = granted(request.actor, request.standing, at=request.now)
    home = homes([person.pk], on=request.today)[person.pk]
    members = [Member(card, *_told(request, person, card, look, given)) for card in home.people]
    serves = look.purpose in SERVING
    context = {
        "stops": stops_ahead(person, on=request.today) if serves else (),
        "person": person, "members": members, "serves": serves, "purpose": purpose(look.purpose),
        "lives": home.household is not None,
    }  # fmt: skip
    return render(request, "people/family.html", context)


def _told(
    request: StaffRequest, person: Person, card: Card, look: Look, given: Collection[UUID]
) -> tuple[Around | None, tuple[dict[str, Any], ...]]:  # fmt: skip
    """Nothing of whoever was not opened to be served; each card that tells something has its own look."""
    member = person if card.uid == person.uid else in_office(person.office, card.uid)
    if member is None:
        return None, ()
    if member is not person:
        grant = grant_of(request.actor, member.uid, member.office, at=request.now)
        if grant is None or grant.purpose not in SERVING:
            return None, ()
        look = seen(request, member)
    if look.purpose not in SERVING:
        return None, ()
    return around(request, member, given=given), _cases(request, member, given)


def _cases(request: StaffRequest, person: Person, given: Collection[UUID]) -> tuple[dict[str, Any], ...]:
    """That there is an open case, and its stage, for colleagues of casework; which, for whom it was given to."""
    if person.office_id not in request.standing.offices_with(CASES_WORK):
        return ()
    keys = [card.pk for card in cluster(person)]
    return tuple(
        {"stage": line.stage.label, "case": line.case if line.case.uid in given else None}
        for line in open_lines_of(keys, given, on=request.today)
    )
