"""The one picture that a story had before it could hold several becomes the first of them, and nothing is lost.

An installation of that time stands in a database of its own, with every guard in place and one issue released.
"""

import copy
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from tests.factories.world import NOW
from youju.ground.storage import triggers

BEFORE, AFTER = "0010_longer_keys", "0013_pictures_stand_by_themselves"
CROPPED = {"alt": "一棵树", "left": 100, "top": 0, "right": 900, "bottom": 800}


@pytest.fixture
def older(tmp_path, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """An empty database of the store that the tests run on."""
    settings = copy.deepcopy(connection.settings_dict)
    on_disk = connection.vendor == "sqlite"
    settings["NAME"] = str(tmp_path / "older.sqlite3") if on_disk else f"{settings['NAME']}_older"
    with django_db_blocker.unblock():
        made = connection.copy("older")
        made.settings_dict = settings
        connections["older"] = made
        if not on_disk:
            _run(f'DROP DATABASE IF EXISTS "{settings["NAME"]}"')
            _run(f'CREATE DATABASE "{settings["NAME"]}"')
        yield made
        made.close()
        del connections["older"]
        if not on_disk:
            _run(f'DROP DATABASE "{settings["NAME"]}"')


def _run(sql: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


def migrated(older: BaseDatabaseWrapper, name: str):
    """The tables as they were with this migration, and the models that went with them."""
    executor = MigrationExecutor(older)
    # An installation of that time takes the steps one by one; a new one takes them all as one.
    executor.loader.replace_migrations = False
    executor.loader.build_graph()
    executor.migrate([("bulletins", name)])
    return executor.loader.project_state([("bulletins", name)]).apps


def told(apps):
    """Two stories of a released issue, one with a picture that had been another one before."""

    def make(app: str, model: str, **fields):
        return apps.get_model(app, model).objects.using("older").create(**fields)

    network = make("organisations", "Network", slug="old", name="旧协作", bulletin="旧报")
    office = make("organisations", "Office", network=network, slug="north", name="北", city="北城")
    by = make("access", "Actor", kind="system", label="那时的人")
    issue = make("bulletins", "Issue", network=network, start=date(2018, 3, 1), end=date(2018, 4, 1))
    section = make("bulletins", "Section", issue=issue, kind="headlines")
    about = {"office": office, "media_type": "image/jpeg", "size": 1, "at": NOW, "by": by}
    old, new = (
        make("evidence", "Attachment", file=f"attachments/{n}.jpg", name=f"{n}.jpg", sha256=n * 64, **about)
        for n in "ab"
    )
    make("bulletins", "Story", section=section, title="没有图", body="文")
    story = make("bulletins", "Story", section=section, title="有图", version=3, picture=new, **CROPPED)
    for version, picture in ((1, old), (2, new)):
        make(
            "bulletins", "StoryVersion", section=section, passage=story.uid, version=version, position=0, at=NOW,
            ended_by=by, ended_at=NOW, picture=picture, **CROPPED,
        )  # fmt: skip
    span = {"network": network, "start": issue.start, "end": issue.end}
    freeze = make("figures", "Freeze", **span, at=NOW, by=by, root="0" * 64)
    make("bulletins", "Release", issue=issue, revision=1, at=NOW, by=by, freeze=freeze, audit_head="0" * 64)
    return story, old, new


def test_each_picture_keeps_its_file_its_words_its_crop_and_its_past(older):
    story, old, new = told(migrated(older, BEFORE))
    standing = {guard.table for guard in triggers.declared()} & set(older.introspection.table_names())
    triggers.install(older)
    assert {f"guard_{table}_update" for table in standing} & triggers.installed(older)
    apps = migrated(older, AFTER)
    row = apps.get_model("bulletins", "StoryPicture").objects.using("older").get()
    assert (row.story_id, row.picture_id, row.version, row.position) == (story.pk, new.pk, 3, 0)
    assert {name: getattr(row, name) for name in CROPPED} == CROPPED
    kept = apps.get_model("bulletins", "StoryVersionPicture").objects.using("older")
    first, second = kept.order_by("version__version")
    assert (first.picture_id, second.picture_id) == (old.pk, new.pk)
    assert second.shown == row.uid != first.shown, "a picture that stayed keeps its name"
    assert {name: getattr(first, name) for name in CROPPED} == CROPPED
    triggers.install(older)
    assert triggers.installed(older) >= {guard.name for guard in triggers.declared() if guard.table in standing}
