"""English words around a counted noun: what ends its phrase, what only describes it, and what it is one of."""

from __future__ import annotations

import re

# Where the noun phrase of a count is over.
_STOPS = """
    a an the this that these those of in on at to for from with without by into onto over under between
    among across during and or but nor as than then so if when while where which who whom whose what because
    since until after before about per each is are was were be been being am has have had do does did will
    would can could may might shall should must made gave given took taken came come went go joined join
    attended attend received receive used use visited visit helped help served ran run held hold met meet
    lived live work worked reached reach needed need completed complete signed supported answered handed
    passed raised lasting lasted giving covering carrying seeing came left moved placed now also still only
    not no more most both all together they we you it he she i our your their its his her us them there here
    via plus ago each awarded insulated down up out off away back walked walking celebrated opened closed
    started finished learned learnt funded paid donated lent returned sent found told called asked became
    took part spread since under use borrowed collected distributed delivered packed booked matched referred
    registered trained volunteered once twice every any some such very just too same today yesterday
    tomorrow in-person online
"""
# What describes a noun without being a part of its name.
_DESCRIBING = """
    new young younger old older local different full hot free extra additional regular total active unique
    individual separate vulnerable isolated further other registered monthly weekly daily annual small large
    big great good many busy happy lovely first second third last next previous recent current former
    existing potential prospective possible successful one-off disabled homeless unemployed elderly retired
    adult single double whole entire half brand-new well-attended first-time part-time full-time long-term
    short-term one-to-one face-to-face hand-knitted second-hand trained experienced dedicated wonderful
    brilliant kind generous hardy brave complete completed approved common main special formal informal open
    public private primary secondary national international regional healthy fresh warm cold surplus unsold
    unpaid paid specialist nourishing nutritious cooked frozen delicious accredited qualified certified
    similar solid refurbished unwanted
"""
_PLURALS = "people children men women staff families youth fish feet sheep attendees alumni media data"
_SINGULARS = """
    business class access process less across press bus gas mess pass address gross cross illness analysis
    basis his this was us yes plus christmas tennis always besides towards afterwards progress success
    fitness awareness
"""
STOPS, _DESCRIBES = frozenset(_STOPS.split()), frozenset(_DESCRIBING.split())
_IRREGULAR, _NOT_PLURAL = frozenset(_PLURALS.split()), frozenset(_SINGULARS.split())
_ALIKE = {
    "kg": "kg kgs",
    "kilograms": "kilograms kilogram",
    "kilos": "kilos kilo",
    "tonnes": "tonnes tonne",
    "tons": "tons ton",
    "lbs": "lbs lb",
    "pounds": "pounds",
    "km": "km",
    "miles": "miles mile",
    "litres": "litres",
    "hours": "hrs hr hour hours",
    "minutes": "mins minutes min",
    "GB": "gb",
    "MB": "mb",
    "TB": "tb",
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
}
UNITS = {word: unit for unit, words in _ALIKE.items() for word in words.split()}
_WORD = re.compile(r"[A-Za-z][A-Za-z'’&/-]*")
# Words of time that tell how long and count nothing.
_SPANNING = "year years month months week weeks century centuries decade decades fortnight fortnights term terms"
SPANS = frozenset(_SPANNING.split())


def is_plural(word: str) -> bool:
    """Whether a word counts more than one of something."""
    low = word.lower()
    return (
        low in _IRREGULAR
        or low in UNITS
        or (low.endswith("s") and len(low) > 3 and low not in _NOT_PLURAL and not low.endswith("ss"))
    )


def phrase(text: str, at: int, end: int) -> tuple[str, str, int] | None:
    """The noun phrase that starts at `at`: (unit, phrase, its end), or None where no noun stands there."""
    words: list[tuple[str, int]] = []
    place = at
    while len(words) < 6:
        gap = place
        while gap < end and text[gap] == " ":
            gap += 1
        found = _WORD.match(text, gap, end)
        if found is None or (gap == place and words) or found[0].lower() in STOPS:
            break
        words.append((found[0], found.end()))
        place = found.end()
        if place < end and text[place] not in " ":
            break
    last = next((n for n, (word, _end) in enumerate(words) if is_plural(word)), None)
    if last is None:
        return None
    # food parcel collections: a plural noun may go on with one more.
    said = [word for word, _end in words[: last + 1]]
    unit = list(said)
    while len(unit) > 1 and (unit[0].lower() in _DESCRIBES or unit[0].lower().endswith(("ly", "-old"))):
        unit = unit[1:]
    head = UNITS.get(said[-1].lower(), said[-1])
    unit[-1] = head
    if head in ("hours", "minutes", "kg", "tonnes", "miles", "km", "people", "children"):
        unit = [head]
    return " ".join(unit), " ".join(said), words[last][1]


def singular(word: str, text: str, at: int, end: int) -> tuple[str, str, int] | None:
    """The noun after “one”, which is counted where it is one word or two: one workshop."""
    found = _WORD.match(text, at + (text[at : at + 1] == " "), end)
    return (found[0] + "s", found[0], found.end()) if found and found[0].lower() not in STOPS else None
