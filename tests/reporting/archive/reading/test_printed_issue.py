"""The printed issue of March 2018: its margins, the figures in its sentences, its schedule, and what is odd."""

import time

from tests.reporting.archive.reading.shared import FOLDER, facts, reading, text
from youju.reporting.archive.reading import read

# Offices that a line is about together are nobody's.
TOGETHER = ("+", "合计")
# Line of the print: the rule or the window, start and end, as a careful person reads them.
SCHEDULE = {
    186: ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "15:00", "18:30"),
    188: ("FREQ=WEEKLY;BYDAY=TU,TH,FR", None, None), 190: ("FREQ=WEEKLY;BYDAY=SA,SU", None, None),
    192: ("FREQ=MONTHLY;BYDAY=-1FR", "18:00", "19:30"), 194: ("FREQ=WEEKLY;BYDAY=SU", "15:30", "17:00"),
    196: ("FREQ=WEEKLY;BYDAY=SU", "09:30", "12:00"), 198: ("FREQ=WEEKLY;BYDAY=SA,SU", None, None),
    228: ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", None, None), 230: ("FREQ=WEEKLY;BYDAY=SA", "09:30", "11:00"),
    232: ("FREQ=WEEKLY;BYDAY=SA", "14:00", "16:00"), 246: ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", None, None),
    250: ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", None, None), 252: ("FREQ=WEEKLY;BYDAY=WE", None, None),
    264: ("FREQ=WEEKLY;BYDAY=SA", None, None), 266: ("FREQ=WEEKLY;BYDAY=SA", None, None),
    278: ("FREQ=WEEKLY;BYDAY=SA", None, None), 292: ("FREQ=WEEKLY;BYDAY=SA", None, None),
    294: ("FREQ=WEEKLY;BYDAY=SA", "19:30", None), 296: ("FREQ=WEEKLY;BYDAY=SA", None, None),
    312: ("FREQ=WEEKLY;BYDAY=SA", None, None), 314: ("FREQ=WEEKLY;BYDAY=SA", "19:30", None),
    234: ("2018-04-14", None, None), 236: ("2018-04-29", None, None),
    254: ("2018-04-16 2018-04-29", None, None), 330: ("2018-04-14", None, None),
    332: ("2018-04-21", None, None), 334: ("2018-04-28", None, None),
    336: ("2018-04-11–2018-04-30", None, None), 338: ("2018-04-11–2018-04-30", None, None),
}  # fmt: skip
_UNDATED = (200, 202, 212, 214, 216, 248, 276, 280, 282, 290, 298, 300, 310, 316, 318, 320, 328)
SCHEDULE |= dict.fromkeys(_UNDATED, ("2018-04-01–2018-04-30", None, None))
# The hard ones first: a margin that is nowhere, one that is a part, hours for each visit, loans of three scopes,
# totals of years beside the month; then what somebody should look at.
HARD = {(134, "margin-missing"), (142, "margin-part"), (126, "outlier"), (132, "scope"), (89, "scope")}
SOFT = {
    (3, "truncated"), (19, "scope"), (83, "notation"), (87, "unit"), (91, "scope"), (96, "margin-missing"),
    (100, "unit"), (106, "margin-part"), (110, "margin-missing"), (126, "notation"), (138, "margin-part"),
    (138, "notation"), (146, "unit"), (150, "unit"), (186, "holiday"), (220, "truncated"), (222, "phone-area"),
    (230, "holiday"), (254, "holiday"), (302, "address-city"), (322, "address-city"), (347, "truncated"),
}  # fmt: skip


def test_every_margin_number_is_read_in_its_office():
    read_ = {(row["office"], row["value"]) for row in reading()["figures"] if row["margin"]}
    printed = {(line["office"], line["margin"]) for line in facts() if line["margin"] is not None}
    assert printed <= read_


def test_ninety_eight_of_a_hundred_figures_have_value_unit_and_office():
    rest = [row for row in reading()["figures"] if not row["margin"]] if facts() else []
    missed = []
    told = [(line["office"], fact) for line in facts() for fact in line["figures"]]
    for office, fact in told:
        free = any(word in office for word in TOGETHER)
        found = next(
            (row for row in rest if (row["value"], row["unit"]) == (fact["value"], fact["unit"])
             and (free or row["office"] == office)), None,
        )  # fmt: skip
        if found is None:
            missed.append((office, fact["value"], fact["unit"]))
            continue
        rest.remove(found)
        assert found["approximate"] == fact.get("approximate", False), fact
    assert len(missed) <= 0.02 * len(told), missed
    assert len(rest) <= 0.05 * max(1, len(told)), [(row["line"], row["value"], row["unit"]) for row in rest]


def test_ninety_five_of_a_hundred_entries_have_their_days_and_times():
    found = {}
    for row in reading()["schedule"] if FOLDER else ():
        days = row["rule"] or " ".join(row["dates"]) or "–".join(row["window"] or ())
        found[row["line"]] = (days, row["start"], row["end"])
    wrong = {line: found.get(line) for line, said in SCHEDULE.items() if FOLDER and found.get(line) != said}
    assert len(wrong) <= 0.05 * len(SCHEDULE), wrong
    assert not FOLDER or set(found) == set(SCHEDULE)


def test_places_and_telephones_of_a_site_belong_to_its_entries():
    for row in reading()["schedule"]:
        if 228 <= row["line"] <= 236:
            assert row["phone"].startswith("025-")
            assert len(row["contacts"]) == 1
            assert row["place"].endswith("号")


def test_hard_and_soft_inconsistencies_are_found_with_few_false_alarms():
    found = {(row["line"], row["check"]) for row in reading()["findings"]}
    if FOLDER is None:
        assert not found
        return
    assert found >= HARD
    assert len(found & SOFT) >= 20, SOFT - found
    false = found - HARD - SOFT
    assert len(false) * 10 <= len(found), false


def test_each_finding_quotes_its_place_in_one_sentence():
    for row in reading()["findings"]:
        assert row["severity"] in ("wrong", "odd")
        assert row["text"].endswith(("。", "？", "."))
        assert len(row["text"]) < 200


def test_each_figure_stands_where_it_says():
    lines = text().split("\n")
    for row in reading()["figures"]:
        said = lines[row["line"] - 1][slice(*row["span"])]
        assert any(letter.isdigit() or letter in "一二两三四五六七八九十百" for letter in said), (row, said)


def test_it_takes_less_than_a_second():
    begun = time.process_time()
    read(text())
    assert time.process_time() - begun < 1
