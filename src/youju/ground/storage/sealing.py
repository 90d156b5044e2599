"""Personal data at rest: encrypted with a key from the environment, found by a keyed hash, bound to its place.

Sealed bytes begin with the name of their key, so that keys can follow one another: the first key of
`SEALING_KEYS` seals, every one opens. The bytes of one row and field open nowhere else.
"""

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class Unreadable(ValueError):
    """Sealed bytes that no key of this installation opens, or that were sealed for another place."""


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is long and random, so that a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seal(text: str, *, field: str, uid: UUID) -> bytes:
    """The text encrypted (AES-256-GCM) for the row `uid` and the field, whose name never changes."""
    name, key = next(iter(settings.SEALING_KEYS.items()))
    nonce = os.urandom(_NONCE)
    named = name.encode()
    return bytes([len(named)]) + named + nonce + AESGCM(key).encrypt(nonce, text.encode(), _place(field, uid))


def unseal(data: bytes, *, field: str, uid: UUID) -> str:
    """The text that was sealed. Raises Unreadable."""
    data = bytes(data)
    name = key_of(data)
    key = settings.SEALING_KEYS.get(name)
    if key is None:
        raise Unreadable(f"sealed with the key {name!r}, which YOUJU_SEALING_KEYS does not hold")
    start = 1 + len(name.encode())
    nonce, content = data[start : start + _NONCE], data[start + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, content, _place(field, uid)).decode()
    except (InvalidTag, ValueError) as wrong:
        raise Unreadable(f"does not open as {field} of this row") from wrong


def anew(data: bytes, *, field: str, uid: UUID) -> bytes:
    """The same text under the key that seals now; nobody reads it on the way. Raises Unreadable."""
    return seal(unseal(data, field=field, uid=uid), field=field, uid=uid)


def key_of(data: bytes) -> str:
    """The name of the key that sealed the bytes. Raises Unreadable for anything else."""
    try:
        return bytes(data[1 : 1 + data[0]]).decode()
    except (IndexError, UnicodeDecodeError) as wrong:
        raise Unreadable("not sealed") from wrong


def is_current(data: bytes) -> bool:
    """Whether the bytes lie under the key that seals now. Raises Unreadable for what is not sealed."""
    return key_of(data) == next(iter(settings.SEALING_KEYS))


def lookup(text: str, *, field: str, within: str) -> str:
    """What to look the text up by (hex HMAC-SHA-256): equal for equal texts of a field `within` one owner only."""
    said = "\0".join((field, within, text)).encode()
    return hmac.new(settings.LOOKUP_KEY, said, hashlib.sha256).hexdigest()


def _place(field: str, uid: UUID) -> bytes:
    return f"{field} {uid.hex}".encode()
