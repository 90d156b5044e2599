"""Finds the counts of an English statement: a number, in digits or words, and the noun that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from youju.reporting.archive.reading.figures.count import Count
from youju.reporting.archive.reading.numbers import ARABIC, arabic, english, settled
from youju.reporting.archive.reading.numbers.english import WORD
from youju.reporting.archive.reading.words.no_figures import NOT_A_FIGURE
from youju.reporting.archive.reading.words.nouns import SPANS, is_plural, phrase

_WORDS = rf"(?:a\s)?(?:{WORD})(?:(?:-|\s(?:and\s)?)(?:{WORD})){{0,7}}"
_COUNT = re.compile(
    rf"(?P<money>(?:HK|US|NT|AU|NZ|S|C)?\$|£|€|¥|RMB\s?|HKD\s?)?\s?(?P<number>{ARABIC}"
    rf"|(?<![A-Za-z'’-])(?:{_WORDS})(?![A-Za-z'’]))"
    rf"(?:\s?(?P<times>k\b|m\b|bn\b|million\b|thousand\b|hundred\b))?(?P<plus>\s?\+|-plus)?(?P<percent>\s?(?:%"
    rf"|per ?cent\b|percentage points\b))?",
    re.I,
)
_HOURS = re.compile(
    rf"(?P<hours>{ARABIC}|{_WORDS})\s?(?:hours?|hrs?|h)(?:,?\s(?:and\s)?)?\s?(?P<minutes>\d{{1,2}}"
    rf"|{_WORDS})\s?(?:minutes?|mins?|m)\b",
    re.I,
)
_ROUGHLY = re.compile(
    r"\b(?:over|nearly|almost|around|about|more than|some|approximately|roughly|up to|at least|under|less than"
    r"|fewer than|close to|well over"
    r"|just over|just under|an estimated|in excess of|as many as|upwards of|circa|c\.|nearly all of"
    r"|exceeding)\s(?:a\s)?$", re.I,
)  # fmt: skip
_TIMES = {"k": 1000, "m": 10**6, "bn": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100}
_PRICE = re.compile(
    r"\b(?:(?:it|tickets?|entry|session|class|each) costs?|fees?|price|priced at|charge|admission|entry"
    r"|tickets?|only|just|suggested donation|each|paying)\s?:?\s?(?:of\s|is\s)?$",
    re.I,
)
_PRICED = re.compile(
    r"\s?(?:per\b|each\b|a\s(?:week|head|person|session|ticket|month|time|day|year|child|family|class|place)\b"
    r"|/|pp\b|\(?concessions?\b|for (?:members|adults|children)\b)",
    re.I,
)
_LIMIT = re.compile(
    r"\b(?:maximum(?: of)?|max\.?|limited to|capacity(?: of)?|places? for|room for|seats?)\s$", re.I
)
_DETERMINED = re.compile(r"\b(?:the|our|these|those|all|both|its|their|my|his|her)\s$", re.I)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z'’&/ -]{2,50})\s?(?:[:=–—-]|\.{2,}|\s{2,})\s?(?:a total of\s)?$")
_UNITED = re.compile(
    r"(?P<noun>[A-Za-z][\w'’ -]{2,40}?)\s(?:was|were|is|are|stands? at|stood at|reached|totall?ed|rose to"
    r"|fell to|came to|numbered)\s(?:now\s)?$"
)
_ROW = re.compile(r"\s*(?:[-*•·▪●]\s*)?(?P<label>[A-Z][A-Za-z'’&/(), -]{2,60}?)\s+(?:total(?:led)?\s)?$")
# What makes a sentence of the words before a number.
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|we|our|us|you|they|it|about|over|nearly|almost|than|average|some|around|to|only)\b",
    re.I,
)
_COMPARED = re.compile(
    r"(?:up|down|by|is|which is|that is|a (?:rise|fall|drop) of|(?:of )?(?:whom|them|these|those)|and|nearly"
    r"|some)?",
    re.I,
)
_PRONOUN = re.compile(
    r"\s?(?:of (?:them|these|those|whom|which)|were|was|are|have|had|on|in|about|for|moved|now|under|at|to|from"
    r"|new|with|joined|left|came|went|completed)\b",
    re.I,
)
# 75% of our clients; 82% of those who came.
_OF = re.compile(
    r"\s?of\s(?:the\s|our\s|all\s|those\s|these\s)*(?P<what>[A-Za-z][\w'’-]*(?:\s(?!said|felt|were|are|was|is|had|have|who)[a-z][\w'’-]*){0,3})"
)
_FROM = re.compile(
    r"\s(?:in|from|for|of|towards|on)\s(?:the\s|our\s)?(?P<what>(?!total\b)[a-z][\w'’-]*(?:\s(?!and|in|at|for|from|on|by|with|to)[a-z][\w'’-]*){0,3})"
)
_RAISED = re.compile(
    r"\s(?:(?:was|were|has been|have been)\s)?(?P<how>raised|collected|donated|spent|given|secured|awarded"
    r"|received|paid|saved|came in)\b"
    r"(?:\s(?:at|by|for|from|in|on|through|to|towards)\s(?:the\s|our\s|a\s|this\s|local\s)*(?P<what>[A-Za-z][\w'’-]*(?:\s(?!and|in|at|for|on|by|with|to|from)[a-z][\w'’-]*){0,2}))?"
)
_BEFORE_OF = re.compile(
    r"\s?(?:items|pairs|sets|boxes|bags|bunches|loads|copies|packs|pieces|bottles|cups|rounds|hours|minutes"
    r"|tonnes|tons|kg|sacks|crates|trays|cases|tins)\sof\s(?P<what>[a-z][a-z -]{2,30})"
)


def counts(plain: str, printed: str, start: int, end: int) -> Iterator[Count]:
    """The counts between `start` and `end` of a block, in order."""
    hidden = [match.span() for match in NOT_A_FIGURE.finditer(plain, start, end)]
    at, row = start, 0
    last_unit, list_unit, noun = "", "", ""
    while True:
        found = _COUNT.search(plain, at, end)
        if found is None:
            return
        place = found.start("number")
        while row < len(hidden) and hidden[row][1] <= place:
            row += 1
        if row < len(hidden) and hidden[row][0] <= place < hidden[row][1]:
            at = hidden[row][1]
            continue
        if (hours := _HOURS.match(plain, place, end)) is not None:
            at = hours.end()
            if (count := _minutes(plain, hours)) is not None:
                yield count
            continue
        at = max(found.end(), place + 1)
        count, elliptic = _count(plain, printed, found, start, end, last_unit, list_unit)
        if count is None:
            continue
        # 500 calls, 12% fewer than in August: the share is of what was counted before.
        if count.unit == "%" and _COMPARED.fullmatch(count.what):
            count = replace(count, what=noun)
        noun = count.what if count.unit != "%" else noun
        at = max(at, count.end) if count.end <= end else at
        if not elliptic:
            list_unit = last_unit = count.unit if count.unit not in ("%",) else last_unit
        yield count


def _minutes(plain: str, found: re.Match[str]) -> Count | None:
    hours, minutes = _value(found["hours"]), _value(found["minutes"])
    if hours is None or minutes is None:
        return None
    return Count(settled(hours * 60 + minutes), "minutes", "time", found.start(), found.end(), measure="minutes")


def _value(token: str) -> Decimal | None:
    return arabic(token) if token[0].isdigit() else english(token)


def _count(
    plain: str, printed: str, found: re.Match[str], start: int, end: int, last_unit: str, list_unit: str
) -> tuple[Count | None, bool]:
    token, stop = found["number"], found.end()
    value = _value(token)
    place = found.start("money") if found["money"] else found.start("number")
    before = plain[max(start, place - 60) : place]
    in_words = not token[0].isdigit()
    if value is None or (in_words and found["number"].lower() in ("one", "a hundred", "zero")):
        return None, False
    if found["times"]:
        value *= _TIMES[found["times"].lower()]
    rough = bool(found["plus"] or _ROUGHLY.search(before))
    # Since 2011 the two houses have …: a number that only says which ones.
    if _LIMIT.search(before) or (in_words and _DETERMINED.search(before)):
        return None, False
    if found["money"]:
        if _PRICE.search(before) or _PRICED.match(plain, stop, end):
            return None, False
        return Count(
            settled(value),
            found["money"].strip().upper(),
            _money_for(plain, before, stop, end),
            found.start(),
            stop,
            rough,
            "money",
        ), False
    if found["percent"]:
        of = _OF.match(plain, stop, end)
        what = _label(before) or (of["what"].strip() if of else "") or _noun_before(before)
        return Count(settled(value), "%", what, found.start(), stop, rough, "percent"), False
    if plain[stop : stop + 1].isalpha() or (
        plain[stop : stop + 1] in "-/:" and plain[stop + 1 : stop + 2].isalnum()
    ):
        return None, False
    named = phrase(plain, stop, end)
    if named is not None:
        unit, what, close = named
        if unit.split()[-1].lower() in SPANS or what.lower() in SPANS:
            return None, False
        if of := _BEFORE_OF.match(plain, stop, end):
            what = of["what"].strip()
        return Count(settled(value), unit, what, found.start(), close, rough, _measure(unit)), False
    if label := _label(before) or _row_label(plain, found, start, end):
        unit = next((word.lower() for word in reversed(label.split()) if is_plural(word)), "")
        return Count(settled(value), unit, label, found.start(), stop, rough, _measure(unit)), False
    if in_words and not re.match(r"\s?(?:of|were|on|moved|now|new|about|in)\b", plain[stop:end]):
        return None, False
    # 98 enquiries on benefits, 64 on housing: the noun is that of the list.
    pauses = _PRONOUN.match(plain, stop, end) or re.match(r"\s?(?:[,.;)]|$)", plain[stop:end])
    if list_unit[:1].isalpha() and pauses and value == int(value) and not 1900 <= value <= 2099:
        what = _after(plain, stop, end) or list_unit
        return Count(settled(value), list_unit, what, found.start(), stop, rough, _measure(list_unit)), True
    return None, False


def _measure(unit: str) -> str:
    last = unit.split()[-1].lower() if unit else ""
    return {"hours": "minutes", "minutes": "minutes", "people": "persons", "families": "households"}.get(
        last, last
    )


def _row_label(plain: str, found: re.Match[str], start: int, end: int) -> str:
    """The label of a row that is nothing but a label and a number: Families served 142."""
    said = _ROW.match(plain, start, found.start("number"))
    if said is None or plain[found.end() : end].strip() or _SENTENCE.search(said["label"]):
        return ""
    return said["label"].strip()


def _label(before: str) -> str:
    found = _LABEL.search(before)
    return found["label"].strip() if found else ""


def _noun_before(before: str) -> str:
    found = re.search(
        r"([A-Za-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,2})\s?\(?(?:was|were|is|are|of|by|up|down|at|to)?\s?$", before
    )
    return found[1] if found else ""


def _after(plain: str, stop: int, end: int) -> str:
    found = re.match(
        r"\s?((?:on|about|for|in|with|from)\s[a-z][\w'’ -]{1,30}?)(?=[,.;:]|\sand\b|$)", plain[stop:end]
    )
    return found[1] if found else ""


def _money_for(plain: str, before: str, stop: int, end: int) -> str:
    """What the money is of: a label, the words after “from” or “in”, what was done with it, or words before."""
    if label := _label(before):
        return label
    if found := _FROM.match(plain, stop, end):
        return found["what"].strip()
    if found := _RAISED.match(plain, stop, end):
        return " ".join(filter(None, (found["how"], found["what"])))
    before = _ROUGHLY.sub("", before)
    if found := re.search(
        r"([A-Za-z][\w'’-]*(?:\s[A-Za-z][\w'’-]*){0,3}),?\s(?:(?:raised|of|came to|brought in|total(?:led)?|was"
        r"|were|to|at|worth|made|earned)\s)?$",
        before,
    ):
        return found[1]
    found = re.search(r"([A-Za-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,2})\s?$", before)
    return found[1] if found else ""
