"""Writing and releasing a bulletin."""

from youju.reporting.bulletins.actions.illustrating import illustrate, take_picture_out
from youju.reporting.bulletins.actions.releasing import confirm_small_count, correct_release, release
from youju.reporting.bulletins.actions.writing import (
    add_line,
    add_story,
    move,
    remove,
    start_from,
    start_issue,
    write_line,
    write_story,
)

__all__ = [
    "add_line", "add_story", "confirm_small_count", "correct_release", "illustrate", "move", "release", "remove",
    "start_from", "start_issue", "take_picture_out", "write_line", "write_story",
]  # fmt: skip
