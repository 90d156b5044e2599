"""Rows point down: upstairs knows downstairs, and downstairs has no name for what stands above."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import models

from tests.architecture.house import Finding, hold, room_of, rooms


def relations() -> Iterator[Any]:
    for model in apps.get_models(include_auto_created=True):
        fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
        yield from (field for field in fields if field.is_relation and field.model.__module__.startswith("youju."))


def pointing_up(fields: Iterable[Any]) -> Iterator[Finding]:
    order = rooms()
    for field in fields:
        own, target = room_of(field.model.__module__), room_of(field.related_model.__module__)
        if own != target and target in order and order.index(target) > order.index(own):
            yield Finding(f"{field.model.__name__}.{field.name}", f"{own} points up at {target}")


def known_above(fields: Iterable[Any]) -> Iterator[Finding]:
    for field in fields:
        own, target = room_of(field.model.__module__), room_of(field.related_model.__module__)
        hidden = str(field.remote_field.related_name or "").endswith("+")
        if own != target and target in rooms() and not hidden:
            yield Finding(f"{field.model.__name__}.{field.name}", f"{target} gets an accessor to {own}")


def test_foreign_keys_point_down():
    fix = "A row may point at its own room or at one below; let the upper row point at the lower one."
    hold(pointing_up(relations()), fix)


def test_no_row_knows_what_stands_above_it():
    hold(known_above(relations()), 'Write related_name="+" and query from above.')


def relation(own: str, target: str, accessor: str | None) -> Any:
    return SimpleNamespace(
        model=SimpleNamespace(__module__=f"youju.{own}.models", __name__="Planted"), name="field",
        related_model=SimpleNamespace(__module__=f"youju.{target}.models"),
        remote_field=SimpleNamespace(related_name=accessor),
    )  # fmt: skip


def test_a_planted_upward_key_and_accessor_are_seen():
    assert list(pointing_up([relation("ground.evidence", "services.ledger", "+")]))
    assert list(pointing_up([relation("services.ledger", "services.activities", "+")]))
    assert not list(pointing_up([relation("services.activities", "services.ledger", "+")]))
    assert list(known_above([relation("services.ledger", "ground.organisations", "tallies")]))
    assert list(known_above([relation("services.ledger", "ground.organisations", None)]))
    assert any(isinstance(field, models.ForeignKey) for field in relations()), "No foreign key was looked at."
