"""The demo's words are ours: tokens instead of numbers, nothing copied, texts of exactly the counted length."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.demo.reckoning import BULLETIN, CHANNELS, COMMUNICATIONS, DATA, FACTS, LEDGER_KEYS, NETWORK, figure
from youju.services.communications.rules import characters as counted

SHARED = Path(__file__).parents[2].parent / "shared" / "bulletins"
OFFICES = [office["slug"] for office in NETWORK["office"]]
TOKEN = re.compile(r"\{([^{}]*)\}")
FIGURE = re.compile(
    r"(?P<key>[a-z_]+(?:\.[a-z_-]+)+)(?:@(?P<scope>[a-z+]+)(?:/(?P<group>[a-z]+))?)?(?:\|(?P<style>number|hours|clock))?"
)
NAKED = re.compile(
    r"[0-9０-９]|[〇零一二三四五六七八九十百千万亿两几]+[余多]?"
    r"(?:人次|人|名|位|户|家|次|场|小时|分|元|块|件|份|本|册|种|条|篇|期|字|张|个|月|日|年|天|岁|点|所|地)"
)
COPIED = 12


def shared_issue() -> str:
    """The printed issue, where it is present (a setting may insist that it is); else nothing."""
    source = SHARED / "2018-03.txt"
    if source.exists():
        return source.read_text(encoding="utf-8")
    assert not os.environ.get("YOUJU_EXPECT_SHARED"), f"{source.name} is expected beside the checkout"
    return ""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def issue_texts(issue: dict) -> Iterator[tuple[str, str]]:
    """Every sentence of an issue with the office whose figures it shows (empty: a scope must be said)."""
    for name in ("letter", "giving"):
        yield "", issue[name]
    yield "", issue["cover"]["alt"]
    for story in issue["story"]:
        yield from (("", picture["alt"]) for picture in story.get("picture", ()))
        yield story["office"], story["title"]
        yield story["office"], story["body"]
    for line in issue["line"]:
        yield line["office"], line["sentence"]
        yield line["office"], line.get("margin", "")


ISSUES = {issue["month"]: issue for issue in BULLETIN["issue"]}


@pytest.mark.parametrize("month", ISSUES)
def test_every_token_is_a_figure_with_a_value_in_its_month(month):
    for office, text in issue_texts(ISSUES[month]):
        for token in TOKEN.findall(text):
            if token.startswith("date:"):
                assert date.fromisoformat(token.removeprefix("date:")).isoformat().startswith(month)
                continue
            if token.startswith("quote:"):
                assert token.removeprefix("quote:")
                continue
            found = FIGURE.fullmatch(token)
            assert found, token
            spec = (FACTS["keys"] | LEDGER_KEYS)[found["key"]]
            offices = found["scope"].split("+") if found["scope"] else [office]
            assert set(offices) <= set(OFFICES), (token, text)
            assert figure(found["key"], offices, month, found["group"]) is not None, (token, office)
            assert (found["style"] in {"hours", "clock"}) == (spec["unit"] == "minutes"), token


@pytest.mark.parametrize("month", ISSUES)
def test_no_number_stands_naked(month):
    for _, text in issue_texts(ISSUES[month]):
        plain = TOKEN.sub("", text)
        assert not NAKED.search(plain), (NAKED.search(plain), text)


@pytest.mark.parametrize("naked", ["共102次", "服务９３２人次", "三十户家庭", "八十余名", "一个孩子", "4月"])
def test_the_search_for_naked_numbers_finds_them(naked):
    assert NAKED.search(naked)


@pytest.mark.parametrize("month", ISSUES)
def test_a_margin_stands_in_its_sentence(month):
    for line in ISSUES[month]["line"]:
        if margin := line.get("margin"):
            key = FIGURE.fullmatch(TOKEN.fullmatch(margin)[1])["key"]
            assert key in {FIGURE.fullmatch(token)["key"] for token in TOKEN.findall(line["sentence"])}, line


def test_the_march_issue_prints_every_fact():
    printed = set()
    for office, text in issue_texts(ISSUES["2018-03"]):
        for token in TOKEN.findall(text):
            if found := FIGURE.fullmatch(token):
                scope = found["scope"].split("+") if found["scope"] else [office]
                printed.add((found["key"], tuple(scope), found["group"]))
    assert {(fact["key"], tuple(fact["offices"]), fact.get("group")) for fact in FACTS["facts"]} <= printed


def test_lines_follow_the_offices_and_their_headings():
    headings = [(o["slug"], g["slug"]) for o in NETWORK["office"] for g in o["group"]]
    for issue in ISSUES.values():
        places = [headings.index((line["office"], line["group"])) for line in issue["line"]]
        assert places == sorted(places)
        assert {line["office"] for line in issue["line"]} == set(OFFICES)
    kinds = [story["kind"] for story in ISSUES["2018-03"]["story"]]
    assert kinds == ["headline"] * 8 + ["crowdfunding", "practice"]
    assert [month for month, issue in ISSUES.items() if issue["released"]] == ["2018-02"]
    assert [month for month, issue in ISSUES.items() if issue["invented"]] == ["2018-02"]


def test_the_practice_article_is_of_the_length_of_a_page():
    article = next(story for story in ISSUES["2018-03"]["story"] if story["kind"] == "practice")
    assert 600 <= len(re.sub(r"[\s#]", "", article["body"])) <= 900


def grams(text: str) -> set[str]:
    """Every run of COPIED Chinese characters."""
    runs = re.findall(r"[一-鿿]+", text)
    return {run[i : i + COPIED] for run in runs for i in range(len(run) - COPIED + 1)}


def everything() -> str:
    tables = [value for path in sorted(DATA.glob("*.toml")) for value in [path.read_text(encoding="utf-8")]]
    return "\n".join([*tables, *(path.read_text(encoding="utf-8") for path in DATA.glob("facts/*.json"))])


def test_no_sentence_is_copied_from_the_printed_issue():
    ours = grams(everything())
    assert len(ours) > 500
    assert not ours & grams(shared_issue())


def test_persons_and_telephones_are_invented():
    text, printed = everything(), shared_issue()
    for people in re.findall(r"联系人\s*[::：]\s*([一-鿿、\s]+?)\s*(?:\n|$)", printed):
        for name in re.split(r"[、\s]+", people):
            assert name not in text
    compact = re.sub(r"[\s-]", "", text)
    for phone in re.findall(r"\d[\d-]{6,}\d", printed):
        assert phone.replace("-", "")[-8:] not in compact
    for site in NETWORK["site"]:
        assert re.fullmatch(r"1990000\d{4}|0\d{2,3}-5550 01\d\d", site["phone"]), site


STRIDES = (1, 3, 7, 9, 11, 13, 17, 19)


def shuffled(fragments: list[str], number: int, step: int) -> list[str]:
    """The stock in an order of its own for publication `number` of a topic."""
    return [fragments[(step * number + STRIDES[(number + number // 40) % 8] * j) % 40] for j in range(40)]


def composed(number: int, form: str, topic: dict, characters: int) -> list[str]:
    """The sentences of a publication, as the head of communications.toml says."""
    topics = {entry["slug"]: entry for entry in COMMUNICATIONS["topic"]}
    prose = COMMUNICATIONS["prose"]
    stocks = (topic["fragments"], topics[topic["near"]]["fragments"], prose["fragments"])
    pool = [s for stock, step in zip(stocks, (7, 11, 13), strict=True) for s in shuffled(stock, number, step)]
    sentences = [] if form == "long" else [topic["hashtag"]]
    remaining = characters - sum(len(sentence) for sentence in sentences)
    for sentence in pool:
        if remaining <= 35:
            break
        sentences.append(sentence)
        remaining -= len(sentence)
    return [*sentences, prose["closings"][remaining - 8]]


def publications() -> Iterator[tuple[str, dict, int]]:
    topics = {entry["slug"]: entry for entry in COMMUNICATIONS["topic"]}
    for batch in COMMUNICATIONS["batch"]:
        for topic, characters in zip(batch["topics"], batch["characters"], strict=True):
            yield batch["form"], topics[topic], characters


def test_every_text_can_be_composed_to_its_exact_length_without_saying_anything_twice():
    seen: Counter[str] = Counter()
    texts = []
    for form, topic, characters in publications():
        texts.append(composed(seen[topic["slug"]], form, topic, characters))
        seen[topic["slug"]] += 1
    for sentences, (_, _, characters) in zip(texts, publications(), strict=True):
        assert counted("".join(sentences)) == characters
        assert len(set(sentences)) == len(sentences)
    assert len({"".join(sentences) for sentences in texts}) == len(texts)


def test_the_stock_of_sentences_is_as_wide_as_the_rule_needs():
    prose = COMMUNICATIONS["prose"]
    stocks = [prose["fragments"], *(topic["fragments"] for topic in COMMUNICATIONS["topic"])]
    assert {len(stock) for stock in stocks} == {40}
    assert len({sentence for stock in stocks for sentence in stock}) == 40 * len(stocks)
    assert max(len(sentence) for stock in stocks for sentence in stock) <= 27
    assert [len(closing) for closing in prose["closings"]] == list(range(8, 36))
    assert not any(re.search(r"\s", sentence) for stock in [*stocks, prose["closings"]] for sentence in stock)


def test_publications_point_to_channels_of_one_office_and_to_issues_of_their_month():
    for batch in COMMUNICATIONS["batch"]:
        assert len(batch["on"]) == len(batch["topics"]) == len(batch["characters"])
        assert all(day.isoformat().startswith(batch["month"]) for day in batch["on"])
        assert batch["form"] in {"short", "long", "repost"}
        official = CHANNELS[batch["channel"]]["kind"] == "official" and "issue" in batch
        month = [i for i in COMMUNICATIONS["issue"] if i["month"] == batch["month"]] if official else []
        for index, day in zip(batch.get("issue", []), batch["on"], strict=False):
            assert (month[index]["channel"], month[index]["on"]) == (batch["channel"], day)
    media = [row for row in COMMUNICATIONS["media"] if row["on"].isoformat().startswith("2018-03")]
    assert len(media) >= 12


def test_words_for_readers_hold_no_stray_markup():
    for text in strings([BULLETIN, NETWORK]):
        assert text == text.strip()
        assert not re.search(r"[<>]|,[一-鿿]|[一-鿿],", text), text
    assert all(issue["letter"].startswith("亲爱的朋友：\n\n") for issue in ISSUES.values())
