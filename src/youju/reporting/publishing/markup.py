"""Elements that escape whatever is put into them, so that no edition can forget to."""

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"br", "img", "input", "link", "meta"})


class Markup(str):
    """Markup that is already safe; every other string is escaped on its way in."""

    __slots__ = ()


Child = Markup | str | None
Attribute = str | int | bool | None


def escaped(child: Child) -> Markup:
    """The child as markup; None is nothing."""
    if child is None:
        return Markup()
    return child if isinstance(child, Markup) else Markup(escape(child))


def joined(children: Iterable[Child]) -> Markup:
    """Several children side by side."""
    return Markup("".join(escaped(child) for child in children))


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """One element. `class_` is written class, `aria_label` aria-label; None and False leave an attribute out."""
    written = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = name.rstrip("_").replace("_", "-")
        written.append(f" {attribute}" if value is True else f' {attribute}="{escape(str(value))}"')
    opening = f"<{tag}{''.join(written)}>"
    return Markup(opening if tag in _VOID else f"{opening}{joined(children)}</{tag}>")
