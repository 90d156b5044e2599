"""Reporting suspected harm, telling authorities, following up, closing."""

from youju.services.safeguarding.actions.answering import close, follow_up, receive, tell
from youju.services.safeguarding.actions.contacts import write_contacts
from youju.services.safeguarding.actions.reporting import report

__all__ = ["close", "follow_up", "receive", "report", "tell", "write_contacts"]
