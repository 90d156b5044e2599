"""The route of a round: homes are added, put in order, taken off."""

from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.services.visits.actions.rights import goes_out, locked
from youju.services.visits.actions.team import children_need_papers
from youju.services.visits.models import Stop, Visit, VisitRound
from youju.services.visits.queries.homes import homes
from youju.services.visits.rules import MOST_STOPS, OnTheRouteAlready, RouteIsLong, StopVisited


@action
def add_stop(*, round: VisitRound, person: Person, by: Actor, at: datetime) -> Stop:
    """The home of the person is the last stop from now on. Raises OnTheRouteAlready, RouteIsLong.

    With a child in the home a volunteer of the team has to have what meeting children needs.
    """
    goes_out(by, round.office, at)
    held, root = locked(round), root_of(person)
    if root.office_id != held.office_id or not root.name:
        raise OutsideTheOffice(field="person")
    stops = list(Stop.objects.filter(round=held).select_related("person").order_by("position", "pk"))
    if len(stops) >= MOST_STOPS:
        raise RouteIsLong
    where = homes([root.pk, *(stop.person_id for stop in stops)], on=held.day)
    here = {card.pk for card in where[root.pk].people} | {root.pk}
    for stop in stops:
        if here & {card.pk for card in where[stop.person_id].people}:
            raise OnTheRouteAlready(where[stop.person_id].person.name)
    place = max((stop.position for stop in stops), default=-1) + 1
    made = Stop.objects.create(round=held, person=root, position=place, by=by, at=at)
    children_need_papers(held)
    audit.write(
        verb="visit_round.add_stop", by=by, at=at, office=held.office, subject=held.uid,
        values={"person": str(root.uid)},
    )  # fmt: skip
    return made


@action
def move_stop(*, stop: Stop, earlier: bool, by: Actor, at: datetime) -> list[Stop]:
    """The stop changes places with the one before it, or after it; at the ends it stays."""
    goes_out(by, stop.round.office, at)
    held = locked(stop.round)
    stops = list(Stop.objects.filter(round=held).order_by("position", "pk"))
    here = next(place for place, one in enumerate(stops) if one.pk == stop.pk)
    there = here - 1 if earlier else here + 1
    if 0 <= there < len(stops):
        stops[here], stops[there] = stops[there], stops[here]
    for place, one in enumerate(stops):
        one.position = place
    Stop.objects.bulk_update(stops, ["position"])
    audit.write(verb="visit_round.move_stop", by=by, at=at, office=held.office, subject=held.uid, rows=len(stops))
    return stops


@action
def drop_stop(*, stop: Stop, by: Actor, at: datetime) -> None:
    """Nobody goes to this home in this round. Raises StopVisited once somebody wrote down a visit."""
    goes_out(by, stop.round.office, at)
    held = locked(stop.round)
    if Visit.objects.filter(stop=stop).exists():
        raise StopVisited
    Stop.objects.filter(pk=stop.pk).delete()
    audit.write(verb="visit_round.drop_stop", by=by, at=at, office=held.office, subject=held.uid)
