"""Asking for the bulletin, confirming, leaving; and forgetting whoever did not confirm, or has left."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Network
from youju.ground.storage import sealing, turns
from youju.services.communications.actions.knocking import knock
from youju.services.communications.models.mailings import Letter
from youju.services.communications.models.subscribers import FIELD, Knock, Subscriber
from youju.services.communications.queries.subscribers import (
    GRACE,
    KNOCKS_KEPT,
    TO_CONFIRM,
    known,
    mark_of,
)
from youju.services.communications.rules.mailboxes import mailbox

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# How often one computer may ask, and how often one mailbox is written to about it.
FROM_ONE_COMPUTER, TO_ONE_MAILBOX = 10, 3


class TooManyFromHere(Refusal):
    """Says nothing about any address: only this computer has asked too often."""

    message = _("There were many subscriptions from here within an hour. Please try again in an hour.")


class LinkUsedUp(Refusal):
    message = _("This link is no longer valid. Please subscribe once more; a new letter will come.")


@action
def ask(*, network: Network, address: str, computer: str, by: Actor, at: datetime) -> Subscriber | None:
    """Somebody typed an address. Gives whom to write a confirmation to; None when that mailbox has had enough.

    The answer to the person who typed is the same in every case. Raises AddressUnfit, TooManyFromHere.
    """
    box = mailbox(address)
    turns.take(f"subscribing to {network.pk}")
    mark = mark_of(network, box)
    if knock("computer", computer, most=FROM_ONE_COMPUTER, within=HOUR, at=at):
        raise TooManyFromHere
    if knock("mailbox", mark, most=TO_ONE_MAILBOX, within=DAY, at=at):
        audit.write(verb="subscription.ask", by=by, at=at, rows=0)
        return None
    subscriber = known(network, box)
    if subscriber is None:
        uid = uuid4()
        subscriber = Subscriber(
            uid=uid, network=network, address=sealing.seal(box.written, field=FIELD, uid=uid), lookup=mark
        )
    if not subscriber.reads:
        subscriber.asked_at = at
        subscriber.save()
    audit.write(verb="subscription.ask", by=by, at=at, subject=subscriber.uid)
    return subscriber


@action
def confirm(*, subscriber: Subscriber, asked_at: datetime, by: Actor, at: datetime) -> None:
    """The owner of the mailbox agreed, by the letter that went out for this asking. Raises LinkUsedUp."""
    held = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if held.address is None or held.asked_at != asked_at or at - asked_at > TO_CONFIRM:
        raise LinkUsedUp
    if not held.reads:
        held.confirmed_at, held.left_at = at, None
        held.save(update_fields=["confirmed_at", "left_at"])
    audit.write(verb="subscription.confirm", by=by, at=at, subject=held.uid)


@action
def leave(*, subscriber: Subscriber, by: Actor, at: datetime) -> None:
    """No letter from now on, not even one that waits to be sent. Leaving twice is leaving."""
    held = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if held.left_at is None:
        held.left_at = at
        held.save(update_fields=["left_at"])
    waiting = Letter.objects.filter(subscriber=held, state__in=(Letter.State.WAITING, Letter.State.LATER))
    waiting.update(state=Letter.State.DROPPED)
    audit.write(verb="subscription.leave", by=by, at=at, subject=held.uid)


@action
def help_leave(*, subscriber: Subscriber, by: Actor, at: datetime) -> None:
    """A colleague was asked to take an address off the list."""
    require(by, permissions.BULLETIN_MAIL, network=subscriber.network, on=localdate(at))
    leave(subscriber=subscriber, by=by, at=at)


@action
def forget(*, by: Actor, at: datetime) -> int:
    """Erases addresses of those who left a while ago, and whoever never confirmed. Gives how many."""
    left = Subscriber.objects.filter(left_at__lt=at - GRACE, address__isnull=False).update(
        address=None, lookup=None
    )
    silent = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=at - TO_CONFIRM)
    # Who asked again after leaving has letters that name the row; of them only the address goes.
    written = Letter.objects.filter(subscriber__in=silent).values("subscriber")
    left += silent.filter(pk__in=written).update(address=None, lookup=None, left_at=at)
    left += silent.exclude(pk__in=written).delete()[0]
    Knock.objects.filter(at__lt=at - KNOCKS_KEPT).delete()
    audit.write(verb="subscription.forget", by=by, at=at, rows=left)
    return left
