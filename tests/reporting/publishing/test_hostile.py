"""Whatever somebody types stays words, in every edition."""

import csv
import json
from email import message_from_bytes, policy
from io import StringIO

import pytest
from icalendar import Calendar

from tests.reporting.publishing.reading import filled_with, page
from tests.reporting.publishing.sample import ISSUE
from youju.reporting import publishing
from youju.reporting.publishing.ink import line

WORDS = {
    "script": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "end of style": "</style></title></script>--><!--",
    "typst": '#import "x": * #panic("y") $x$ @ref \\ `raw`',
    "template": "{{7*7}} {% now %} ${7*7} %s {0}",
    "header": "a\r\nBcc: thief@example.org\r\n\r\nbody",
    "formula": "=cmd|'/c calc'!A1",
    "address": "javascript:alert(1)",
    "ghosts": "甲\x00\x1b\ud800\u202e\ufffe\u2028乙",
    "emoji": "😀👩‍🦰",
    "nothing": "",
    "long word": "x" * 300,
}


@pytest.fixture(params=WORDS.values(), ids=WORDS.keys(), scope="module")
def word(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def printed(word: str) -> dict[str, bytes]:
    return {each.name.removeprefix("2026-03"): each.data for each in publishing.editions(filled_with(ISSUE, word))}


def test_pages_hold_only_our_own_elements_and_the_word_as_text(word: str, printed: dict[str, bytes]):
    harmless = {each.name.removeprefix("2026-03"): each.data for each in publishing.editions(ISSUE)}
    for name in (".html", "-wechat.html"):
        read = page(printed[name])
        assert set(read.tags) <= set(page(harmless[name]).tags)
        assert {each[:2] for each in read.attributes} <= {each[:2] for each in page(harmless[name]).attributes}
        assert line(word) in read.text


def test_no_address_runs_a_program(printed: dict[str, bytes]):
    addresses = page(printed[".html"]).values("href")
    assert not [each for each in addresses if each.lower().startswith(("javascript:", "data:"))]


def test_the_message_has_only_its_own_headers_and_elements(word: str, printed: dict[str, bytes]):
    message = message_from_bytes(printed[".eml"], policy=policy.default)
    assert not message.defects
    assert "Bcc" not in message
    assert len(message["To"].addresses) == len(message["From"].addresses) == 1
    html = page(message.get_body(("html",)).get_content())
    assert not {"script", "img", "iframe"} & set(html.tags)


def test_the_calendar_reads_back(word: str, printed: dict[str, bytes]):
    events = Calendar.from_ical(printed[".ics"]).walk("VEVENT")
    assert len(events) == 8
    assert all(line(word) in str(event["SUMMARY"]) for event in events)


def test_the_data_reads_back_as_the_same_words(word: str, printed: dict[str, bytes]):
    figures = json.loads(printed["-figures.json"])["figures"]
    assert {figure["label"] for figure in figures} == {line(word)}
    read = list(csv.DictReader(StringIO(printed["-figures.csv"].decode("utf-8-sig"), newline="")))
    assert {row["指标"].removeprefix("'") for row in read} == {line(word).removeprefix("'")}
    assert not [row for row in read if row["指标"].startswith(("=", "+", "-", "@"))]


def test_the_press_does_not_stop(printed: dict[str, bytes]):
    assert printed[".pdf"].startswith(b"%PDF-1.7")
