"""The text of a web page: one line for each block, cells parted by tabs, no scripts, no menus of styles."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
        "title",
    ]
)
_HIDDEN = frozenset({"script", "style", "template", "noscript", "svg", "select", "textarea"})
_CELLS = frozenset({"td", "th"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden.append(tag)
        elif tag in _BLOCKS:
            self.said.append("\n")
        elif tag in _CELLS:
            self.said.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()
        elif tag in _BLOCKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(" ".join(data.split()) if data.strip() else " ")
            if data[-1:].isspace():
                self.said.append(" ")


def text_of(html: str) -> str:
    """The text of `html`, however broken; a paragraph, row or item is a line, a cell ends with a tab."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    rows = ("".join(reader.said)).split("\n")
    kept: list[str] = []
    for row in rows:
        said = row.strip(" ").removeprefix("\t").strip()
        if said or (kept and kept[-1]):
            kept.append(said)
    return "\n".join(kept).strip() + "\n"
