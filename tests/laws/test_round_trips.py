"""What a field writes it reads again as the same value, in every language; so does each kind with its example."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from youju.ground.evidence import fields
from youju.ground.evidence.fields import (
    Bytes,
    Choice,
    Clock,
    Day,
    Field,
    Minutes,
    Money,
    Prose,
    Topics,
    Unreadable,
    Whole,
    Words,
    YesNo,
)
from youju.ground.evidence.kinds import Kind, kinds
from youju.services.communications.models import Channel

NAMED = {"name": "x", "label": "数"}
# A kind that comes with others has no example to enter.
ENTERED = [kind for kind in kinds() if kind.enterable]
AMOUNT = st.integers(0, 10**15)
TEXT = st.text(max_size=300)
# A field, and cells that it must be able to read; what it makes of them it must write and read again.
SAMPLES: list[tuple[Field, st.SearchStrategy[object]]] = [
    (Whole(**NAMED, unit="人次"), st.integers(0, 100_000_000)),
    (Money(**NAMED), AMOUNT.map(lambda fen: f"{fen // 100}.{fen % 100:02}")),
    (Bytes(**NAMED), AMOUNT.map(lambda size: f"{size // 10**9}.{size % 10**9:09}")),
    (Minutes(**NAMED), st.integers(0, 100_000_000)),
    (Minutes(**NAMED, unit="分钟"), st.integers(0, 100_000_000)),
    (Day(**NAMED), st.dates(date(1990, 1, 1), date(2100, 12, 31))),
    (Clock(**NAMED), st.times()),
    (Words(**NAMED, length=300), TEXT),
    (Prose(**NAMED), TEXT),
    (Topics(**NAMED, length=1200), TEXT),
    (YesNo(**NAMED), st.booleans()),
    (Choice(**NAMED, choices=Channel), st.sampled_from(Channel.values)),
]


@pytest.mark.parametrize(("field", "cells"), SAMPLES, ids=lambda given: type(given).__name__)
@given(data=st.data(), written_in=st.sampled_from(["zh-hans", "en"]), read_in=st.sampled_from(["zh-hans", "en"]))
def test_what_a_field_writes_it_reads_again(field, cells, data, written_in, read_in):
    value = field.read(data.draw(cells), None)
    with translation.override(written_in):
        text, cell = field.write(value), field.cell(value)
    with translation.override(read_in):
        assert field.read(text, None) == value, "as text"
        assert field.read(cell, None) == value, "as the cell of a spreadsheet"
    assert field.write(field.read(text, None)) == field.write(value)


def test_no_field_of_the_product_escapes_the_round_trip():
    """References are tried with every kind's example, further down."""
    tried = {type(field).__name__ for field, _cells in SAMPLES} | {"Reference", "References"}
    assert {name for name in fields.__all__ if isinstance(getattr(fields, name), type)} - {
        "Field",
        "Unreadable",
    } == tried


def test_the_round_trip_catches_a_field_that_prints_what_it_cannot_read():
    class Careless(Whole):
        def write(self, value: object) -> str:
            return f"大约{value}"

    field = Careless(**NAMED, unit="人次")
    with pytest.raises(Unreadable):
        field.read(field.write(12), None)


def entered(world, kind: Kind):
    """The example of a kind as a record; what it leans on is entered first."""
    if kind.key == "activities.attendance":
        world.record("activities.session")
    return world.record(kind.key)


@pytest.mark.parametrize("kind", ENTERED, ids=lambda kind: kind.key)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_example_of_every_kind_reads_back_as_it_was_entered(world, kind, language):
    with translation.override(language):
        record = entered(world, kind)
        stored = kind.records().get(pk=record.pk)
        values = kind.read_values(stored)
        assert {name for name, typed in kind.example.items() if typed} <= {
            n for n, v in values.items() if v is not None
        }
        for name, typed in kind.example.items():
            assert values[name] == kind.field(name).read(typed, world.north), name


@pytest.mark.parametrize("kind", ENTERED, ids=lambda kind: kind.key)
def test_what_a_record_prints_enters_again_as_an_equal_record(world, kind):
    first = kind.records().get(pk=entered(world, kind).pk)
    printed = kind.printed(first)
    second = kind.records().get(pk=world.record(kind.key, **printed).pk)
    assert kind.printed(second) == printed
    assert kind.read_values(second) == kind.read_values(first)
    assert second.uid != first.uid


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_every_name_that_a_kind_mentions_is_there(kind):
    names = {field.name for field in kind.entry}
    assert set(kind.example) <= names
    assert len(names) == len(kind.entry), "no field twice"
    stored = {field.name for field in kind.model._meta.get_fields()}
    assert set(kind.columns) <= names | stored | set(kind.computed)
    assert {column.split("__")[0] for column in (*kind.search, *kind.dimensions, *kind.filters)} <= stored
    assert set(kind.levels) <= {"site", "group", "programme", "week", "day"}
    assert kind.slug == kind.key.replace(".", "-")
