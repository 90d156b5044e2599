"""The corpus is sound: every value of the gold stands in print on the line named, and every line exists."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parent / "corpus"
TEXTS = sorted(CORPUS.glob("*/*.txt"))
CHECKS = {
    "margin-missing", "margin-part", "sum", "list-length", "unit", "scope", "outlier", "weekday", "holiday",
    "overlap", "phone-area", "address-city", "truncated", "notation", "duplicate", "year",
}  # fmt: skip
FIGURE = {
    "value": (int, float), "unit": str, "what": str, "sentence": str, "line": int, "office": str, "section": str,
    "margin": bool, "approximate": bool, "cumulative": bool, "period": str,
}  # fmt: skip
ENTRY = {
    "text", "rule", "dates", "window", "start", "end", "place", "phone", "contacts", "office", "site", "line",
}  # fmt: skip
DIGITS = dict(zip("零〇一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
SCALES = {
    "亿": 10**8,
    "億": 10**8,
    "万": 10**4,
    "萬": 10**4,
    "million": 10**6,
    "w": 10**4,
}
PLACES = {"十": 10, "百": 100, "千": 1000}
LARGE = {"thousand": 1000, "million": 10**6}
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "dozen": 12, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")


def gold(path: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return answer


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_value_stands_on_its_line(path: Path) -> None:
    printed = lines(path)
    for figure in gold(path)["figures"]:
        assert {key: isinstance(figure[key], kind) for key, kind in FIGURE.items()} == dict.fromkeys(FIGURE, True)
        line = printed[figure["line"] - 1]
        assert any(abs(value - figure["value"]) < 0.001 for value in numbers(line)), (figure["value"], line)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_entries_and_findings_stand_on_lines_that_are_there(path: Path) -> None:
    printed, answer = lines(path), gold(path)
    for entry in answer["schedule"]:
        assert set(entry) == ENTRY
        assert entry["rule"] or entry["dates"] or entry["window"] or entry["start"]
        assert printed[entry["line"] - 1].strip()
        assert all(re.fullmatch(r"\d\d:\d\d", entry[key] or "00:00") for key in ("start", "end"))
    for finding in answer["findings"]:
        assert finding["check"] in CHECKS
        assert printed[finding["line"] - 1].strip()
        assert finding["text"]


def test_each_text_is_in_the_part_that_the_split_names() -> None:
    split = json.loads((CORPUS / "split.json").read_text("utf-8"))["texts"]
    assert {path.stem: path.parent.name for path in TEXTS} == {name: row["part"] for name, row in split.items()}


def numbers(line: str) -> set[float]:
    """Every number somebody could read on a line: digits, Chinese and English numerals, 万, hours with minutes."""
    plain = unicodedata.normalize("NFKC", line)
    found: set[float] = set()
    for match in re.finditer(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", plain):
        value = float(match[0].replace(",", ""))
        after = plain[match.end() :].lstrip(" 余多餘")
        found |= {value, value * scale(after), value * (10**4 if "(万" in plain else 1)}
    for match in re.finditer(
        r"(\d+)\s*(?:小时|小時|hours?|hrs?|h)\s*(?:and )?(\d+)\s*(?:分|minutes?|mins?|m)", plain
    ):
        found.add(int(match[1]) * 60 + int(match[2]))
    for match in re.finditer("[零〇一二三四五六七八九两兩十百千]+", plain):
        after = plain[match.end() :].lstrip("余多餘几幾")
        found |= {value * scale(after) for value in chinese(match[0])}
    for match in re.finditer(
        "([零〇一二三四五六七八九两兩十百千]+)[万萬]([零〇一二三四五六七八九两兩十百千]+)", plain
    ):
        found |= {10**4 * high + low for high in chinese(match[1]) for low in chinese(match[2])}
    for match in re.finditer(r"([一二三四五六七八九两兩])成([一二三四五六七八九半]?)", plain):
        found.add(DIGITS[match[1]] * 10 + (5 if match[2] == "半" else DIGITS.get(match[2], 0)))
    words = re.findall("[a-z]+", re.sub("half a dozen", "six", re.sub("hundred and", "hundred", plain.lower())))
    for start in range(len(words)):
        found |= {english(words[start : start + length]) for length in range(1, 8)}
    return found


def english(words: list[str]) -> float:
    """The value of number words, zero where one of them is none: two thousand one hundred eighty six."""
    total = part = 0
    for word in words:
        if word == "dozen":
            part = (part or 1) * 12
        elif word in WORDS or word == "a":
            part += WORDS.get(word, 1)
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in LARGE:
            total, part = total + (part or 1) * LARGE[word], 0
        else:
            return 0
    return total + part


def scale(after: str) -> int:
    if found := re.match(r"[mk]\b", after):
        return 10**6 if found[0] == "m" else 10**3
    return next((size for sign, size in SCALES.items() if after.startswith(sign)), 1)


def chinese(numeral: str) -> set[float]:
    total, digit, place = 0, 0, 1
    for sign in numeral:
        if sign in PLACES:
            total += (digit or 1) * PLACES[sign]
            digit, place = 0, PLACES[sign]
        else:
            digit = DIGITS[sign]
    place = 1 if "零" in numeral or "〇" in numeral else place
    short = total + digit * max(place // 10, 1)
    spelled = "".join(str(DIGITS[sign]) for sign in numeral if sign in DIGITS)
    return {float(total + digit), float(short), float(spelled or 0)}
