"""Reports for their reporter, the supervisor and the director; nobody else learns that one exists."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor, User
from youju.ground.access.permissions import HARM_ANSWER
from youju.ground.access.queries import Standing, standing
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.services.safeguarding.models import FollowUp, HarmReport, Telling

MOST = 200
_RELATED = ("office__network", "by", "received__by", "closing__by")


@dataclass(frozen=True)
class Written:
    """A row of a report with its words opened; None where the key is missing."""

    row: Telling | FollowUp
    words: str | None


@dataclass(frozen=True)
class Opened:
    """A report with everything that was written of it; `who` stays as it was said when the card is emptied."""

    report: HarmReport
    who: str | None
    seen: str | None
    tellings: tuple[Written, ...]
    follow_ups: tuple[Written, ...]
    ending: str | None


def visible(has: Standing, by: Actor) -> QuerySet[HarmReport]:
    """Reports that the actor made, and those of offices in which they answer for them."""
    rows = HarmReport.objects.filter(Q(by=by) | Q(office__in=has.offices_with(HARM_ANSWER)))
    return rows.select_related(*_RELATED)


def reports(has: Standing, by: Actor, *, closed: bool = False) -> list[HarmReport]:
    """Those that are open, or closed; the latest first."""
    return list(visible(has, by).filter(closing__isnull=not closed).order_by("-pk")[:MOST])


def find(has: Standing, by: Actor, uid: UUID) -> HarmReport | None:
    return visible(has, by).filter(uid=uid).first()


def waiting(has: Standing) -> list[HarmReport]:
    """Those that nobody who answers for them has in hand yet, the oldest first."""
    rows = HarmReport.objects.filter(office__in=has.offices_with(HARM_ANSWER), received=None, closing=None)
    return list(rows.select_related("office", "by").order_by("pk")[:MOST])


def with_key(key: UUID) -> HarmReport | None:
    return HarmReport.objects.filter(key=key).first()


def opened(report: HarmReport, *, look: Look) -> Opened:
    """Everything in clear. Raises NotLooked where the look is not at this report."""
    words = report.open(look)
    tellings = Telling.objects.filter(report=report).select_related("by", "report")
    follow_ups = FollowUp.objects.filter(report=report).select_related("by", "report")
    closing = getattr(report, "closing", None)
    return Opened(
        report, words["who"], words["seen"],
        tuple(Written(row, row.open(look)["name"]) for row in tellings),
        tuple(Written(row, row.open(look)["words"]) for row in follow_ups),
        closing.open(look)["words"] if closing is not None else None,
    )  # fmt: skip


def answering(office: Office, *, on: date) -> list[User]:
    """Who answers for reports of the office on the day and may log in."""
    found = User.objects.filter(is_active=True, memberships__office=office, actor__isnull=False).distinct()
    return [
        user
        for user in found.select_related("actor").order_by("pk")
        if office.pk in standing(user.actor, on=on).offices_with(HARM_ANSWER)
    ]


def person_called(office: Office, uid: UUID) -> Person | None:
    """The card of the office with this uid, if it was not erased."""
    return Person.objects.filter(office=office, uid=uid).exclude(name="").first()
