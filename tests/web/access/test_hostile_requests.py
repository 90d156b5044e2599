"""Hostile words in every place of a request: each gets a refusal with a number of its own, none breaks a page."""

import random
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pytest

from tests.conftest import SEED, TIER
from tests.web.access.asking import ask
from tests.web.access.policy import DOORS
from tests.web.access.realm import READERS, Realm
from tests.web.access.site_map import Door, known_doors
from tests.web.access.test_fencing import reader_of
from youju.ground.evidence.kinds import kinds

NUL, NOT_UTF_8 = "%00", "%ff%fe"
NUMBERS = ("-1", "0", "99999999999999999999", "1e9", "٣", "²", "NaN", " 1", "1;")
DAYS = ("0000-00", "9999-12", "2018-13", "2018-3", "-1", "all", "2018-03-01..9999-12-31")
WORDS = (NUL, f"a{NUL}b", NOT_UTF_8, "%ed%a0%80", "x" * 6000, "'\"%3B--", "%F0%9F%92%A9", "{{7*7}}", "%0d%0aX-A:1")
# Words of a query that some page reads.
READ = (
    "office", "month", "q", "withdrawn", "sort", "after", "before", "again", "saved", "site", "activity", "scope",
    "by", "part", "page", "year", "network", "room", "state", "place", "group", "width", "file", "of", "words",
    "schedule", "since", "holidays", "verify", "next", "partner",
)  # fmt: skip
UPWARD = (
    "..%2f..%2fetc%2fpasswd",
    "....//",
    "%2e%2e%2f",
    "..\\..\\x",
    "/etc/passwd",
    f"2018-01.html{NUL}.csv",
    ".",
)


# A sample in ./run test, drawn anew with each seed; everything in the full matrix.
SHARES = [pytest.param(60, id="sample"), pytest.param(None, id="all", marks=pytest.mark.matrix)]

Request = tuple[str, str, str, dict[str, str] | None]


def broken(realm: Realm, reader: str, method: str, url: str, body: dict[str, str] | None = None) -> Iterator[str]:
    """Whether the request met a defect of ours."""
    answer = ask(realm, reader, method, url, body)
    if answer.said.startswith("5"):
        yield f"{method} {url[:160]} {body or ''} as {reader}: {answer.said}"


def all_broken(realm: Realm, requests: Iterable[Request], share: int | None) -> str:
    """What broke of `share` of the requests, or of all, a line each."""
    every = list(requests)
    some = every if share is None else random.Random(SEED).sample(every, min(share, len(every)))
    return "\n".join(line for request in some for line in broken(realm, *request))


def asked(door: Door, url: str) -> Iterator[str]:
    """The address with each hostile word in each place of its query."""
    path, known = url.split("?")[0], [*door.example.query, *door.example.also]
    for name in dict.fromkeys([*known, "q", "page"]):
        for word in (NUL, NOT_UTF_8, NUMBERS[2], "x" * 6000):
            yield f"{path}?{name}={word}"
    yield f"{path}?{NUL}={NUL}&{NOT_UTF_8}=1"


@pytest.mark.parametrize("share", SHARES)
def test_hostile_words_in_a_query_break_no_page(realm: Realm, share: int | None):
    requests = (
        (reader_of(door), "GET", url, None)
        for door in known_doors()
        for url in asked(door, door.url(realm, reader_of(door)))
    )
    assert not all_broken(realm, requests, share)


@pytest.mark.matrix
@pytest.mark.parametrize("name", READ)
def test_no_word_of_a_query_breaks_any_page(realm: Realm, name: str):
    """Each name on each page with a word drawn anew by the seed; with every word in the soak."""
    wrong, dice = [], random.Random(f"{SEED} {name}")
    for door in known_doors():
        reader = reader_of(door)
        path = door.url(realm, reader).split("?")[0]
        every = (*WORDS, *NUMBERS, *DAYS)
        for word in every if TIER == "soak" else (dice.choice(every),):
            wrong += broken(realm, reader, "GET", f"{path}?{name}={word}")
    assert not wrong, "\n".join(wrong)


def forms(realm: Realm) -> Iterator[Request]:
    """Each form with each hostile word in all of its fields, and in one field after the other."""
    for door in known_doors():
        if DOORS[door.address].post is None:
            continue
        reader = reader_of(door)
        url, body = door.url(realm, reader), door.body(realm, reader)
        for word in ("\0", "a\0b", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "9" * 40):
            yield reader, "POST", url, dict.fromkeys([*body, "reason", "office"], word)
            for name in body:
                yield reader, "POST", url, {**body, name: f"{body[name]}{word}"}


@pytest.mark.parametrize("share", SHARES)
def test_hostile_words_in_a_form_break_no_page(realm: Realm, share: int | None):
    assert not all_broken(realm, forms(realm), share)


def fields() -> Iterator[Request]:
    """Each kind's form with a hostile word in one field after the other."""
    for kind in (kind for kind in kinds() if kind.enterable):
        for field in kind.entry:
            for word in ("\0", "9" * 40, "-1", "1e400", "0000-00-00", "٣"):
                yield "office_director", "POST", f"/desk/{kind.slug}/new/", {**kind.example, field.name: word}


@pytest.mark.parametrize("share", SHARES)
def test_hostile_words_in_every_field_of_every_kind_break_no_form(realm: Realm, share: int | None):
    assert not all_broken(realm, fields(), share)


def addresses(realm: Realm) -> Iterator[Request]:
    """Each address with a hostile word in place of each of its parts."""
    for door in known_doors():
        for word in door.keywords:
            for hostile in (*UPWARD, NUL, NOT_UTF_8, "9999-12", "0000-00", "x" * 3000, quote("服务"), "0" * 40):
                filled = Door(door.route).url(realm, reader_of(door)).split("?")[0].split("/")
                places = [i for i, part in enumerate(door.address.split("/")) if f"<{word}>" in part]
                for place in places:
                    if place < len(filled):
                        url = "/".join([*filled[:place], hostile, *filled[place + 1 :]])
                        yield reader_of(door), "GET", url, None


@pytest.mark.parametrize("share", SHARES)
def test_hostile_words_in_an_address_break_no_page(realm: Realm, share: int | None):
    assert not all_broken(realm, addresses(realm), share)


@pytest.mark.parametrize("upward", UPWARD)
def test_no_file_outside_leaves_through_an_edition_or_an_attachment(realm: Realm, upward: str):
    record = realm.thing("record of the paper", "own", "office_director")
    for url in (
        f"/issues/2018-01/{upward}", f"/issues/2018-01/r1/{upward}", f"/bulletin/2018-01/preview/{upward}/",
        f"/desk/activities-session/{record}/attachments/{upward}/", f"/desk/activities-session/export.{upward}",
    ):  # fmt: skip
        answer = ask(realm, "office_director", "GET", url)
        assert answer.said in {"302", "400", "404"}, url
        assert b"root:" not in answer.body


def test_a_login_with_hostile_words_is_refused_and_not_broken(realm: Realm):
    for word in ("\0", "a\0", "x" * 5000, "' OR 1=1 --", "\u202e"):
        body = {"login": word, "password": word}
        answer = ask(realm, "anonymous", "POST", "/accounts/login/", body)
        assert answer.said in {"200", "400"}, word
    assert "anonymous" in READERS
