"""Which part of a picture is printed, in thousandths of its sides, so that it means the same at every size."""

from dataclasses import dataclass

RATIOS: dict[str, tuple[int, int]] = {"16:9": (16, 9), "4:3": (4, 3), "1:1": (1, 1)}
# As many as a story holds.
MOST_PICTURES = 9
# Smaller than a tenth of a side is a slip of the hand, not a picture.
SMALLEST = 100


@dataclass(frozen=True)
class Crop:
    left: int = 0
    top: int = 0
    right: int = 1000
    bottom: int = 1000

    @property
    def fits(self) -> bool:
        """Whether it lies within the picture and shows enough of it."""
        across, down = self.right - self.left, self.bottom - self.top
        return (
            self.left >= 0 <= self.top and max(self.right, self.bottom) <= 1000 and min(across, down) >= SMALLEST
        )

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """The same in pixels of a picture of this size: at least one, never outside."""
        left, top = min(self.left * width // 1000, width - 1), min(self.top * height // 1000, height - 1)
        right, bottom = -(-self.right * width // 1000), -(-self.bottom * height // 1000)
        return left, top, max(left + 1, min(right, width)), max(top + 1, min(bottom, height))


WHOLE = Crop()


def centred(ratio: str, width: int, height: int) -> Crop:
    """The largest part of this ratio from the middle of a picture of `width` and `height`; else the whole."""
    if ratio not in RATIOS or width <= 0 or height <= 0:
        return WHOLE
    across, down = RATIOS[ratio]
    if width * down >= height * across:
        share = max(SMALLEST, min(1000, round(1000 * height * across / (width * down))))
        margin = (1000 - share) // 2
        return Crop(margin, 0, margin + share, 1000)
    share = max(SMALLEST, min(1000, round(1000 * width * down / (height * across))))
    margin = (1000 - share) // 2
    return Crop(0, margin, 1000, margin + share)


def ratio_of(crop: Crop, width: int, height: int) -> str:
    """The name of the crop's ratio, `free` for another one, empty for the whole picture."""
    if crop == WHOLE:
        return ""
    across, down = (crop.right - crop.left) * width, (crop.bottom - crop.top) * height
    # A thousandth of a side more or less is the same ratio.
    near = (
        name for name, (a, b) in RATIOS.items() if abs(across * b - down * a) <= max(across * b, down * a) // 50
    )
    return next(near, "free")
