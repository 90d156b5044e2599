"""One reader's own in a message whose body is encoded once: mailboxes, Message-ID and the way to leave."""

import base64
import quopri
import re
from html import escape

from youju.reporting.publishing.addresses import safe

SENDER = "from@mail.invalid"
RECIPIENT = "to@mail.invalid"
UNSUBSCRIBE = "https://mail.invalid/unsubscribe"
# How the way to leave stands in each form of the letter; around it white space means nothing.
PLACES = {"plain": "{}\n", "html": '<a href="{}"'}
# Bytes in an encoded line of base64: whole lines of them can be exchanged without touching the others.
LINE = 57

_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_MESSAGE_ID = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,128}@[A-Za-z0-9.-]{1,255}")


class AddressUnfit(ValueError):
    """An address that would break out of its header, or that no mail server takes."""


def addressed(
    edition_bytes: bytes, *, to: str, unsubscribe: str, message_id: str | None = None, sender: str | None = None
) -> bytes:
    """The stored edition for one reader: mailboxes, the address to leave at, a Message-ID of its own.

    Headers and the encoded lines that hold the visible address change; every other byte is the same for all.
    Without `sender` the placeholder `from@mail.invalid` stays for the mailer to set. Raises AddressUnfit for
    anything that is not one plain mailbox, one http(s) address, one Message-ID without brackets.
    """
    for mailbox in (to, sender):
        if mailbox is not None and not _MAILBOX.fullmatch(mailbox):
            raise AddressUnfit("mailbox")
    if not (unsubscribe.isascii() and safe(unsubscribe).startswith(("https://", "http://"))):
        raise AddressUnfit("unsubscribe")
    if message_id is not None and not _MESSAGE_ID.fullmatch(message_id):
        raise AddressUnfit("message_id")
    head, gap, body = edition_bytes.partition(b"\r\n\r\n")
    for place in PLACES.values():
        for encoding in ("base64", "quoted-printable"):
            body = body.replace(_lines(place, UNSUBSCRIBE, encoding), _lines(place, unsubscribe, encoding))
    return _headed(head, to, unsubscribe, message_id, sender) + gap + body


def encoded(body: str, form: str) -> tuple[str, str]:
    """(transfer encoding, encoded body), whichever is shorter: Chinese wants base64, markup quoted-printable.

    The last place of the address to leave, ours, stands in whole encoded lines of its own.
    """
    data = _crlf(body)
    encoding = min(("quoted-printable", "base64"), key=lambda name: len(_encode(data, name)))
    before, found, after = data.rpartition(_crlf(PLACES[form].format(UNSUBSCRIBE)))
    if not found:
        return encoding, _encode(data, encoding).decode()
    middle = _lines(PLACES[form], UNSUBSCRIBE, encoding)
    return encoding, (_encode(_filled(before, encoding), encoding) + middle + _encode(after, encoding)).decode()


def _headed(head: bytes, to: str, unsubscribe: str, message_id: str | None, sender: str | None) -> bytes:
    filled = {b"to": (RECIPIENT, to), b"list-unsubscribe": (UNSUBSCRIBE, unsubscribe)}
    if sender is not None:
        filled[b"from"] = (SENDER, sender)
    fields = []
    for each in re.split(rb"\r\n(?![ \t])", head):
        name = each.partition(b":")[0].lower()
        if name in filled:
            token, value = filled[name]
            each = each.replace(f"<{token}>".encode(), f"<{value}>".encode())
        elif name == b"message-id" and message_id is not None:
            each = f"Message-ID: <{message_id}>".encode()
        fields.append(each)
    return b"\r\n".join(fields)


def _lines(place: str, address: str, encoding: str) -> bytes:
    """The encoded lines that hold the address and nothing else."""
    held = _crlf(place.format(escape(address) if "<" in place else address))
    return _encode(_filled(held, encoding), encoding)


def _filled(data: bytes, encoding: str) -> bytes:
    """The data with blanks at its end until it fills its line of base64; no reader sees them."""
    if encoding != "base64":
        return data
    blanks = b" " * (-len(data) % LINE)
    return data[:-2] + blanks + b"\r\n" if data.endswith(b"\r\n") else data + blanks


def _encode(data: bytes, encoding: str) -> bytes:
    """Whole lines, ended by CRLF; where the data does not end one, quoted-printable says so."""
    if encoding == "base64":
        return base64.encodebytes(data).replace(b"\n", b"\r\n")
    lines = quopri.encodestring(data.replace(b"\r\n", b"\n"))
    return (lines if lines.endswith(b"\n") or not lines else lines + b"=\n").replace(b"\n", b"\r\n")


def _crlf(text: str) -> bytes:
    return re.sub(r"\r\n|\r|\n", "\r\n", text).encode()
