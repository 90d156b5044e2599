"""What a phone seals to the public key of this installation is opened here and nowhere else.

Each key of `SEALING_KEYS` has a pair of its own (P-256), drawn from it: the first one's public half is given to
phones, every one's private half opens. So an envelope that waited through a change of keys still opens for as long
as the old key is named. ECDH with a pair of one envelope, HKDF-SHA-256, AES-256-GCM: what every browser can do.
"""

import base64
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from youju.ground.storage.sealing import Unreadable

LABEL = b"youju envelope 1"
_CURVE = ec.SECP256R1()
# How many points the curve has (SEC 2, secp256r1): a private key is a number from 1 to one less.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def public_key() -> tuple[str, str]:
    """The name of the key that phones seal to, and its public point in base64 (uncompressed, 65 bytes)."""
    name, key = next(iter(settings.SEALING_KEYS.items()))
    return name, base64.b64encode(_point(_pair(key))).decode()


def open_envelope(content: bytes, *, sealer: str, point: bytes, nonce: bytes, bound: bytes) -> bytes:
    """What was sealed to our key `sealer` with the pair of `point`, bound to `bound`. Raises Unreadable."""
    key = settings.SEALING_KEYS.get(sealer)
    if key is None:
        raise Unreadable(f"sealed to the key {sealer!r}, which YOUJU_SEALING_KEYS does not hold")
    own = _pair(key)
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        shared = own.exchange(ec.ECDH(), theirs)
        return AESGCM(content_key(shared, point, _point(own))).decrypt(nonce, content, bound)
    except (InvalidTag, ValueError) as wrong:
        raise Unreadable("does not open as this envelope") from wrong


def content_key(shared: bytes, theirs: bytes, ours: bytes) -> bytes:
    """The key of one envelope: bound to both public points, so that neither can be exchanged."""
    return HKDF(SHA256(), 32, salt=theirs + ours, info=LABEL).derive(shared)


@cache
def _pair(key: bytes) -> ec.EllipticCurvePrivateKey:
    # 16 bytes more than the order has, so that no number is likelier than another.
    drawn = HKDF(SHA256(), 48, salt=None, info=b"youju envelopes P-256").derive(key)
    return ec.derive_private_key(int.from_bytes(drawn) % (_ORDER - 1) + 1, _CURVE)


def _point(pair: ec.EllipticCurvePrivateKey) -> bytes:
    return pair.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
