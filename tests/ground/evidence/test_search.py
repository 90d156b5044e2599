"""Search finds what stands in the text, whatever its script and however short the word, on both stores alike."""

import time as clock

import pytest
from django.contrib.contenttypes.models import ContentType, ContentTypeManager

from tests.factories.world import NOW, TODAY
from youju.ground.access import permissions as may
from youju.ground.access.queries import standing
from youju.ground.evidence import search
from youju.ground.evidence.actions import correct, record_many, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.listing import Narrowing, page

PUBLICATION = "communications.publication"
TITLES = {
    "corner": "图书角今天多了两位小管理员",
    "mixed": "Wi-Fi密码2018版,No.15号通知",
    "wide": "ＡＢＣ社区１２３活动",
    "rare": "𠮷田与𫠠家访，鿫与𰻝",
    "marks": "“小主人”——第3期(下)!?",
    "emoji": "孩子们🎉画了🌈彩虹",
    "latin": "Café Straße naïve",
    "under": "snake_case_名字",
    "kana": "カタカナ한글",
    "digits": "2018-03-05 14:30",
}


def found(world, query: str, office=None, kind=PUBLICATION) -> set[str]:
    office = office or world.north
    known = kind_of(kind)
    rows = search.matching(known, known.model.objects.all(), query, [office.pk])
    return set(rows.values_list("title", flat=True))


@pytest.fixture
def shelf(world):
    for title in TITLES.values():
        world.record(PUBLICATION, title=title, text="", characters="1", topics="")
    return world


QUERIES: list[tuple[str, set[str]]] = [
    ("图", {"corner"}), ("角", {"corner"}), ("图书", {"corner"}), ("书角今", {"corner"}), ("员", {"corner"}),
    ("管理员 两位", {"corner"}), ("图书角今天多了两位小管理员", {"corner"}), ("小", {"corner", "marks"}),
    ("书图", set()), ("图书角 没有", set()),
    ("wi-fi", {"mixed"}), ("WIFI密码", set()), ("密码2018", {"mixed"}), ("8版", {"mixed"}),
    ("no.15", {"mixed"}),
    ("１５号", {"mixed"}),
    ("abc", {"wide"}), ("ＡＢＣ", {"wide"}), ("123", {"wide"}), ("c社", {"wide"}),
    ("𠮷", {"rare"}), ("𠮷田", {"rare"}), ("𫠠", {"rare"}), ("𫠠家", {"rare"}), ("鿫", {"rare"}),
    ("𰻝", {"rare"}),
    ("与𰻝", {"rare"}),
    ("第3期", {"marks"}), ("“主人”", {"marks"}), ("期(下)", {"marks"}), ("3期", {"marks"}),
    ("彩虹", {"emoji"}), ("孩子们画了", set()), ("孩子们🎉画了", {"emoji"}),
    ("CAFÉ", {"latin"}), ("cafe", set()), ("straße", {"latin"}), ("NAÏVE", {"latin"}),
    ("snake", {"under"}), ("case_名", {"under"}), ("_", {"under"}), ("カタ", {"kana"}), ("한글", {"kana"}),
    ("2018-03", {"digits"}), ("14:30", {"digits"}), ("2018", {"mixed", "digits"}),
    ("", set()), ("   ", set()), ("!?()", set()), ("🎉", set()), ('"', set()), ("'; DROP", set()),
    ("图*", {"corner"}), ("图 OR 彩", set()), ("NOT 图", set()), ("kind1", set()), ("office1", set()),
    ("grams:图", set()), ("{图}", {"corner"}), ("图^2", set()), ("NEAR(图 书)", set()), ("%", set()),
]  # fmt: skip


def test_a_query_finds_the_texts_that_hold_all_its_words(shelf):
    for query, names in QUERIES:
        assert found(shelf, query) == {TITLES[name] for name in names}, query


def test_every_pair_and_every_character_of_a_text_finds_it(shelf):
    for title in TITLES.values():
        words = [run for run in title.split() if run]
        for word in words:
            for start in range(len(word)):
                for piece in (word[start], word[start : start + 2], word[start : start + 5]):
                    assert title in found(shelf, piece) or not any(c.isalnum() or c == "_" for c in piece), piece


def test_the_old_word_is_forgotten_when_a_record_is_corrected(world):
    kind, record = kind_of(PUBLICATION), world.record(PUBLICATION, title="旧题", text="", characters="1")
    values = {**kind.read_values(record), "title": "新名"}
    correct(kind=kind, record=record, values=values, version=1, reason="改", by=world.system, at=NOW)
    assert found(world, "旧题") == found(world, "旧") == set()
    assert found(world, "新名") == {"新名"}


def test_a_record_taken_back_and_reinstated_is_found_once(world):
    kind, record = kind_of(PUBLICATION), world.record(PUBLICATION, title="来回走")
    withdraw(kind=kind, record=record, reason="错", by=world.system, at=NOW)
    has = standing(world.colleague("supervisor", world.north).actor, on=TODAY)
    wanted = Narrowing(office=world.north.pk, words="来回")
    assert page(kind, has, wanted).rows == ()
    reinstate(kind=kind, record=record, reason="对", by=world.system, at=NOW)
    assert [row.title for row in page(kind, has, wanted).rows] == ["来回走"]


def test_the_words_of_another_office_are_never_found(world):
    world.record(PUBLICATION, office=world.south, title="南坡的秘密")
    assert found(world, "秘密") == set()
    assert found(world, "秘密", office=world.south) == {"南坡的秘密"}
    kind = kind_of(PUBLICATION)
    has = standing(world.colleague("social_worker", world.north).actor, on=TODAY)
    assert has.offices_with(may.RECORDS_SEE) == {world.north.pk}
    for office in (world.north, world.south):
        assert page(kind, has, Narrowing(office=office.pk, words="秘密")).rows == ()


def test_a_word_of_one_kind_does_not_find_a_record_of_another_with_the_same_number(world):
    world.record("communications.material", title="植树照片")
    world.record(PUBLICATION, title="读书会", text="", characters="1")
    assert found(world, "植树") == set()
    assert found(world, "读书", kind="communications.material") == set()


@pytest.fixture
def counters_run_on(monkeypatch):
    """Says from where on the store counts its models, and how far apart."""

    def run_on(start: int, step: int = 1) -> None:
        def counted(_manager, *models):
            return {model: ContentType(pk=start + step * place) for place, model in enumerate(models)}

        monkeypatch.setattr(ContentTypeManager, "get_for_models", counted)

    return run_on


def test_a_store_that_has_counted_its_models_into_the_millions_finds_as_well(world, counters_run_on):
    counters_run_on(1_000_104)
    world.record(PUBLICATION, title=TITLES["corner"], text="", characters="1", topics="")
    assert found(world, "图书角") == {TITLES["corner"]}


def test_two_kinds_never_share_a_number_in_silence(world, counters_run_on):
    counters_run_on(7, step=search.SPAN)
    with pytest.raises(search.NumbersCollide):
        found(world, "图书角")


def test_many_rows_written_at_once_are_found_like_a_single_one(world):
    kind = kind_of(PUBLICATION)
    single = world.record(PUBLICATION, title="第0条", text="", characters="1", topics="")
    values = kind.read_values(single)
    rows = [{**values, "title": f"第{n}条", "text": "长文" if n == 150 else ""} for n in range(1, 200)]
    record_many(kind=kind, office=world.north, rows=rows, by=world.system, at=NOW)
    assert found(world, "第150条") == {"第150条"}
    assert found(world, "长文") == {"第150条"}
    assert len(found(world, "条")) == 200


def test_a_flood_of_words_is_searched_and_indexed_in_no_time(world):
    world.record(PUBLICATION, title="x", text=("图书角" * 7000)[:20_000])
    began = clock.process_time()
    for query in ("图" * 2**20, "图书 " * 2**18, '"' * 2**20, "\ufdfa" * 2**18, "a b " * 2**18):
        found(world, query)
    assert clock.process_time() - began < 5
