"""The picture that a story had is the first of its pictures, and so in every version that ended."""

import uuid
from typing import Any

from django.db import migrations

CROPPED = ("picture_id", "alt", "left", "top", "right", "bottom")


def become_the_first(apps: Any, schema_editor: Any) -> None:
    """Copies each picture with its words and its crop; one that stayed through versions keeps one name."""
    names: dict[tuple[uuid.UUID, int], uuid.UUID] = {}

    def rows(model: str) -> Any:
        return apps.get_model("bulletins", model).objects.using(schema_editor.connection.alias)

    def named(story: uuid.UUID, picture: int) -> uuid.UUID:
        return names.setdefault((story, picture), uuid.uuid4())

    def cropped(row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in CROPPED}

    picture, kept = rows("StoryPicture"), rows("StoryVersionPicture")
    picture.bulk_create(
        picture.model(uid=named(row.uid, row.picture_id), story=row, version=row.version, **cropped(row))
        for row in rows("Story").exclude(picture=None).order_by("pk")
    )
    kept.bulk_create(
        kept.model(shown=named(row.passage, row.picture_id), version=row, position=0, **cropped(row))
        for row in rows("StoryVersion").exclude(picture=None).order_by("pk")
    )


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0011_pictures_of_stories")]

    operations = [migrations.RunPython(become_the_first, migrations.RunPython.noop)]
