"""Who goes along: colleagues, and volunteers who may meet children where there are any."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, User
from youju.ground.access.queries import works_in
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.services.visits.actions.rights import goes_out, locked
from youju.services.visits.models import Stop, TeamMember, VisitRound
from youju.services.visits.queries.homes import homes
from youju.services.visits.rules import ADULT, InTheTeamAlready, MayNotMeetChildren
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.standing import NEEDED, left, standing_papers


@action
def bring_along(
    *, round: VisitRound, user: User | None = None, volunteer: Volunteer | None = None, by: Actor, at: datetime
) -> TeamMember:
    """A colleague or a volunteer goes along. Raises InTheTeamAlready, MayNotMeetChildren, OutsideTheOffice."""
    goes_out(by, round.office, at)
    held = locked(round)
    if user is not None:
        if not works_in(user.actor, held.office, on=localdate(at)):
            raise OutsideTheOffice
        made = put_in(held, user, by, at)
    else:
        if volunteer is None or volunteer.office_id != held.office_id:
            raise OutsideTheOffice
        if volunteer.pk in left(held.office, held.day) or not volunteer.person.name:
            raise OutsideTheOffice
        if TeamMember.objects.filter(round=held, volunteer=volunteer).exists():
            raise InTheTeamAlready
        made = TeamMember.objects.create(round=held, volunteer=volunteer, by=by, at=at)
        children_need_papers(held)
    audit.write(verb="visit_round.bring_along", by=by, at=at, office=held.office, subject=held.uid)
    return made


@action
def leave_behind(*, member: TeamMember, by: Actor, at: datetime) -> None:
    """Somebody does not go along after all."""
    goes_out(by, member.round.office, at)
    held = locked(member.round)
    TeamMember.objects.filter(pk=member.pk).delete()
    audit.write(verb="visit_round.leave_behind", by=by, at=at, office=held.office, subject=held.uid)


def put_in(round: VisitRound, user: User, by: Actor, at: datetime) -> TeamMember:
    """The row of a colleague. Raises InTheTeamAlready."""
    if TeamMember.objects.filter(round=round, user=user).exists():
        raise InTheTeamAlready
    made = TeamMember(round=round, user=user, by=by, at=at)
    made.save()
    return made


def children_need_papers(round: VisitRound) -> None:
    """Refuses a team with a volunteer who may not meet children, where a child lives on the route."""
    going = set(
        TeamMember.objects.filter(round=round, volunteer__isnull=False).values_list("volunteer", flat=True)
    )
    papers = standing_papers(round.office, round.day) if going else {}
    if not any(not papers.get(one or 0, set()) >= NEEDED for one in going):
        return
    stops = list(Stop.objects.filter(round=round).values_list("person", flat=True))
    for home in homes(stops, on=round.day).values():
        if any(card.age is not None and card.age.years < ADULT for card in home.people):
            raise MayNotMeetChildren
