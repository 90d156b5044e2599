"""The job that sends a mailing. It stands in web because it joins a service's outbox to the press's message."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from youju.ground.access.actions import system
from youju.reporting.publishing.addresses import host
from youju.reporting.publishing.email import addressed
from youju.services.communications.actions.mailing import address_letters
from youju.services.communications.actions.sending import Way, send
from youju.services.communications.models import Letter
from youju.services.communications.queries import mailings
from youju.web.public.tokens import leave_address

# One run ends after so many letters, or a minute's share of them, so that other jobs have their turn.
LOT = 2000


@task()
def send_mailing(mailing: str) -> None:
    """Addresses the letters where that is still to do, sends those that are due, and hands on what is left."""
    now, found = timezone.now(), mailings.mailing(UUID(mailing))
    if found is None:
        return
    if found.addressed_at is None:
        address_letters(mailing=found, by=system(), at=now)
    pace = settings.MAIL_PER_MINUTE
    way = Way(dress, settings.DEFAULT_FROM_EMAIL, settings.MAIL_CONNECTIONS, pace)
    run = send(mailing=found, way=way, most=min(LOT, pace or LOT), by=system(), at=now)
    if run is not None and run.full:
        send_mailing.enqueue(mailing)


def dress(message: bytes, letter: Letter) -> bytes:
    """The letter of one subscriber: their mailbox, their own way to leave, an identity that never changes."""
    return addressed(
        message, to=letter.subscriber.mailbox, unsubscribe=leave_address(letter.subscriber),
        message_id=f"{letter.uid.hex}@{host(settings.PUBLIC_ADDRESS)}", sender=settings.DEFAULT_FROM_EMAIL,
    )  # fmt: skip
