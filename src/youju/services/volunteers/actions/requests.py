"""A volunteer asks for a correction, the organiser answers; granting corrects nothing, an entry does."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.storage import turns
from youju.services.volunteers.actions.rights import in_person_or, own
from youju.services.volunteers.models import CorrectionAnswer, CorrectionRequest, Service, Volunteer
from youju.services.volunteers.rules import AnotherOffice, AnsweredAlready, AnswerMissing, ReasonMissing
from youju.services.volunteers.rules.own import MOST_WAITING, TooManyWaiting


@action
def ask_correction(
    *, volunteer: Volunteer, words: str, service: Service | None = None, on: date | None = None,
    minutes: int | None = None, by: Actor, at: datetime,
) -> CorrectionRequest:  # fmt: skip
    """Writes down what a volunteer says of the own record, on the own page or by word of mouth.

    Raises TooManyWaiting on the own page.
    """
    in_person_or(permissions.RECORDS_RECORD, by=by, volunteer=volunteer, office=volunteer.office, at=at)
    if service is not None and service.volunteer_id != volunteer.pk:
        raise AnotherOffice
    if not (said := tidy(words)):
        raise ReasonMissing(field="words")
    if own(by) and CorrectionRequest.objects.filter(volunteer=volunteer, answer=None).count() >= MOST_WAITING:
        raise TooManyWaiting
    row = CorrectionRequest(volunteer=volunteer, service=service, on=on, minutes=minutes, words=said, at=at, by=by)
    row.clean_fields()
    row.save()
    audit.write(
        verb="service_request.ask", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"words": said},
    )  # fmt: skip
    return row


@action
def answer(*, request: CorrectionRequest, granted: bool, words: str, by: Actor, at: datetime) -> CorrectionAnswer:
    """The organiser's answer. Raises AnsweredAlready, AnswerMissing."""
    office = request.volunteer.office
    require(by, permissions.RECORDS_CORRECT, office=office, on=localdate(at))
    if not (said := tidy(words)):
        raise AnswerMissing
    turns.take(f"volunteers of {office.pk}")
    if CorrectionAnswer.objects.filter(request=request).exists():
        raise AnsweredAlready
    row = CorrectionAnswer(request=request, granted=granted, words=said, at=at, by=by)
    row.clean_fields()
    row.save()
    audit.write(
        verb="service_request.answer", by=by, at=at, office=office, subject=request.volunteer.uid,
        values={"granted": str(granted), "words": said},
    )  # fmt: skip
    return row
