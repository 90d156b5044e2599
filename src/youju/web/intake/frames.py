"""Pages that open without network: each room that has one says at which addresses, and gives an empty frame."""

from collections.abc import Callable
from dataclasses import dataclass


class DuplicateFrame(ValueError):
    """Two rooms under one key: a defect of the code, found at start."""


@dataclass(frozen=True)
class Frame:
    """`pages` are patterns of addresses that the frame answers for, `address` names its own.

    `text` draws it in a language: the same for everybody, without a name, a session or a token.
    """

    key: str
    pages: tuple[str, ...]
    address: str
    text: Callable[[str], str]


_frames: dict[str, Frame] = {}


def declare_frame(frame: Frame) -> None:
    """Adds a frame; a key given twice is a defect."""
    if frame.key in _frames:
        raise DuplicateFrame(frame.key)
    _frames[frame.key] = frame


def frames() -> tuple[Frame, ...]:
    """Every frame, by key."""
    return tuple(_frames[key] for key in sorted(_frames))
