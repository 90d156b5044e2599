"""What a volunteer showed or learnt is written down, and taken back where it does not hold."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.models import Attachment
from youju.ground.people.rules.refusals import EndsBeforeItBegins
from youju.ground.storage import turns
from youju.services.volunteers.models import Paper, PaperWithdrawal, Volunteer
from youju.services.volunteers.rules import AnotherOffice, ReasonMissing, WithdrawnAlready


@action
def add_paper(
    *, volunteer: Volunteer, sort: str, title: str, on: date, until: date | None = None,
    minutes: int | None = None, document: Attachment | None = None, by: Actor, at: datetime,
) -> Paper:  # fmt: skip
    """Clearance, training, an honour or an appraisal; `until` is the first day on which it does not hold."""
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    if document is not None and document.office_id != volunteer.office_id:
        raise AnotherOffice
    if until is not None and until <= on:
        raise EndsBeforeItBegins
    paper = Paper(
        volunteer=volunteer, sort=sort, title=tidy(title), on=on, until=until, minutes=minutes, document=document,
        at=at, by=by,
    )  # fmt: skip
    paper.clean_fields()
    paper.save()
    audit.write(
        verb="paper.add", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"sort": sort, "on": on.isoformat()},
    )  # fmt: skip
    return paper


@action
def withdraw_paper(*, paper: Paper, reason: str, by: Actor, at: datetime) -> PaperWithdrawal:
    """The paper does not count any more. Raises ReasonMissing, WithdrawnAlready."""
    volunteer = paper.volunteer
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    if not (said := tidy(reason)):
        raise ReasonMissing
    turns.take(f"volunteers of {volunteer.office_id}")
    if PaperWithdrawal.objects.filter(paper=paper).exists():
        raise WithdrawnAlready
    row = PaperWithdrawal(paper=paper, reason=said, at=at, by=by)
    row.clean_fields()
    row.save()
    audit.write(
        verb="paper.withdraw", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"sort": paper.sort},
    )  # fmt: skip
    return row
