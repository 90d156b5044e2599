"""Who may open a case, who did, and who did so in an emergency."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from youju.ground.access.looking import Look, grant_of
from youju.ground.access.models import Actor, Grant, View
from youju.services.cases.models import Away, Case, EmergencyLook, Scan

FEW = 12


@dataclass(frozen=True)
class Emergency:
    """Break-glass: who, why, and whether the supervisor has taken note."""

    row: EmergencyLook
    reason: str

    @property
    def seen(self) -> bool:
        return hasattr(self.row, "seen")


def opens(case: Case, actor: Actor, *, at: datetime) -> bool:
    """Whether the actor may open the case at this moment."""
    return grant_of(actor, case.uid, case.office, at=at) is not None


def stands_in(case: Case, user: int | None, *, on: date) -> bool:
    """Whether the colleague stands in for the supervisor of the case on the day. Its own worker never does."""
    if user is None or user == case.worker_id:
        return False
    rows = Away.objects.filter(office=case.office_id, supervisor=case.supervisor_id, deputy=user)
    return rows.filter(since__lte=on, until__gt=on).exists()


def grants(case: Case, *, at: datetime) -> list[Grant]:
    """Who may open the case at this moment."""
    rows = Grant.objects.filter(Q(until=None) | Q(until__gt=at), subject=case.uid, since__lte=at)
    return list(rows.select_related("actor__user").order_by("since", "pk"))


def grant_in(case: Case, uid: UUID) -> Grant | None:
    return Grant.objects.filter(subject=case.uid, uid=uid).select_related("actor").first()


def views(case: Case, *, most: int = FEW) -> list[View]:
    """Who opened it last."""
    return list(View.objects.filter(subject=case.uid).select_related("by").order_by("-pk")[:most])


def emergencies(case: Case, look: Look) -> list[Emergency]:
    """Every break-glass of the case with its reason. Raises NotLooked."""
    rows = EmergencyLook.objects.filter(case=case).select_related("by", "grant", "seen", "case").order_by("-pk")
    return [Emergency(row, row.open(look)["reason"]) for row in rows]


def unseen(cases: Collection[int]) -> list[EmergencyLook]:
    """What a supervisor has not taken note of yet."""
    rows = EmergencyLook.objects.filter(case__in=cases, seen=None).select_related("case", "by")
    return list(rows.defer("words").order_by("pk"))


def emergency_in(case: Case, uid: UUID) -> EmergencyLook | None:
    return EmergencyLook.objects.filter(case=case, uid=uid).select_related("case", "seen").first()


def scan_in(case: Case, uid: UUID) -> Scan | None:
    """The scan with this outer name, if it is of the case."""
    return Scan.objects.filter(case=case, uid=uid).select_related("case").first()
