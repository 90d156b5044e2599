"""The signed words in links of letters and codes: nobody can make one up, and none tells an address."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from youju.services.activities.models import Session
from youju.services.activities.queries.voices import find_session
from youju.services.communications.models import Subscriber
from youju.services.communications.queries.subscribers import subscriber_of

_LEAVE, _CONFIRM = Signer(salt="youju.subscription.leave"), Signer(salt="youju.subscription.confirm")
_VOICES = Signer(salt="youju.voices")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def leave_address(subscriber: Subscriber) -> str:
    """Where a reader leaves; it stands in every letter and never runs out."""
    return _absolute("public:leave", _LEAVE.sign(subscriber.uid.hex))


def confirm_address(subscriber: Subscriber) -> str:
    """Where the owner of the mailbox confirms; it holds for this asking only."""
    moment = (subscriber.asked_at - _BEGINNING) // timedelta(microseconds=1)
    return _absolute("public:confirm", _CONFIRM.sign(f"{subscriber.uid.hex}.{moment}"))


def voices_address(session: Session) -> str:
    """Where whoever was at the session says how it was; the day of the session decides how long it is open."""
    return _absolute("public:voices", _VOICES.sign(session.uid.hex))


def speaking_of(token: str) -> Session | None:
    """Which session a code is of; None for one that we did not write."""
    try:
        return find_session(UUID(_VOICES.unsign(token)))
    except (BadSignature, ValueError):
        return None


def leaving(token: str) -> Subscriber | None:
    """Whom a link to leave names; None for one that we did not write."""
    try:
        return subscriber_of(UUID(_LEAVE.unsign(token)))
    except (BadSignature, ValueError):
        return None


def confirming(token: str) -> tuple[Subscriber, datetime] | None:
    """Whom a link to confirm names, and of which asking."""
    try:
        uid, _dot, moment = _CONFIRM.unsign(token).partition(".")
        subscriber = subscriber_of(UUID(uid))
        return (subscriber, _BEGINNING + timedelta(microseconds=int(moment))) if subscriber else None
    except (BadSignature, ValueError, OverflowError):
        return None


def _absolute(name: str, token: str) -> str:
    return settings.PUBLIC_ADDRESS + reverse(name, args=[token])
