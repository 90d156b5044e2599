"""A round is over: its homes are counted, and the minutes of volunteers are written where they exist once."""

from datetime import datetime, time
from typing import cast

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.kinds import Values
from youju.services.visits.actions.rights import goes_out, is_walked, locked
from youju.services.visits.models import RoundCount, TeamMember, VisitRound
from youju.services.visits.rules import NothingWalked, TimesOfRound
from youju.services.volunteers.actions import serve_together
from youju.services.volunteers.models import Served, Service


@action
def count_round(*, round: VisitRound, start: time, end: time, by: Actor, at: datetime) -> RoundCount:
    """The team was on the way from when until when; each volunteer gets these minutes, once.

    Homes that nobody recorded stay unvisited. Raises NothingWalked, TimesOfRound and whatever an entry of the
    volunteers' minutes raises.
    """
    goes_out(by, round.office, at)
    held = locked(round)
    if not is_walked(held):
        raise NothingWalked
    if end <= start:
        raise TimesOfRound
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    going = list(
        TeamMember.objects.filter(round=held, volunteer__isnull=False, service=None)
        .select_related("volunteer__person", "volunteer__team")
        .order_by("pk")
    )
    for member in going:
        assert member.volunteer is not None
        values: Values = {
            "happened_on": held.day, "site": held.site, "group": None, "programme": held.programme,
            "team": member.volunteer.team, "group_kind": member.volunteer.group_kind,
            "served": Served.COMPANIONSHIP, "what": held.purpose,
        }  # fmt: skip
        made = serve_together(
            office=held.office, volunteers=[member.volunteer], each=minutes, values=values, by=by, at=at
        )
        member.service = cast(Service, made[0])
        member.save(update_fields=["service"])
    row = RoundCount.objects.create(round=held, start=start, end=end, by=by, at=at)
    audit.write(
        verb="visit_round.count", by=by, at=at, office=held.office, subject=held.uid, rows=len(going),
        values={"minutes": minutes},
    )  # fmt: skip
    return row
