"""Numbers that belong to a person: written in many ways, kept and found in one."""

import unicodedata

import phonenumbers
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from youju.ground.people.rules.refusals import UnfitIdNumber, UnfitPhone

REGION = "CN"
TAIL = 4


def phone(text: str) -> str:
    """A telephone number in its one form (+861055500101). Raises UnfitPhone."""
    try:
        found = phonenumbers.parse(unicodedata.normalize("NFKC", text[:40]), REGION)
    except phonenumbers.NumberParseException as wrong:
        raise UnfitPhone from wrong
    if not phonenumbers.is_valid_number(found):
        raise UnfitPhone
    found.extension = None
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def printed(number: str) -> str:
    """A telephone number as it is read aloud: of our own country without the country's code."""
    found = phonenumbers.parse(number, REGION)
    own = found.country_code == phonenumbers.country_code_for_region(REGION)
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(found, form.NATIONAL if own else form.INTERNATIONAL)


def id_number(text: str) -> str:
    """A resident's ID number in its one form, its check digit proved. Raises UnfitIdNumber."""
    try:
        return str(ric.validate(unicodedata.normalize("NFKC", text[:40]).upper()))
    except ValidationError as wrong:
        raise UnfitIdNumber from wrong


def tail(number: str) -> str:
    """The last four characters, by which people remember a number."""
    return number[-TAIL:]
