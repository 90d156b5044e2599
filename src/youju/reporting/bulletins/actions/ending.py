"""What a passage says is kept when somebody writes it anew or takes it out, a story with its pictures."""

from datetime import datetime

from youju.ground.access.models import Actor
from youju.reporting.bulletins.models import Line, LineVersion, Story, StoryVersion, StoryVersionPicture


def end_version(passage: Line | Story, by: Actor, at: datetime, *, taken_out: bool = False) -> None:
    """Keeps the version that ends; asked before anything of the passage is changed."""
    if isinstance(passage, Line):
        LineVersion.ending(passage, by, at, taken_out=taken_out).save()
        return
    kept = StoryVersion.ending(passage, by, at, taken_out=taken_out)
    kept.save()
    for row in passage.pictures.all():
        picture = StoryVersionPicture(
            version=kept, shown=row.uid, position=row.position, picture_id=row.picture_id, alt=row.alt
        )
        picture.crop = row.crop
        picture.save()
