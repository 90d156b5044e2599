"""The e-mail edition: one complete message that a mailer only has to address."""

import hashlib
import quopri
import re
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from youju.reporting.publishing.addresses import host, safe
from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.email.brevity import STEPS, shortened
from youju.reporting.publishing.email.letter import letter
from youju.reporting.publishing.email.plain import words_only
from youju.reporting.publishing.ink import line, printable
from youju.reporting.publishing.prose import released_at, title

# Mail services cut a message beyond this; what does not fit is told shorter, with the way to the web page.
LIMIT = 100 * 1024
UNRELEASED = datetime(1970, 1, 1, tzinfo=UTC)

SENDER = "from@mail.invalid"
RECIPIENT = "to@mail.invalid"
UNSUBSCRIBE = "https://mail.invalid/unsubscribe"

_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_MESSAGE_ID = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,128}@[A-Za-z0-9.-]{1,255}")


class AddressUnfit(ValueError):
    """An address that would break out of its header, or that no mail server takes."""


class LetterTooLong(ValueError):
    """Even the shortest form of the issue is longer than a mail service keeps."""


def render(issue: Issue) -> bytes:
    """The message template (RFC 5322, CRLF), at most 100 KiB: plain text and HTML, told shorter where it must be.

    `From`, `To` and `List-Unsubscribe` carry placeholders; `addressed` fills them. The date of a draft is 1970.
    Raises LetterTooLong when even the shortest form does not fit.
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


def message_id(issue: Issue) -> str:
    """The Message-ID without angle brackets: the same for the same issue and revision, on every machine."""
    return f"{_digest(issue)}@{host(issue.address)}"


def addressed(
    template: bytes, *, sender: str, recipient: str, unsubscribe: str, identity: str | None = None
) -> bytes:
    """The template for one reader: mailboxes, address of one-click unsubscription, a Message-ID of its own.

    Only headers change; the body is the same bytes for everybody. Raises AddressUnfit for anything that is not one
    plain mailbox, one http(s) address, one Message-ID without brackets.
    """
    for mailbox in (sender, recipient):
        if not _MAILBOX.fullmatch(mailbox):
            raise AddressUnfit("mailbox")
    if not (unsubscribe.isascii() and safe(unsubscribe).startswith(("https://", "http://"))):
        raise AddressUnfit("unsubscribe")
    if identity is not None and not _MESSAGE_ID.fullmatch(identity):
        raise AddressUnfit("identity")
    filled = {
        b"from": (SENDER, sender),
        b"to": (RECIPIENT, recipient),
        b"list-unsubscribe": (UNSUBSCRIBE, unsubscribe),
    }
    head, gap, body = template.partition(b"\r\n\r\n")
    fields = []
    for each in re.split(rb"\r\n(?![ \t])", head):
        name = each.partition(b":")[0].lower()
        if name in filled:
            token, value = filled[name]
            each = each.replace(f"<{token}>".encode(), f"<{value}>".encode())
        elif name == b"message-id" and identity is not None:
            each = f"Message-ID: <{identity}>".encode()
        fields.append(each)
    return b"\r\n".join(fields) + gap + body


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
    message.set_content(text, cte=_shorter(text))
    message.add_alternative(html, subtype="html", cte=_shorter(html))
    message["Content-Language"] = "zh-Hans"
    message.set_boundary(f"=_{_digest(issue)}")
    return message.as_bytes()


def _shorter(body: str) -> str:
    """The transfer encoding that needs fewer bytes: Chinese wants base64, markup quoted-printable."""
    data = body.encode()
    return "quoted-printable" if len(quopri.encodestring(data)) < len(data) * 4 // 3 else "base64"


def _digest(issue: Issue) -> str:
    return hashlib.sha256(f"{issue.uid}:{issue.revision}".encode()).hexdigest()[:40]
