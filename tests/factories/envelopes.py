"""What a phone does when it seals: the same steps as static/js/vault.js, in Python."""

import base64
import json
import os
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from youju.ground.access.models import Actor
from youju.ground.envelopes.rules import Letter
from youju.ground.storage.envelopes import content_key, public_key

KIND = "roll_call.marks"


def sealed(by: Actor, about: UUID, said: Any, *, key: UUID | None = None, kind: str = KIND) -> Letter:
    """An envelope of this maker about a session."""
    key, (sealer, theirs) = key or uuid4(), public_key()
    server = base64.b64decode(theirs)
    pair = ec.generate_private_key(ec.SECP256R1())
    point = pair.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = pair.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), server))
    nonce = os.urandom(12)
    bound = "\n".join(map(str, ("youju envelope 1", kind, key, about, by.uid, sealer))).encode()
    content = AESGCM(content_key(shared, point, server)).encrypt(nonce, json.dumps(said).encode(), bound)
    return Letter(key, kind, about, by.uid, sealer, point, nonce, content)


def row(letter: Letter) -> dict[str, Any]:
    """The envelope as a phone sends it."""
    written = {name: base64.b64encode(getattr(letter, name)).decode() for name in ("point", "nonce", "content")}
    outside = {name: str(getattr(letter, name)) for name in ("key", "kind", "about", "by", "sealer")}
    return {"version": 1, **outside, **written}


def post(client: Any, *letters: Letter) -> dict[str, Any]:
    """Sends envelopes and gives the answer, by key: state and words."""
    answer = client.post("/intake/envelopes/", {"envelopes": json.dumps([row(letter) for letter in letters])})
    assert answer.status_code == 200, answer.content.decode()
    return {each["key"]: each for each in answer.json()["answers"]}
