"""The letter that asks the owner of a mailbox whether they want the bulletin."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from youju.services.communications.queries.subscribers import subscriber_of
from youju.web.public.tokens import confirm_address, leave_address


@task()
def write_to(subscriber: str) -> None:
    """Asks for confirmation, or tells somebody who reads already that they do; the argument names no address."""
    found = subscriber_of(UUID(subscriber))
    if found is None or found.address is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "network": found.network, "reads": found.reads,
            "confirm": confirm_address(found), "leave": leave_address(found),
        }  # fmt: skip
        subject = _("Your subscription to {bulletin}") if found.reads else _("Please confirm: {bulletin} by mail")
        text = render_to_string("public/mail/confirm.txt", context)
        EmailMessage(
            subject=subject.format(bulletin=found.network.bulletin), body=text, to=[found.mailbox],
            headers={"Auto-Submitted": "auto-generated"},
        ).send()  # fmt: skip
