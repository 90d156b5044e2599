"""Photos as they are printed: the part that was chosen, no larger than any edition needs."""

import io
from functools import lru_cache

from PIL import Image

from youju.ground.evidence.models import Attachment
from youju.reporting.bulletins.models import Issue, Story
from youju.reporting.bulletins.rules.crops import WHOLE, Crop
from youju.reporting.publishing import content

# Seven inches at 180 dots on paper, three to a point across a phone.
LONGEST_SIDE = 1280


def size_of(picture: Attachment) -> tuple[int, int]:
    """Width and height of a kept picture in pixels."""
    with picture.file.open("rb") as file, Image.open(file) as whole:
        return whole.size


def photo(of: Issue | Story) -> content.Picture | None:
    """The cover of an issue or the picture of a story; None where there is no image."""
    if of.picture is None or not of.picture.media_type.startswith("image/"):
        return None
    with of.picture.file.open("rb") as file:
        data, width, height = _printed(file.read(), of.crop)
    return content.Picture(data, of.picture.media_type, of.alt, width, height)


# A preview asks for the same photos with every word that is written.
@lru_cache(maxsize=16)
def _printed(data: bytes, crop: Crop) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(data)) as whole:
        if crop == WHOLE and max(whole.size) <= LONGEST_SIDE:
            return data, whole.width, whole.height
        part = whole.crop(crop.box(whole.width, whole.height))
        part.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        out = io.BytesIO()
        part.save(out, whole.format, quality=85, optimize=True)
        return out.getvalue(), part.width, part.height
