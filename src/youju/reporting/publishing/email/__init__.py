"""The e-mail edition: one complete message that a mailer only has to address."""

import hashlib
from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from youju.reporting.publishing.addresses import host
from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.email.brevity import STEPS, shortened
from youju.reporting.publishing.email.letter import letter
from youju.reporting.publishing.email.plain import words_only
from youju.reporting.publishing.email.reader import (
    RECIPIENT,
    SENDER,
    UNSUBSCRIBE,
    AddressUnfit,
    addressed,
    encoded,
)
from youju.reporting.publishing.ink import line, printable
from youju.reporting.publishing.prose import released_at, title

# Mail services cut a message beyond this; what does not fit is told shorter, with the way to the web page.
LIMIT = 100 * 1024
UNRELEASED = datetime(1970, 1, 1, tzinfo=UTC)

__all__ = [
    "LIMIT", "SENDER", "STEPS", "AddressUnfit", "LetterTooLong", "addressed", "letter", "message_id",
    "pictures_in", "render", "render_html", "render_text", "shortened",
]  # fmt: skip


class LetterTooLong(ValueError):
    """Even the shortest form of the issue is longer than a mail service keeps."""


def render(issue: Issue) -> bytes:
    """The message template (RFC 5322, CRLF), at most 100 KiB: plain text and HTML, told shorter where it must be.

    `From`, `To`, `List-Unsubscribe` and the visible way to leave carry placeholders; `addressed` fills them.
    The date of a draft is 1970. Raises LetterTooLong when even the shortest form does not fit.
    """
    issue = printable(issue)
    for step in range(STEPS):
        told = shortened(issue, step)
        text = words_only(told, short=step > 0)
        # The words alone are too long already: no need to set them as HTML to find out.
        if len(text.encode()) > LIMIT:
            continue
        message = _message(issue, text, letter(told, short=step > 0))
        if len(message) <= LIMIT:
            return message
    raise LetterTooLong(f"more than {LIMIT} bytes")


def render_html(issue: Issue) -> str:
    """The letter alone as HTML, whole."""
    return letter(printable(issue))


def render_text(issue: Issue) -> str:
    """The letter alone as plain text, whole."""
    return words_only(printable(issue))


def pictures_in(message: bytes) -> int:
    """How many photos a message shows."""
    html = message_from_bytes(message, policy=SMTP).get_body(("html",))
    return html.get_content().count("<img ") if html is not None else 0


def message_id(issue: Issue) -> str:
    """The Message-ID without angle brackets: the same for the same issue and revision, on every machine."""
    return f"{_digest(issue)}@{host(issue.address)}"


def _message(issue: Issue, text: str, html: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    name = line(issue.network)[:60].strip() or line(issue.bulletin)[:60].strip()
    message["From"] = Address(display_name=name, addr_spec=SENDER)
    message["To"] = f"<{RECIPIENT}>"
    message["Subject"] = line(title(issue))[:120].strip()
    message["Date"] = format_datetime(released_at(issue) or UNRELEASED)
    message["Message-ID"] = f"<{message_id(issue)}>"
    message["List-Id"] = f"<bulletin.{host(issue.address)}>"
    message["List-Unsubscribe"] = f"<{UNSUBSCRIBE}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.make_alternative()
    message.attach(_part(text, "plain"))
    message.attach(_part(html, "html"))
    message["Content-Language"] = "zh-Hans"
    message.set_boundary(f"=_{_digest(issue)}")
    return message.as_bytes()


def _part(body: str, form: str) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    encoding, text = encoded(body, form)
    part["Content-Type"] = f'text/{form}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = encoding
    part.set_payload(text)
    return part


def _digest(issue: Issue) -> str:
    return hashlib.sha256(f"{issue.uid}:{issue.revision}".encode()).hexdigest()[:40]
