"""Looking before release: a finding is let stand with a reason, and somebody says who is in a picture."""

from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_WRITE
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.models import Attachment
from youju.reporting.bulletins.actions.writing import may_write
from youju.reporting.bulletins.models import (
    Dismissal,
    Issue,
    Line,
    PictureStatement,
    Section,
    Story,
    StoryPicture,
)
from youju.reporting.bulletins.rules import AlreadyReleased, FindingGone, FindingStops, ReasonNeeded
from youju.reporting.bulletins.rules.checks import Finding


@action
def dismiss_finding(*, issue: Issue, finding: Finding, reason: str, by: Actor, at: datetime) -> Dismissal:
    """Somebody looked at the finding and says why it may stand; it comes back when its passage or figure changes.

    Raises FindingStops for what stops a release or has an act of its own, ReasonNeeded without a reason.
    """
    _may_judge(issue, finding, by, at)
    if not finding.dismissible:
        raise FindingStops
    if not reason.strip():
        raise ReasonNeeded
    row = Dismissal(issue=issue, finding=finding.check, digest=finding.digest, reason=reason.strip(), by=by, at=at)
    standing = Dismissal.objects.filter(issue=issue, digest=finding.digest).first()
    if standing is not None:
        row.pk, row.uid = standing.pk, standing.uid
    row.full_clean(validate_unique=standing is None)
    row.save()
    audit.write(
        verb="finding.dismiss", by=by, at=at, subject=row.uid,
        values={"check": finding.check, "place": str(finding.place), "reason": reason.strip()},
    )  # fmt: skip
    return row


@action
def reopen_finding(*, issue: Issue, finding: Finding, by: Actor, at: datetime) -> None:
    """The finding is open again; the audit chain keeps who had let it stand. Raises FindingGone."""
    _may_judge(issue, finding, by, at)
    row = Dismissal.objects.filter(issue=issue, digest=finding.digest).first()
    if row is None:
        raise FindingGone
    audit.write(verb="finding.reopen", by=by, at=at, subject=row.uid, values={"reason": row.reason})
    row.delete()


@action
def state_picture(*, picture: StoryPicture, consent: str, by: Actor, at: datetime) -> PictureStatement:
    """Says who is in a picture of a story and whether they agreed; the latest word stands.

    Raises FindingGone for one that was taken out meanwhile.
    """
    may_write(picture.story.section, by, at)
    held = StoryPicture.objects.select_related("picture__office").filter(pk=picture.pk).first()
    if held is None:
        raise FindingGone
    return state_photo(photo=held.picture, consent=consent, by=by, at=at)


@action
def state_photo(*, photo: Attachment, consent: str, by: Actor, at: datetime) -> PictureStatement:
    """Writes down what is said of those whom a photo shows; whoever calls has asked who may say it."""
    row = PictureStatement(picture=photo, consent=consent, by=by, at=at)
    row.full_clean()
    row.save()
    audit.write(
        verb="picture.state", by=by, at=at, office=photo.office, subject=row.uid,
        values={"picture": str(photo.uid), "consent": consent},
    )  # fmt: skip
    return row


def _may_judge(issue: Issue, finding: Finding, by: Actor, at: datetime) -> None:
    """Who writes the place judges it; plans are judged by their office's editor, or by who composes the issue."""
    if issue.releases.exists():
        raise AlreadyReleased
    section = _section(issue, finding.place)
    if section is not None:
        may_write(section, by, at)
        return
    try:
        require(by, BULLETIN_COMPOSE, network=issue.network, on=localdate(at))
    except NotPermitted:
        offices = issue.network.offices.all()
        office = next((office for office in offices if office.pk == finding.office), None)
        if office is None:
            raise
        require(by, BULLETIN_WRITE, office=office, on=localdate(at))


def _section(issue: Issue, place: UUID) -> Section | None:
    line = Line.objects.select_related("section__office").filter(section__issue=issue, uid=place).first()
    story = Story.objects.select_related("section__office").filter(section__issue=issue, uid=place).first()
    if line is not None or story is not None:
        return (line or story).section  # type: ignore[union-attr]
    return issue.sections.select_related("office").filter(uid=place).first()
