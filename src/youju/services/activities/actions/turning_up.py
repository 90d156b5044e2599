"""Who signed up comes: the attendance of the held session counts them, by head and with their organisation."""

from datetime import datetime
from uuid import uuid4

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.refusals import HappensInTheFuture, OutsideTheOffice
from youju.ground.organisations.models import Partner
from youju.services.activities.actions.openings import may
from youju.services.activities.actions.rows import Rows
from youju.services.activities.models import Attestation, Mark, Registration, Session, Turnout
from youju.services.activities.queries import known
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.certificates import CertificateStands
from youju.services.activities.rules.marks import Said, Tap
from youju.services.activities.rules.openings import (
    MOST_ALONG,
    NotItsSession,
    RetreatedAlready,
    SignedUpTwice,
    TooManyAlong,
)


@action
def came(
    *, registration: Registration, session: Session, heads: int | None = None, by: Actor, at: datetime
) -> Turnout:
    """They are there, `heads` of them, all who were announced by default. Twice is once.

    Raises NotItsSession, SessionCancelled, HappensInTheFuture, RetreatedAlready, TooManyAlong.
    """
    may(by, registration.office, at)
    return count_in(registration=registration, session=session, heads=heads, by=by, at=at)


@action
def count_in(
    *, registration: Registration, session: Session, heads: int | None = None, by: Actor, at: datetime
) -> Turnout:
    """What `came` does, for whoever has said already why they may: a colleague, or the kiosk of this session."""
    require(by, permissions.RECORDS_RECORD, office=registration.office, on=localdate(at))
    opening, n = registration.opening, registration.heads if heads is None else heads
    if session.activity_id != opening.activity_id or opening.session_id not in (None, session.pk):
        raise NotItsSession
    if not 1 <= n <= 1 + MOST_ALONG:
        raise TooManyAlong
    session.day, cancelled = known.alone_with(session)
    if cancelled:
        raise SessionCancelled
    if session.day > localdate(at):
        raise HappensInTheFuture
    fresh = Registration.objects.select_related("partner").get(pk=registration.pk)
    if fresh.retreat_id is not None:
        raise RetreatedAlready
    if fresh.same_as_id is not None:
        raise SignedUpTwice
    if (before := _standing(fresh, session)) is not None:
        audit.write(verb="registration.came", by=by, at=at, office=fresh.office, subject=before.uid, rows=0)
        return before
    rows = Rows(session, {}, by, at)
    tap = Tap(uuid4(), Said.PRESENT, opening.role, n=n)
    made, row = rows.count_in(tap, fresh.partner)
    if made is not None:
        # The roll call takes a record back with its last person where it was made by a tap.
        Mark.objects.create(
            key=tap.key, digest=tap.digest(session.uid), session=session, said=tap.said.value, role=tap.role, n=n,
            holding=made, by=by, at=at,
        )  # fmt: skip
    turnout = Turnout.objects.create(registration=fresh, session=session, attendance=row, by=by, at=at)
    audit.write(
        verb="registration.came", by=by, at=at, office=fresh.office, subject=turnout.uid, values={"heads": n}
    )
    return turnout


@action
def did_not_come(
    *, registration: Registration, session: Session, reason: str = "", by: Actor, at: datetime
) -> None:
    """The sign-in was a slip; later than the session's day a reason is asked for, as for every record.

    Raises CertificateStands.
    """
    may(by, registration.office, at)
    session.day, _cancelled = known.alone_with(session)
    before = _standing(registration, session)
    if before is not None and Attestation.objects.filter(attendance=before.attendance, end=None).exists():
        raise CertificateStands
    if before is not None:
        rows = Rows(session, {}, by, at)
        rows.count_out(before.attendance, reason)
        rows.leave_nothing_empty()
    audit.write(
        verb="registration.did_not_come", by=by, at=at, office=registration.office, subject=registration.uid,
        rows=int(before is not None),
    )  # fmt: skip


@action
def name_organisation(
    *, registration: Registration, partner: Partner | None, by: Actor, at: datetime
) -> Registration:
    """Says which organisation of the office they come from, counted once. Who came is counted anew."""
    may(by, registration.office, at)
    if partner is not None and partner.office_id != registration.office_id:
        raise OutsideTheOffice(field="partner")
    fresh = Registration.objects.select_for_update(of=("self",)).select_related("opening").get(pk=registration.pk)
    fresh.partner = partner
    fresh.save(update_fields=["partner"])
    turnouts = Turnout.objects.filter(registration=fresh, attendance__withdrawal=None)
    for turnout in turnouts.select_related("session__activity", "session__office", "attendance__holding"):
        Rows(turnout.session, {}, by, at).belongs_to(turnout.attendance, partner)
    audit.write(
        verb="registration.name_organisation", by=by, at=at, office=fresh.office, subject=fresh.uid,
        values={"partner": str(partner.uid) if partner else ""},
    )  # fmt: skip
    return fresh


def _standing(registration: Registration, session: Session) -> Turnout | None:
    rows = Turnout.objects.filter(registration=registration, session=session, attendance__withdrawal=None)
    return rows.select_related("attendance__holding").first()
