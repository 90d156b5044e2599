"""Sealed data opens in its own place, with its own key, and nowhere else; keys follow one another."""

from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from youju.environment import env_int, env_keys
from youju.ground.storage import sealing
from youju.ground.storage.sealing import Unreadable, key_of, lookup, seal, unseal

OLD, NEW = {"2017": b"o" * 32}, {"2018": b"n" * 32}
UID = uuid4()


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.SEALING_KEYS = {**NEW, **OLD}
    settings.LOOKUP_KEY = b"l" * 32


def test_what_is_sealed_opens_again_and_says_nothing_meanwhile():
    data = seal("林晚晴@example.org", field="a.b", uid=UID)
    assert unseal(data, field="a.b", uid=UID) == "林晚晴@example.org"
    assert "林晚晴".encode() not in data
    assert data != seal("林晚晴@example.org", field="a.b", uid=UID)


@pytest.mark.parametrize(("field", "uid"), [("a.c", UID), ("a.b", uuid4())])
def test_bytes_copied_to_another_place_do_not_open(field, uid):
    with pytest.raises(Unreadable):
        unseal(seal("x", field="a.b", uid=UID), field=field, uid=uid)


def test_a_changed_bit_is_noticed():
    data = bytearray(seal("x", field="a.b", uid=UID))
    for place in range(len(data)):
        wrong = bytes(data[:place]) + bytes([data[place] ^ 1]) + bytes(data[place + 1 :])
        with pytest.raises(Unreadable):
            unseal(wrong, field="a.b", uid=UID)
    for wrong in (b"", b"\x05", b"\xff\xfe"):
        with pytest.raises(Unreadable):
            unseal(wrong, field="a.b", uid=UID)


def test_the_first_key_seals_and_every_key_opens(settings):
    settings.SEALING_KEYS = OLD
    before = seal("x", field="a.b", uid=UID)
    settings.SEALING_KEYS = {**NEW, **OLD}
    assert (key_of(before), key_of(seal("x", field="a.b", uid=UID))) == ("2017", "2018")
    assert unseal(before, field="a.b", uid=UID) == "x"
    settings.SEALING_KEYS = NEW
    with pytest.raises(Unreadable, match="2017"):
        unseal(before, field="a.b", uid=UID)


def test_a_look_up_tells_fields_owners_and_keys_apart(settings):
    marks = {lookup("x", field=field, within=owner) for field in "ab" for owner in "12"}
    settings.LOOKUP_KEY = b"m" * 32
    marks.add(lookup("x", field="a", within="1"))
    assert len(marks) == 5
    assert sealing.lookup("x", field="a", within="1") in marks


GOOD = "2018:bm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm4="


@pytest.mark.parametrize(
    "wrong", ["", "2018", "2018:short", "2018:!", f"{GOOD},{GOOD}", f"x y:{GOOD[5:]}", GOOD[5:], f":{GOOD[5:]}"]
)
def test_keys_that_cannot_be_read_stop_the_start_and_are_not_repeated(monkeypatch, wrong):
    monkeypatch.setenv("YOUJU_SEALING_KEYS", wrong)
    with pytest.raises(ImproperlyConfigured) as stopped:
        env_keys("YOUJU_SEALING_KEYS", None)
    assert "bm5ub" not in str(stopped.value)


def test_keys_are_read_in_order(monkeypatch):
    monkeypatch.setenv("YOUJU_SEALING_KEYS", f" {GOOD} , 2017:{GOOD[5:]}")
    assert list(env_keys("YOUJU_SEALING_KEYS", None)) == ["2018", "2017"]


@pytest.mark.parametrize("wrong", ["-1", "x", "1.5", "٣"])
def test_a_number_that_cannot_be_read_stops_the_start(monkeypatch, wrong):
    monkeypatch.setenv("YOUJU_SMTP_PORT", wrong)
    with pytest.raises(ImproperlyConfigured):
        env_int("YOUJU_SMTP_PORT", 587)
