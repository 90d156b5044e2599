"""What an envelope says on its outside, and how it is read; what is inside only its kind knows."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.storage.envelopes import LABEL, open_envelope

VERSION = 1
MOST_BYTES = 64 * 1024
MOST_AT_ONCE = 40
_NONCE, _POINT = 12, 65


class UnfitEnvelope(Refusal):
    message = _("This envelope cannot be read.")


class TooManyEnvelopes(Refusal):
    message = _("These are too many envelopes at once. Send them in several parts.")


class CannotBeOpened(Refusal):
    message = _("The key of this envelope is missing here, or the envelope is damaged. It cannot be taken.")


class DecidedAlready(Refusal):
    message = _("Somebody has decided about this envelope already.")


class StillRefused(Refusal):
    message = _("This still cannot be taken.")


@dataclass(frozen=True)
class Letter:
    """An envelope as it came. `kind` names who understands it, `about` what it is about, `by` who made it."""

    key: UUID
    kind: str
    about: UUID
    by: UUID
    sealer: str
    point: bytes
    nonce: bytes
    content: bytes

    def opened(self) -> bytes:
        """What is inside. Raises Unreadable, also where the outside was changed after sealing."""
        said = (LABEL.decode(), self.kind, self.key, self.about, self.by, self.sealer)
        bound = "\n".join(map(str, said)).encode()
        return open_envelope(self.content, sealer=self.sealer, point=self.point, nonce=self.nonce, bound=bound)


@dataclass(frozen=True)
class Trouble:
    """One thing inside that could not be taken, in words; in a `conflict` something else stands under its key."""

    words: str
    conflict: bool = False


@dataclass(frozen=True)
class Receipt:
    """What became of an envelope: `taken`, `known` from before, or `held` back with the reason in words."""

    state: str
    words: tuple[str, ...] = ()


def read(row: Any) -> Letter:
    """The envelope that was sent as JSON. Raises UnfitEnvelope."""
    try:
        kind, sealer = row["kind"], row["sealer"]
        if row["version"] != VERSION or not (isinstance(kind, str) and isinstance(sealer, str)):
            raise UnfitEnvelope
        letter = Letter(
            UUID(row["key"]), kind[:40], UUID(row["about"]), UUID(row["by"]), sealer[:16],
            _bytes(row["point"]), _bytes(row["nonce"]), _bytes(row["content"]),
        )  # fmt: skip
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnfitEnvelope from None
    if len(letter.point) != _POINT or len(letter.nonce) != _NONCE or len(letter.content) > MOST_BYTES:
        raise UnfitEnvelope
    return letter


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError):
        raise UnfitEnvelope from None
