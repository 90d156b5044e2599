"""Giving consent, and withdrawing it: that takes effect everywhere at once, because all ask the same question."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.people.actions.rights import in_order, require_open
from youju.ground.people.actions.wording import said as worded
from youju.ground.people.models import Consent, ConsentWithdrawal, Guardianship, Person
from youju.ground.people.queries import consents
from youju.ground.people.queries.cards import cluster
from youju.ground.people.rules.consents import Giver
from youju.ground.people.rules.refusals import (
    AnotherOffice,
    ConsentUnproved,
    GuardianMustConsent,
    NobodyConsents,
    NoChannel,
    NoConsentStands,
    NotTheGuardian,
    PersonMustConsent,
)


@action
def consent(
    *, person: Person, purpose: str, channel: str, guardian: Guardianship | None = None, own: bool = False,
    document: Attachment | None = None, paper: str = "", since: date | None = None, until: date | None = None,
    by: Actor, at: datetime,
) -> Consent:  # fmt: skip
    """Writes down a consent. Under 14, and where of a ward no age is known, a guardian must give it; from 14 on
    the person, alone or with a guardian.

    Raises GuardianMustConsent, PersonMustConsent, NobodyConsents, NotTheGuardian, ConsentUnproved.
    """
    require_open(person, by=by, at=at)
    begins = since or localdate(at)
    in_order(begins, until)
    if document is not None and document.office_id != person.office_id:
        raise AnotherOffice
    every = cluster(person)
    must = consents.needed(every, on=begins)
    if guardian is None and must is Giver.GUARDIAN:
        raise GuardianMustConsent
    if guardian is None and not own:
        raise NobodyConsents
    keys = [each.pk for each in every]
    if guardian is not None and (guardian.child_id not in keys or not guardian.stands(on=begins)):
        raise NotTheGuardian
    if not own and must is Giver.PERSON:
        raise PersonMustConsent
    if document is None and not worded(paper):
        raise ConsentUnproved
    row = Consent(
        person=person, purpose=purpose, channel=channel, guardian=guardian, own=own, document=document,
        paper=worded(paper), since=begins, until=until, by=by, at=at,
    )  # fmt: skip
    row.clean_fields()
    row.save()
    audit.write(
        verb="consent.give", by=by, at=at, office=person.office, subject=person.uid,
        values={"purpose": purpose, "channel": channel},
    )  # fmt: skip
    return row


@action
def agree(
    *, person: Person, purpose: str, channels: Sequence[str], by: Actor, at: datetime, **said: Any
) -> list[Consent]:
    """One paper for several channels: `said` is what `consent` takes besides. Raises NoChannel."""
    if not channels:
        raise NoChannel
    return [
        consent(person=person, purpose=purpose, channel=channel, by=by, at=at, **said)
        for channel in dict.fromkeys(channels)
    ]


@action
def withdraw(*, person: Person, purpose: str, channel: str, by: Actor, at: datetime) -> ConsentWithdrawal:
    """No consent to the purpose in the channel stands any more, on no card. Raises NoConsentStands."""
    require_open(person, by=by, at=at)
    running = consents.standing(person, purpose, channel, at=at, whoever=True)
    if not running and not _to_come(person, purpose, channel, at):
        raise NoConsentStands
    row = ConsentWithdrawal(person=person, purpose=purpose, channel=channel, at=at, by=by)
    row.clean_fields()
    row.save()
    audit.write(
        verb="consent.withdraw", by=by, at=at, office=person.office, subject=person.uid,
        values={"purpose": purpose, "channel": channel},
    )  # fmt: skip
    return row


def _to_come(person: Person, purpose: str, channel: str, at: datetime) -> bool:
    """Whether a consent was given for days that lie ahead."""
    days = Consent.objects.filter(
        person__in=cluster(person), purpose=purpose, channel=channel, since__gt=localdate(at)
    )
    ahead = [day for day in days.order_by("since").values_list("since", flat=True) if day is not None]
    return any(consents.standing(person, purpose, channel, at=at, on=day, whoever=True) for day in ahead)
