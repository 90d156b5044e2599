"""Somebody applies on the public site; the office takes them in or declines; what is old is deleted."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.timezone import localdate
from django.utils.translation import gettext

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.looking import Look
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.ground.people import actions as people
from youju.ground.people.models import Guardianship, Person
from youju.ground.people.models.sealed import Sealed, whole
from youju.ground.people.rules import numbers
from youju.ground.people.rules.purposes import REGISTRATION, Agreed, Channel
from youju.ground.people.rules.refusals import NameMissing, UnfitPhone
from youju.ground.storage import sealing, turns
from youju.services.volunteers.actions.enlisting import enlist
from youju.services.volunteers.actions.shifts import state_availability
from youju.services.volunteers.models import Application, ApplicationAnswer, ApplicationHours, Volunteer
from youju.services.volunteers.queries.applications import hours_of, outdated
from youju.services.volunteers.rules import MINOR_BELOW, AnotherOffice, ReasonMissing
from youju.services.volunteers.rules.applications import (
    FROM_ONE_COMPUTER,
    HOUR,
    OLD_ENOUGH,
    AnsweredAlready,
    BornLongAgo,
    GuardianMissing,
    GuardianUnconfirmed,
    NotAgreed,
    TooManyFromHere,
    TooYoung,
    years,
)
from youju.services.volunteers.rules.availability import Span, joined


class Guardian(NamedTuple):
    """Who answers for somebody under 18, and whether they agree."""

    name: str = ""
    relation: str = ""
    phone: str = ""
    agreed: bool = False


@action
def apply(
    *, office: Office, name: str, born: date, phone: str, agreed: bool, guardian: Guardian,
    spans: Mapping[int, tuple[Span, ...]], computer: str, by: Actor, at: datetime, **words: str,
) -> Application:  # fmt: skip
    """Keeps the form of somebody who wants to volunteer; `words` are group_kind, comes_with, skills, why.

    The same person once more, while nobody has answered, is the form that is there. Raises NameMissing,
    UnfitPhone, TooYoung, BornLongAgo, GuardianMissing, NotAgreed, TooManyFromHere.
    """
    today, called = localdate(at), tidy(name)
    if not called:
        raise NameMissing
    number = numbers.phone(phone)
    if not 0 <= years(born, today) <= 120:
        raise BornLongAgo
    if years(born, today) < OLD_ENOUGH:
        raise TooYoung
    minor = years(born, today) < MINOR_BELOW
    answers = _answers(guardian) if minor else Guardian()
    if not agreed:
        raise NotAgreed
    turns.take(f"applications of {office.pk}")
    lookup = whole(office, Sealed.Sort.PHONE, number)
    known = Application.objects.filter(office=office, name=called, lookup=lookup, answer=None).first()
    if known is not None:
        audit.write(verb="application.make", by=by, at=at, office=office, subject=known.uid, rows=0)
        return known
    origin = sealing.lookup(computer, field="volunteers.application.origin", within=today.isoformat())
    if Application.objects.filter(origin=origin, at__gt=at - HOUR).count() >= FROM_ONE_COMPUTER:
        raise TooManyFromHere
    made = Application(
        office=office, name=called, born=born, lookup=lookup, guardian=answers.name, relation=answers.relation,
        origin=origin, at=at, by=by, **{key: tidy(value) for key, value in words.items()},
    )  # fmt: skip
    made.confide(number, answers.phone)
    made.clean_fields(exclude=["office", "by", "at", "phone", "guardians_phone"])
    made.save()
    ApplicationHours.objects.bulk_create(
        ApplicationHours(application=made, weekday=weekday, begins=span.begins, ends=span.ends)
        for weekday in sorted(spans) for span in joined(spans[weekday])
    )  # fmt: skip
    audit.write(verb="application.make", by=by, at=at, office=office, subject=made.uid)
    return made


@action
def open_application(*, application: Application, by: Actor, at: datetime) -> Grant:
    """Whoever keeps the office's people needs the telephone numbers to answer; each look is written down."""
    for needed in (permissions.PEOPLE_KEEP, permissions.PEOPLE_OPEN):
        require(by, needed, office=application.office, on=localdate(at))
    made = Grant.objects.create(
        actor=by, office=application.office, subject=application.uid, purpose=REGISTRATION, basis=REGISTRATION,
        since=at, until=at + HOUR,
    )  # fmt: skip
    audit.write(verb="application.open", by=by, at=at, office=application.office, subject=application.uid)
    return made


@action
def take_in(
    *, application: Application, look: Look, person: Person | None = None, confirmed: str = "", since: date,
    by: Actor, at: datetime, **details: Any,
) -> Volunteer:  # fmt: skip
    """Makes a volunteer of the form: of `person` where it is somebody known, else of a new card.

    A new card gets numbers and guardian; for somebody under 18 `confirmed` says how the guardian confirmed, which
    is the proof of the consent. Nothing personal stays in the form.
    Raises AnsweredAlready, GuardianUnconfirmed and what `enlist` raises.
    """
    office = application.office
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    held = _unanswered(application)
    if person is not None and person.office_id != office.pk:
        raise AnotherOffice
    minor = held.born is not None and years(held.born, since) < MINOR_BELOW
    if person is None and minor and not tidy(confirmed):
        raise GuardianUnconfirmed
    who = person if person is not None else _new_card(held, look, tidy(confirmed), minor, since, by, at)
    volunteer = enlist(person=who, since=since, by=by, at=at, **details)
    if spans := hours_of(held):
        state_availability(volunteer=volunteer, spans=spans, by=by, at=at)
    ApplicationAnswer.objects.create(application=held, volunteer=volunteer, at=at, by=by)
    held.hours.all().delete()
    held.name = held.lookup = held.comes_with = held.skills = held.why = held.guardian = held.relation = ""
    held.born = held.phone = held.guardians_phone = None
    held.origin = ""
    held.save()
    audit.write(
        verb="application.take_in", by=by, at=at, office=office, subject=held.uid,
        values={"volunteer": str(volunteer.uid)},
    )  # fmt: skip
    return volunteer


@action
def decline(*, application: Application, reason: str, by: Actor, at: datetime) -> ApplicationAnswer:
    """The office does not take them in, and says why. Raises AnsweredAlready, ReasonMissing."""
    require(by, permissions.PEOPLE_KEEP, office=application.office, on=localdate(at))
    held = _unanswered(application)
    if not (said := tidy(reason)):
        raise ReasonMissing
    made = ApplicationAnswer.objects.create(application=held, reason=said[:200], at=at, by=by)
    audit.write(
        verb="application.decline", by=by, at=at, office=held.office, subject=held.uid, values={"reason": said}
    )
    return made


@action
def forget_applications(*, by: Actor, at: datetime) -> int:
    """Deletes what was kept long enough. Gives how many."""
    if by.kind != Actor.Kind.SYSTEM:
        raise NotPermitted
    old = list(outdated(at).values_list("pk", flat=True))
    Application.objects.filter(pk__in=old).delete()
    audit.write(verb="application.forget", by=by, at=at, rows=len(old))
    return len(old)


def _answers(guardian: Guardian) -> Guardian:
    """Name, relation and number in their one form. Raises GuardianMissing, UnfitPhone."""
    name = tidy(guardian.name)
    if not (name and guardian.phone and guardian.agreed and guardian.relation in Guardianship.Relation.values):
        raise GuardianMissing
    try:
        return Guardian(name, guardian.relation, numbers.phone(guardian.phone), agreed=True)
    except UnfitPhone as unfit:
        raise UnfitPhone(field="guardians_phone") from unfit


def _unanswered(application: Application) -> Application:
    held = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=application.pk)
    if ApplicationAnswer.objects.filter(application=held).exists():
        raise AnsweredAlready
    return held


def _new_card(
    held: Application, look: Look, confirmed: str, minor: bool, since: date, by: Actor, at: datetime
) -> Person:
    phone, guardians = held.numbers(look)
    sealed = [(Sealed.Sort.PHONE.value, phone, "")]
    if guardians:
        sealed.append((Sealed.Sort.PHONE.value, guardians, gettext("guardian")))
    entry = people.Entry(held.name, {"birth": held.birth, "known_since": since}, sealed=tuple(sealed))
    [person] = people.enter(office=held.office, entries=[entry], by=by, at=at)
    if minor:
        guardian = people.appoint_guardian(
            child=person, name=held.guardian, relation=held.relation, since=since, by=by, at=at
        )
        people.consent(
            person=person, purpose=Agreed.VOLUNTEERING, channel=Channel.INTERNAL, guardian=guardian, own=True,
            paper=confirmed, since=since, by=by, at=at,
        )  # fmt: skip
    return person
