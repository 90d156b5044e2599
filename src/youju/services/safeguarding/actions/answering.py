"""Whoever answers for a report takes it in hand; what is done is written down, until it is closed by a record."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.looking import grant_of
from youju.ground.access.models import Actor, Grant
from youju.ground.access.permissions import HARM_ANSWER
from youju.ground.access.queries import require
from youju.services.safeguarding.actions.reporting import write_telling
from youju.services.safeguarding.models import FollowUp, HarmReport, Received, ReportClosing, Telling
from youju.services.safeguarding.rules import (
    PURPOSE,
    SHORTEST,
    WORDS,
    NothingNoted,
    ReportClosed,
    Told,
    WhyClosed,
)


@action
def receive(*, report: HarmReport, by: Actor, at: datetime) -> Received:
    """The supervisor or director has the report in hand; it opens for them. The first one ends the alarm."""
    require(by, HARM_ANSWER, office=report.office, on=localdate(at))
    if grant_of(by, report.uid, report.office, at=at, needs=HARM_ANSWER) is None:
        Grant.objects.create(
            actor=by, office=report.office, subject=report.uid, purpose=PURPOSE, basis=f"report {report.uid}",
            since=at,
        )  # fmt: skip
    row = Received.objects.filter(report=report).first() or Received.objects.create(report=report, by=by, at=at)
    audit.write(verb="safeguarding.receive", by=by, at=at, office=report.office, subject=report.uid)
    return row


@action
def tell(*, report: HarmReport, told: Told, by: Actor, at: datetime) -> Telling:
    """An authority was told: which, who there, when. Raises ReportClosed."""
    held = _open(report, by, at)
    row = write_telling(held, told, by, at)
    audit.write(verb="safeguarding.tell", by=by, at=at, office=held.office, subject=held.uid)
    return row


@action
def follow_up(*, report: HarmReport, words: str, by: Actor, at: datetime) -> FollowUp:
    """Something was done. Raises NothingNoted, ReportClosed."""
    held = _open(report, by, at)
    if len(words.strip()) < SHORTEST:
        raise NothingNoted
    row = FollowUp(report=held, by=by, at=at)
    row.close({"words": words.strip()[:WORDS]})
    row.save()
    audit.write(verb="safeguarding.follow_up", by=by, at=at, office=held.office, subject=held.uid)
    return row


@action
def close(*, report: HarmReport, words: str, by: Actor, at: datetime) -> ReportClosing:
    """The report is closed: who took over, and how the child is safe. Raises WhyClosed, ReportClosed."""
    require(by, HARM_ANSWER, office=report.office, on=localdate(at))
    held = _open(report, by, at)
    if len(words.strip()) < SHORTEST:
        raise WhyClosed
    row = ReportClosing(report=held, by=by, at=at)
    row.close({"words": words.strip()[:WORDS]})
    row.save()
    audit.write(verb="safeguarding.close", by=by, at=at, office=held.office, subject=held.uid)
    return row


def _open(report: HarmReport, by: Actor, at: datetime) -> HarmReport:
    """The report, alone, for its reporter and for whoever answers for it."""
    held = HarmReport.objects.select_for_update(of=("self",)).select_related("office").get(pk=report.pk)
    if held.by_id != by.pk:
        require(by, HARM_ANSWER, office=held.office, on=localdate(at))
    if ReportClosing.objects.filter(report=held).exists():
        raise ReportClosed
    return held
