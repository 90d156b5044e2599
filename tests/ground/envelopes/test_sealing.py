"""An envelope opens with the key it was sealed to, as what it says outside, and in no other way."""

import base64
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories.envelopes import row, sealed
from youju.ground.access.models import Actor
from youju.ground.envelopes.rules import MOST_BYTES, UnfitEnvelope, read
from youju.ground.storage.envelopes import public_key
from youju.ground.storage.sealing import Unreadable

MAKER = Actor(kind="system", label="手机")
OLD, NEW = b"an old key for tests, 32 bytes..", b"a newer key for tests, 32 bytes."


def test_what_is_sealed_opens_again():
    letter = sealed(MAKER, uuid4(), {"marks": []})
    assert letter.opened() == b'{"marks": []}'
    assert read(row(letter)) == letter


def test_nobody_changes_what_stands_outside():
    letter = sealed(MAKER, uuid4(), {})
    for wrong in (
        {"key": uuid4()}, {"about": uuid4()}, {"by": uuid4()}, {"kind": "visits"}, {"nonce": b"0" * 12},
        {"content": letter.content[:-1] + b"0"}, {"point": b"\x04" + b"\0" * 64},
    ):  # fmt: skip
        with pytest.raises(Unreadable):
            replace(letter, **wrong).opened()


def test_an_envelope_that_waited_through_a_change_of_keys_still_opens(settings):
    settings.SEALING_KEYS = {"old": OLD}
    letter = sealed(MAKER, uuid4(), {"marks": []})
    settings.SEALING_KEYS = {"new": NEW, "old": OLD}
    assert public_key()[0] == "new"
    assert letter.opened() == b'{"marks": []}'
    settings.SEALING_KEYS = {"new": NEW}
    with pytest.raises(Unreadable):
        letter.opened()


def test_what_is_no_envelope_is_refused():
    right = row(sealed(MAKER, uuid4(), {}))
    long = base64.b64encode(b"0" * (MOST_BYTES + 1)).decode()
    wrong = [
        None, 1, [], {}, right | {"version": 2}, right | {"key": "x"}, right | {"point": "AA=="},
        right | {"nonce": "!"}, right | {"nonce": None}, right | {"content": long}, right | {"kind": 1},
        right | {"by": {}},
    ]  # fmt: skip
    for each in wrong:
        with pytest.raises(UnfitEnvelope):
            read(each)
