"""The demo's data speaks the product's words: its schedules, units, keys, choices and lengths."""

from dataclasses import replace
from datetime import date

import pytest

from tests.demo.reckoning import (
    ACTIVITIES,
    BULLETIN,
    CHANNELS,
    COMMUNICATIONS,
    FACTS,
    LEDGER,
    LEDGER_KEYS,
    NETWORK,
    days_of,
    sessions,
)
from youju.ground.access.roles import ROLES
from youju.ground.measures.indicators import Disclosure, Reading, indicators
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import SLUG, Network, Partner, Site
from youju.ground.periods import month
from youju.ground.programmes.models import Programme
from youju.ground.schedules import Holidays, WorkCalendar, days, official, read
from youju.reporting.bulletins.rules import FigureToken, naked_numbers
from youju.reporting.bulletins.rules import read as tokens
from youju.services.activities.models import SERVED, Activity, ActivityKind, PartnerRole, Role
from youju.services.activities.models import Holidays as Policy
from youju.services.communications.models import Channel, Form, Publication
from youju.services.ledger.models import TallyKind, TallyMeasure


def room(model: type, field: str) -> int:
    return model._meta.get_field(field).max_length


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_product_reads_every_schedule_and_finds_the_same_days(number):
    period, calendar = month(2018, number), WorkCalendar(official([2018]))
    for activity in ACTIVITIES["activity"]:
        schedule = replace(read(activity["schedule"]), holidays=Holidays(activity["holidays"]))
        found = [d for d in days(schedule, period, calendar) if activity["since"] <= d < activity["until"]]
        assert found == sessions(activity, f"2018-{number:02d}"), activity["slug"]


def test_a_session_without_an_end_says_how_long_it_is():
    for activity in ACTIVITIES["activity"]:
        times = read(activity["schedule"]).times
        if times:
            assert (times[0].end is None) == ("minutes" in activity), activity["slug"]


def test_choices_are_the_products():
    words = ACTIVITIES["vocabulary"]
    assert list(words["kinds"]) == ActivityKind.values
    assert list(words["roles"]) == Role.values
    assert words["unions"]["served"] == [role.value for role in SERVED]
    assert {activity["holidays"] for activity in ACTIVITIES["activity"]} == set(Policy.values)
    used = {partner["role"] for activity in ACTIVITIES["activity"] for partner in activity.get("partners", [])}
    assert used <= set(PartnerRole.values)
    assert {channel["kind"] for channel in COMMUNICATIONS["channel"]} <= set(Channel.values)
    # Editions are written by the release of February's issue.
    assert {batch["form"] for batch in COMMUNICATIONS["batch"]} | {"issue", "edition"} == set(Form.values)
    assert {partner["kind"] for partner in NETWORK["partner"]} == set(Partner.Kind.values)
    assert {role for account in NETWORK["account"] for role in account["roles"]} == set(ROLES)


def test_units_and_measure_words_are_of_the_count_grammar():
    for spec in [*LEDGER_KEYS.values(), *FACTS["keys"].values(), *FACTS["facts"]]:
        assert spec["counter"] in UNITS[spec["unit"]].counters, spec
        assert spec["reading"] in set(Reading)
        assert spec.get("disclosure", "served") in set(Disclosure)
    assert set(FACTS["units"].values()) <= set(UNITS)


@pytest.mark.django_db
def test_the_keys_of_the_facts_are_declared_with_their_unit_measure_word_and_disclosure():
    declared = indicators(Network.objects.create(slug="tongxing", name="同行者网络", bulletin="同行月刊"))
    for key, spec in FACTS["keys"].items():
        indicator = declared[key]
        assert (indicator.unit.key, indicator.printed_unit) == (spec["unit"], spec["counter"]), key
        assert (indicator.reading, indicator.disclosure) == (spec["reading"], spec["disclosure"]), key


def test_names_fit_their_columns():
    for name in ("office", "kind"):
        table = NETWORK if name == "office" else LEDGER
        for row in table[name]:
            SLUG(row["slug"])
    for kind in LEDGER["kind"]:
        assert len(kind["title"]) <= room(TallyKind, "label")
        for measure in kind["measure"]:
            assert len(measure["label"]) <= room(TallyMeasure, "label")
            assert len(measure["definition"]) <= room(TallyMeasure, "definition")
            assert ("since" in measure) == (measure["reading"] == "cumulative")
    for activity in ACTIVITIES["activity"]:
        for name in ("name", "description", "schedule"):
            assert len(activity[name]) <= room(Activity, name)
    once = {(a["office"], a["name"], a["since"]) for a in ACTIVITIES["activity"]}
    assert len(once) == len(ACTIVITIES["activity"])
    for site in NETWORK["site"]:
        for name in ("name", "address", "directions", "phone", "contacts", "opening_hours"):
            assert len(site.get(name, "")) <= room(Site, name)
    for programme in NETWORK["programme"]:
        assert len(programme["name"]) <= room(Programme, "name")
    for title in [*(t for topic in COMMUNICATIONS["topic"] for t in topic["titles"])]:
        assert len(title) <= room(Publication, "title")


def test_records_fall_inside_the_programmes_they_carry():
    programmes = {programme["slug"]: programme for programme in NETWORK["programme"]}
    for row in [*LEDGER["series"], *LEDGER["statement"]]:
        if "programme" in row:
            programme = programmes[row["programme"]]
            on: list[date] = row["on"] if isinstance(row["on"], list) else [row["on"]]
            assert all(programme["since"] <= day < programme["until"] for day in on), row
    for activity in ACTIVITIES["activity"]:
        if "programme" in activity:
            programme = programmes[activity["programme"]]
            for name in ("2018-01", "2018-02", "2018-03", "2018-04"):
                assert all(programme["since"] <= day < programme["until"] for day in sessions(activity, name))


def test_an_issue_is_of_a_month_that_has_channels_and_sessions():
    for issue in BULLETIN["issue"]:
        assert any(
            days_of(issue["month"])[0] <= day for day in sessions(ACTIVITIES["activity"][0], issue["month"])
        )
        assert {
            CHANNELS[b["channel"]]["office"] for b in COMMUNICATIONS["batch"] if b["month"] == issue["month"]
        } == {office["slug"] for office in NETWORK["office"]}


@pytest.mark.parametrize("issue", BULLETIN["issue"], ids=lambda issue: issue["month"])
def test_the_press_reads_every_token_and_finds_no_naked_number(issue):
    lines = [line[name] for line in issue["line"] for name in ("margin", "sentence") if name in line]
    stories = [story[name] for story in issue["story"] for name in ("title", "body")]
    for text in [issue["letter"], issue["giving"], issue["cover"]["alt"], *stories, *lines]:
        assert naked_numbers(text) == ()
        for piece in tokens(text):
            assert not isinstance(piece, FigureToken) or piece.key in FACTS["keys"] | LEDGER_KEYS
