"""Every record belongs to one office, has an outer name of its own and cannot be deleted."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import models

from tests.architecture.house import Finding, hold
from youju.ground.evidence.kinds import kinds
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Office
from youju.ground.storage import triggers


def records() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def homeless(given: Iterable[Any]) -> Iterator[Finding]:
    for model in given:
        fields = {field.name: field for field in model._meta.concrete_fields}
        office = fields.get("office")
        if office is None or office.null or office.related_model is not Office:
            yield Finding(model.__name__, "has no office, or may have none")
        if "uid" not in fields or not fields["uid"].unique:
            yield Finding(model.__name__, "has no outer name")


def deletable(given: Iterable[Any], guarded: set[str]) -> Iterator[Finding]:
    for model in given:
        if model._meta.db_table not in guarded:
            yield Finding(model.__name__, "may be deleted")


def test_every_record_is_scoped_to_an_office():
    hold(homeless(records()), "Derive the kind from Record and leave its header as it is.")


def test_no_record_can_be_deleted():
    guarded = {guard.table for guard in triggers.declared() if guard.operation == "DELETE"}
    hold(deletable(records(), guarded), "declare_kind guards the table; other records declare a Guard.")


def test_every_kind_keeps_records():
    hold(
        (Finding(kind.key, "its model is no Record") for kind in kinds() if not issubclass(kind.model, Record)),
        "Derive the model from Record.",
    )


def test_planted_records_are_seen():
    loose = SimpleNamespace(name="office", null=True, related_model=Office)
    planted = SimpleNamespace(__name__="Loose", _meta=SimpleNamespace(concrete_fields=[loose], db_table="loose"))
    assert len(list(homeless([planted]))) == 2
    assert list(deletable([planted], {"ledger_tally"}))
    assert len(records()) >= 6
