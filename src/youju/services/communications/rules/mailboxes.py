"""What somebody typed as an e-mail address: one mailbox that letters can go to, or a refusal that says why not."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

MOST = 254
# Full-width signs that a Chinese keyboard writes for those of an address.
_SIGNS = str.maketrans({"＠": "@", "．": ".", "。": ".", "｡": "."})
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class AddressUnfit(Refusal):
    """The family of addresses that no letter can go to."""

    message = _("This is no e-mail address.")
    field = "address"


class AddressMissing(AddressUnfit):
    message = _("Write your e-mail address here.")


class AddressBreaksLines(AddressUnfit):
    message = _("There is a line break or an invisible character in the address; please type it again.")


class SeveralAddresses(AddressUnfit):
    message = _("One address at a time, please.")


class AddressWithoutAt(AddressUnfit):
    message = _("An address has exactly one @.")


class AddressTooLong(AddressUnfit):
    message = _("This address is too long; at most 254 characters, 64 of them before the @.")


class NameNotLatin(AddressUnfit):
    message = _("Before the @ only Latin letters, digits and signs can be delivered.")


class NameUnfit(AddressUnfit):
    message = _("Before the @ something is wrong: a blank, a bracket, or a dot at its edge.")


class DomainMissing(AddressUnfit):
    message = _("After the @ the name of the mail service is missing, like example.org.")


class DomainUnfit(AddressUnfit):
    message = _("The name of the mail service after the @ cannot be right.")


class DomainIsNumber(AddressUnfit):
    message = _("After the @ stands the name of a mail service, not a number.")


@dataclass(frozen=True)
class Mailbox:
    """`written` is where letters go, pure ASCII; `key` is the same for all ways of writing it."""

    written: str

    @property
    def key(self) -> str:
        return self.written.lower()


def mailbox(typed: str) -> Mailbox:
    """The one mailbox in what was typed. Raises AddressUnfit in the shape that says what is wrong."""
    text = typed.strip(" \u3000\xa0\t")
    if not text:
        raise AddressMissing
    if len(text) > 4 * MOST:
        raise AddressTooLong
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"} for sign in text):
        raise AddressBreaksLines
    text = text.translate(_SIGNS)
    if re.search(r"[,;，；、]|@.*\s.*@", text):
        raise SeveralAddresses
    if text.count("@") != 1:
        raise AddressWithoutAt
    name, domain = text.split("@")
    written = f"{_name(name)}@{_domain(domain)}"
    if len(written) > MOST:
        raise AddressTooLong
    return Mailbox(written)


def _name(name: str) -> str:
    if len(name) > 64:
        raise AddressTooLong
    if not name.isascii():
        raise NameNotLatin
    if not _NAME.fullmatch(name):
        raise NameUnfit
    return name


def _domain(domain: str) -> str:
    """The domain in ASCII; Chinese domains in the form that mail servers know (xn--…)."""
    if not domain:
        raise DomainMissing
    if re.fullmatch(r"\[.*\]|[0-9.]+", domain):
        raise DomainIsNumber
    try:
        known = domain.encode("idna").decode().lower()
    except UnicodeError as wrong:
        raise DomainUnfit from wrong
    labels = known.split(".")
    if len(labels) < 2:
        raise DomainMissing
    if not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise DomainUnfit
    return known
