"""Two worlds that differ only in what an observer may not see give the observer the same bytes."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import override_settings

from tests.factories.world import NOW
from tests.web.access.asking import ask
from tests.web.access.policy import DOORS, FIGURES, OFFICE
from tests.web.access.realm import READERS, Realm
from tests.web.access.site_map import SAMPLE, drawn, known_doors, written
from tests.web.access.two_worlds import (
    SECRET,
    Hidden,
    another_network,
    another_office,
    asked_stories,
    build,
    drawn_from,
    nothing,
)
from youju.ground.evidence.kinds import Kind, kinds

# There is one chain of acts for the whole installation. Whoever may verify it sees how long it is, where in it an
# act stands, and its hashes, which every act changes; the public reads its head in the colophon.
SHARED = (
    re.compile(rb"(?<![-0-9a-f])[0-9a-f]{10,64}(?![-0-9a-f])"),
    re.compile(r"(?<=第)[\d,]+(?=环)".encode()),
    re.compile(r"[\d,]+(?=环全部完好)".encode()),
    re.compile(r"[\d,]+(?=步</span>)".encode()),
    re.compile(r"(?<=data-label=\"环\"><div class=\"cell\">)[\d,]+".encode()),
)
FIGURE_KEYS = (
    "activities.service.attendances", "communications.pieces", "ledger.calls.sessions", "activities.partners",
)  # fmt: skip
Seen = dict[str, tuple[str, bytes, str]]
View = dict[str, Seen]


def looks(realm: Realm, reader: str, one_in: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What the observer tries at one in so many doors, desks and figures: method, address, body."""
    for door in drawn(known_doors(), one_in):
        if reader not in DOORS[door.address].who:
            continue
        url = door.url(realm, reader)
        yield "GET", url, {}
        join = "&" if "?" in url else "?"
        for name, filling in door.example.also.items():
            yield "GET", f"{url}{join}{name}={written(realm, filling, 'own', reader)}", {}
        for name in door.example.query:
            yield "GET", f"{url}&{name}={SECRET}", {}
        if door.example.body:
            # Error texts and choices of a form that was filled in badly.
            yield "POST", url, {}
            yield "POST", url, dict.fromkeys(door.example.body, SECRET)
    if reader in OFFICE:
        yield from desk_looks(drawn(kinds(), one_in))
    if reader in FIGURES:
        yield from figure_looks(drawn(FIGURE_KEYS, one_in))


def desk_looks(desks: Iterable[Kind]) -> Iterator[tuple[str, str, dict[str, str]]]:
    for kind in desks:
        desk = f"/desk/{kind.slug}"
        asked = ("month=all&withdrawn=1", f"q={SECRET}", "q=公", "sort=happened_on&withdrawn=1")
        pages = [f"/?{query}" for query in asked] + ["/export.csv?month=all&withdrawn=1", "/export.xlsx?month=all"]
        pages.append("/?month=2017-01&withdrawn=1")
        for page in [*pages, "/new/"]:
            yield "GET", f"{desk}{page}", {}
        yield "GET", f"/intake/{kind.slug}/template.xlsx", {}


def figure_looks(keys: Iterable[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    for key in keys:
        for query in ("", "scope=north", "scope=south", "scope=south&by=site", "scope=south&by=week"):
            yield "GET", f"/figures/2018-03/{key}/?{query}", {}
    for query in ("", "office=south", "state=unreported", f"q={SECRET}"):
        yield "GET", f"/figures/2018-03/?{query}", {}


def plain(body: bytes) -> bytes:
    """The bytes without what is everybody's; of a workbook its parts."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    for pattern in SHARED:
        body = pattern.sub(b"", body)
    return body


def seen_by(realm: Realm, reader: str, one_in: int, but: tuple[str, ...] = (), only: str = "/") -> Seen:
    """The observer's answers; `but` leaves out addresses that begin so, `only` those that do not."""
    found: Seen = {}
    for method, url, body in looks(realm, reader, one_in):
        if url.startswith(but) or not url.startswith(only):
            continue
        look = f"{method} {url} {body}"
        # What an answer draws by lot follows from the look alone, whatever was looked at before.
        with drawn_from(look):
            answer = ask(realm, reader, method, url, body)
        found[look] = (answer.said, plain(answer.body), answer.location)
    return found


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Where the two views differ, with the first bytes that do; empty where they do not."""
    lines = [f"seen in one world only: {look}" for look in one.keys() ^ other.keys()]
    for look in one.keys() & other.keys():
        if one[look] != other[look]:
            (said, body, way), (said_too, body_too, way_too) = one[look], other[look]
            at = next((i for i, (a, b) in enumerate(zip(body, body_too, strict=False)) if a != b), 0)
            here, there = (text[max(0, at - 60) : at + 60].decode(errors="replace") for text in (body, body_too))
            lines.append(f"{look}\n  {said} {way} …{here}…\n  {said_too} {way_too} …{there}…")
    return "\n".join(lines)


def count_from_the_same_number() -> None:
    """SQLite takes its counters back with a world, PostgreSQL does not: both worlds begin far behind the rest."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(c.oid::regclass, 1000000) FROM pg_class c WHERE c.relkind = 'S'")


def view(folder: Path, readers: tuple[str, ...], hidden: Hidden, words: str, one_in: int, **asked: Any) -> View:
    """What each reader sees of the world into which this is woven; the world is taken back."""
    with (
        time_machine.travel(NOW, tick=False), transaction.atomic(),
        override_settings(MEDIA_ROOT=folder / hidden.__name__),
    ):  # fmt: skip
        count_from_the_same_number()
        realm = build(hidden, words)
        with drawn_from("looking"):
            seen = {reader: seen_by(realm, reader, one_in, **asked) for reader in readers}
        transaction.set_rollback(True)
    return seen


def worlds(
    folder: Path, readers: tuple[str, ...], hidden: Hidden, words: str, one_in: int, **asked: Any
) -> list[str]:
    """What differs for each reader between the plain world and the one with hidden rows."""
    one, other = (
        view(folder, readers, weave, said, one_in, **asked) for weave, said in ((nothing, "公开"), (hidden, words))
    )
    return [f"{reader}: {found}" for reader in readers if (found := differing(one[reader], other[reader]))]


# Where anybody is told that the other office has opened a place, so that people can find it; nowhere else.
PLACES_ARE_TOLD = ("/about/", "/sitemap.xml")
# An auditor and an administrator read what was done in every office of their network.
WITHOUT_ACTS = tuple(reader for reader in READERS if reader not in {"auditor", "administrator"})
# The network editor asks offices for stories.
WHO_DO_NOT_ASK = tuple(reader for reader in WITHOUT_ACTS if reader != "network_editor")


def test_another_network_is_not_noticed(db: None, tmp_path: Path):
    wrong = worlds(tmp_path, ("office_editor", "auditor"), another_network, "公开", SAMPLE)
    assert not wrong, "\n".join(wrong)


def test_what_another_office_has_beside_its_figures_is_not_noticed(db: None, tmp_path: Path):
    wrong = worlds(tmp_path, ("office_editor",), another_office, "另外", SAMPLE, but=PLACES_ARE_TOLD)
    assert not wrong, "\n".join(wrong)


def test_what_another_office_is_asked_for_is_not_noticed(db: None, tmp_path: Path):
    wrong = worlds(tmp_path, ("office_editor",), asked_stories, "公开", 1, only="/bulletin/")
    assert not wrong, "\n".join(wrong)


@pytest.mark.matrix
@pytest.mark.parametrize("reader", READERS)
def test_nobody_notices_what_they_may_not_see(db: None, tmp_path: Path, reader: str):
    """What is elsewhere, what another office has, what it is asked for: each held against the plain world."""
    plain_world = view(tmp_path, (reader,), nothing, "公开", 1)[reader]
    for hidden, words in hidden_from(reader):
        told = told_of(hidden, reader)
        other = view(tmp_path, (reader,), hidden, words, 1, but=told)[reader]
        same = {look: seen for look, seen in plain_world.items() if not look.split(" ")[1].startswith(told)}
        assert not (found := differing(same, other)), f"{hidden.__name__} as {reader}: {found}"


def hidden_from(reader: str) -> Iterator[tuple[Hidden, str]]:
    yield another_network, "公开"
    if reader in WITHOUT_ACTS:
        yield another_office, "另外"
    if reader in WHO_DO_NOT_ASK:
        yield asked_stories, "公开"


def told_of(hidden: Hidden, reader: str) -> tuple[str, ...]:
    """Addresses at which the reader is told of it."""
    if hidden is not another_office:
        return ()
    # Who composes the issue goes through the leads of every office, and may name any colleague as deputy.
    composing = ("/bulletin/leads/", "/bulletin/deputies/") if reader == "network_editor" else ()
    return (*PLACES_ARE_TOLD, *composing)


def test_what_is_hidden_is_there_for_those_who_may_see_it(db: None):
    with time_machine.travel(NOW, tick=False):
        realm = build(another_office, "另外")
        realm.welcome("neighbour", realm.home.colleague("office_editor", realm.home.south))
        for kind, word in (("communications-material", SECRET), ("communications-publication", "另外")):
            assert word.encode() in ask(realm, "neighbour", "GET", f"/desk/{kind}/?month=all&withdrawn=1").body


def test_a_difference_that_may_be_seen_is_noticed(db: None, tmp_path: Path):
    def one_more_here(realm: Realm, moment: int) -> None:
        if moment == 1:
            realm.home.record("communications.material", realm.home.north, title=SECRET)

    wrong = worlds(tmp_path, ("librarian",), one_more_here, "公开", 1, only="/desk/communications-material/")
    assert "/desk/communications-material/" in wrong[0]
    assert SECRET in wrong[0]
