"""What is sealed is opened in two places, a look is made in one, each model of people says how it is handled."""

import ast
from collections.abc import Iterable, Iterator

from django.apps import apps

from tests.architecture.house import Finding, Source, hold, planted, sources
from youju.ground.people.models import Person
from youju.ground.people.ports import places
from youju.ground.people.queries.held import PLACES

OPENS = {
    "src/youju/ground/access/sealed.py": "words of a row, for a look that covers the row",
    "src/youju/services/activities/models/openings.py": "the telephone of a sign-up, for a look at this very one",
    "src/youju/services/communications/models/subscribers.py": "the address of a reader, for the letter",
    "src/youju/ground/people/models/sealed.py": "asks for a look at this very person before it unseals",
}
OPENS["src/youju/services/cases/models/sealed.py"] = "papers of a case, for a look at this very case"
OPENS["src/youju/services/ties/models.py"] = "names and notes of a net, for a look at the person whose net it is"
OPENS["src/youju/services/volunteers/models/applications.py"] = "asks for a look at this very form"
OPENS["src/youju/ground/storage/sealing.py"] = "seals anew under another key, and gives the text to nobody"
LOOKING = "src/youju/ground/access/looking.py"


def called(given: Iterable[Source], name: str) -> Iterator[tuple[Source, ast.Call]]:
    for source in given:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and name in (
                getattr(node.func, "attr", ""),
                getattr(node.func, "id", ""),
            ):
                yield source, node


def unsealing(given: Iterable[Source]) -> Iterator[Finding]:
    yield from (source.at(node, "unseals") for source, node in called(given, "unseal"))


def making_looks(given: Iterable[Source]) -> Iterator[Finding]:
    yield from (source.at(node, "makes a look") for source, node in called(given, "Look"))


def silent(given: Iterable[Source]) -> Iterator[Finding]:
    """Files of models that do not say what becomes of personal data in them."""
    for source in given:
        has_tables = any(isinstance(node, ast.ClassDef) for node in source.tree.body)
        if has_tables and "Handling:" not in (ast.get_docstring(source.tree) or ""):
            yield Finding(source.path, "says nothing of its handling")


def naming_a_person() -> Iterator[tuple[str, str]]:
    for model in apps.get_app_config("people").get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Person and model is not Person:
                yield model.__name__, field.name


def test_what_is_sealed_is_opened_where_a_look_is_asked_for():
    hold(unsealing(sources()), "Read through Sealed.open(look): the log has to know before.", OPENS)


def test_a_look_is_made_by_writing_it_down():
    fix = "Call youju.ground.access.looking.look; it writes the log first."
    hold(making_looks(sources()), fix, {LOOKING: "writes the log, then makes the look"})


def test_every_model_of_people_says_how_it_is_handled():
    models = [source for source in sources("ground") if source.path.startswith("src/youju/ground/people/models/")]
    base = {"src/youju/ground/people/models/dated.py": "abstract: what derives from it says how it is handled"}
    hold(silent(models), "Write `Handling: …` into the docstring: personal fields, retention, export.", base)


def test_everything_that_is_held_looks_at_every_row_that_names_a_person():
    known = {(model.__name__, column) for model, columns in PLACES for column in columns}
    assert set(naming_a_person()) == known, "Add the model and its column to PLACES of queries/held.py."


def test_every_table_of_a_service_that_names_a_person_is_shown_to_whoever_asks():
    declared = {place.model for place in places()}
    named = {
        model
        for model in apps.get_models()
        if model._meta.app_config.name.startswith("youju.services.")
        and any(field.related_model is Person for field in model._meta.concrete_fields)
    }
    assert named, "Activities name persons."
    assert named <= declared, "Declare it with ground.people.ports.declare_place in queries/of_persons.py."


def test_planted_openings_are_seen():
    assert list(unsealing(planted("sealing.unseal(x, field='f', uid=u)", "src/youju/web/desk/views.py")))
    assert list(making_looks(planted("look = Look(frozenset(), '', at, object())")))
    assert list(silent(planted('"""Rows."""\nclass Person: ...')))
