"""Photos as they are printed: the part that was chosen, no larger than any edition needs."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PIL import Image

from youju.ground.evidence.models import Attachment
from youju.reporting.bulletins.models import PictureStatement, Story
from youju.reporting.bulletins.models.pictures import Pictured
from youju.reporting.bulletins.rules.crops import WHOLE, Crop
from youju.reporting.publishing import content
from youju.reporting.publishing.pictures import digest

# Seven inches at 180 dots on paper, three to a point across a phone; beside others each is half as wide at most.
LONGEST_SIDE, BESIDE_OTHERS = 1280, 960


def size_of(picture: Attachment) -> tuple[int, int]:
    """Width and height of a kept picture in pixels."""
    with picture.file.open("rb") as file, Image.open(file) as whole:
        return whole.size


def photo(of: Pictured, longest: int = LONGEST_SIDE) -> content.Picture | None:
    """The cover of an issue or a picture of a story; None where there is no image. `longest` is in pixels."""
    if of.picture is None or not of.picture.media_type.startswith("image/"):
        return None
    made = _printed(_Source(of.picture.sha256, of.picture), of.crop, longest, of.picture.media_type)
    return replace(made, alt=of.alt)


def photos(story: Story) -> tuple[content.Picture, ...]:
    """The pictures of a story in their order."""
    rows = list(story.pictures.all())
    longest = LONGEST_SIDE if len(rows) == 1 else BESIDE_OTHERS
    return tuple(made for made in (photo(row, longest) for row in rows) if made is not None)


def consents(pictures: Iterable[int]) -> dict[int, str]:
    """By attachment what was said last of who is in it; one query."""
    rows = PictureStatement.objects.filter(picture__in=list(pictures)).order_by("at", "id")
    return dict(rows.values_list("picture", "consent"))


@dataclass(frozen=True)
class _Source:
    """Where a photo is kept; two with the same bytes are one."""

    sha256: str
    kept: Attachment = field(compare=False)


# A preview asks for the same photos with every word that is written; only what is printed is remembered.
@lru_cache(maxsize=96)
def _printed(source: _Source, crop: Crop, longest: int, media_type: str) -> content.Picture:
    """Without words: they may change while the picture stays."""
    data, width, height = _cut(source, crop, longest)
    # Beside the issue, as the public pages hand it out: letters and feeds fetch it there.
    return content.Picture(data, media_type, "", width, height, f"photos/{digest(data)}")


def _cut(source: _Source, crop: Crop, longest: int) -> tuple[bytes, int, int]:
    with source.kept.file.open("rb") as file:
        data = file.read()
    with Image.open(io.BytesIO(data)) as whole:
        if crop == WHOLE and max(whole.size) <= longest:
            return data, whole.width, whole.height
        part = whole.crop(crop.box(whole.width, whole.height))
        part.thumbnail((longest, longest))
        out = io.BytesIO()
        part.save(out, whole.format, quality=85, optimize=True)
        return out.getvalue(), part.width, part.height
