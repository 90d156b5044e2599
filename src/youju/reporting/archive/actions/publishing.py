"""An editor shows the kept figures of a printed issue to everybody, and takes them back from the public pages."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.reporting.archive.models import PrintedIssue, Publication
from youju.reporting.archive.rules import NothingKept, NotPublic, PublicAlready


@action
def publish(*, issue: PrintedIssue, by: Actor, at: datetime) -> Publication:
    """What is kept of the issue, now and later, stands on the public pages. Raises NothingKept, PublicAlready."""
    held = _locked(issue, by, at)
    if held.publications.filter(ended_at=None).exists():
        raise PublicAlready
    if not held.figures.standing().exists():
        raise NothingKept
    made = Publication.objects.create(issue=held, by=by, at=at)
    audit.write(verb="archive.publish", by=by, at=at, subject=held.uid)
    return made


@action
def conceal(*, issue: PrintedIssue, by: Actor, at: datetime) -> None:
    """The issue leaves the public pages; that it stood there stays known. Raises NotPublic."""
    held = _locked(issue, by, at)
    if not held.publications.filter(ended_at=None).update(ended_by=by, ended_at=at):
        raise NotPublic
    audit.write(verb="archive.conceal", by=by, at=at, subject=held.uid)


def _locked(issue: PrintedIssue, by: Actor, at: datetime) -> PrintedIssue:
    held = PrintedIssue.objects.select_for_update(of=("self",)).select_related("network").get(pk=issue.pk)
    require(by, permissions.BULLETIN_COMPOSE, network=held.network, on=localdate(at))
    return held
