"""Sending an issue by mail: decided once for a revision, addressed once to everybody who reads at that moment."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Network
from youju.ground.storage import bulk, turns
from youju.services.communications.models.mailings import Letter, Mailing
from youju.services.communications.models.subscribers import Subscriber
from youju.services.communications.queries.mailings import mailing_of

State = Letter.State


class AlreadyOnItsWay(Refusal):
    message = _("This revision was handed over to the mail already; nobody gets it twice.")


class NobodyReads(Refusal):
    message = _("Nobody has subscribed yet, so there is nobody to send it to.")


class NotInDoubt(Refusal):
    message = _("This letter is not in doubt any more.")


@action
def hand_over(*, network: Network, issue: UUID, revision: int, message: bytes, by: Actor, at: datetime) -> Mailing:
    """An editor sends a revision to everybody who reads by mail. Raises AlreadyOnItsWay, NobodyReads."""
    require(by, permissions.BULLETIN_MAIL, network=network, on=localdate(at))
    turns.take(f"mailing of {issue}")
    if mailing_of(issue, revision) is not None:
        raise AlreadyOnItsWay
    if not Subscriber.objects.filter(network=network).reading().exists():
        raise NobodyReads
    digest = hashlib.sha256(message).hexdigest()
    made = Mailing.objects.create(
        network=network, issue=issue, revision=revision, message=message, sha256=digest, by=by, at=at
    )
    audit.write(verb="mailing.hand_over", by=by, at=at, subject=made.uid, values={"sha256": digest})
    return made


@action
def address_letters(*, mailing: Mailing, by: Actor, at: datetime) -> int:
    """One letter for each subscriber, all at once; a second call adds nothing."""
    held = Mailing.objects.select_for_update().get(pk=mailing.pk)
    readers: list[Subscriber] = []
    if held.addressed_at is None:
        readers = list(Subscriber.objects.filter(network=held.network_id).reading().only("pk").order_by("pk"))
        bulk.insert(Letter, [{"mailing": held, "subscriber": reader} for reader in readers])
        held.addressed_at = at
        held.save(update_fields=["addressed_at"])
    audit.write(verb="mailing.address", by=by, at=at, subject=held.uid, rows=len(readers))
    return len(readers)


@action
def send_again(*, letter: Letter, by: Actor, at: datetime) -> None:
    """An editor decides that a letter in doubt goes out once more; it may then arrive twice."""
    _decide(letter, State.WAITING, "letter.send_again", by, at)


@action
def let_rest(*, letter: Letter, by: Actor, at: datetime) -> None:
    """An editor decides that a letter in doubt has arrived."""
    _decide(letter, State.SENT, "letter.let_rest", by, at)


def _decide(letter: Letter, state: str, verb: str, by: Actor, at: datetime) -> None:
    require(by, permissions.BULLETIN_MAIL, network=letter.mailing.network, on=localdate(at))
    doubtful = Letter.objects.filter(pk=letter.pk, state=State.DOUBTFUL)
    if state == State.WAITING:
        doubtful = doubtful.filter(subscriber__left_at=None)
    if not doubtful.update(state=state):
        raise NotInDoubt
    audit.write(verb=verb, by=by, at=at, subject=letter.uid)
