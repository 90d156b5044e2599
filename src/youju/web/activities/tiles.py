"""Stars as they are drawn: a picture and a nickname, never a name; who has no nickname has a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from youju.services.activities.queries.stars import Board, Earned
from youju.services.activities.rules.stars import icon_of
from youju.web.shell.days import DayField

ICONS = (
    "sun", "moon", "heart", "cloud", "rocket-launch", "musical-note", "puzzle-piece", "gift", "bell", "cake",
    "book-open", "paint-brush", "light-bulb", "globe-alt", "camera", "paper-airplane",
)  # fmt: skip


@dataclass(frozen=True)
class Tile:
    """One child on the wall; `place` is 1 to 3 where it is marked."""

    name: str
    icon: str
    stars: int
    place: int | None


def tiles(board: Board) -> list[Tile]:
    """Whom the wall shows, in the order of the board."""
    drawn = pictures(board.children)
    return [Tile(called(child), drawn[child.number], child.stars, child.place) for child in board.shown]


def called(child: Earned) -> str:
    """The nickname, or which child of the board it is."""
    return child.nickname or _("Child {number}").format(number=child.number)


def pictures(children: Iterable[Earned]) -> dict[int, str]:
    """A picture for each child by its number: its own, or the next that is free while any is left."""
    found: dict[int, str] = {}
    for child in sorted(children, key=lambda child: child.number):
        first = icon_of(child.card.uid, len(ICONS))
        turned = (*ICONS[first:], *ICONS[:first])
        found[child.number] = next((each for each in turned if each not in found.values()), ICONS[first])
    return found


class Arranging(forms.Form):
    """Since when stars count, and how the board is ordered."""

    since = DayField(
        label=_later("Counted since"),
        help_text=_later("A new term begins with an empty board; stars given before stay recorded."),
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_later("Order on the wall"), widget=forms.RadioSelect,
        choices=(("name", _later("by nickname")), ("stars", _later("first three on top, the others by nickname"))),
        help_text=_later("Let the group decide. Nobody is shown as last either way."),
    )  # fmt: skip
