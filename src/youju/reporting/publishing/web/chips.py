"""An office's chip: its name, and the quiet hue that only repeats what the name says."""

from youju.reporting.publishing.markup import Markup, element, joined


def _hue(office: str, order: tuple[str, ...]) -> Markup:
    number = order.index(office) % 4 + 1 if office in order else 1
    return element("span", class_=f"hue hue-{number}", aria_hidden="true")


def chip(office: str, order: tuple[str, ...]) -> Markup:
    """The chip above a story, nothing without an office; `order` is the offices as the issue names them."""
    return element("p", _hue(office, order), office, class_="chip") if office else Markup()


def chip_heading(office: str, order: tuple[str, ...]) -> Markup:
    """The chip inside a heading."""
    return joined((_hue(office, order), office))
