"""Reads a page as a person does: its forms with what they hold, its links, its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse

_VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect", "line"}


@dataclass
class Form:
    """A form of a page: where it goes and what it would send if nothing were changed."""

    action: str
    fields: dict[str, Any] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """`forms`, `links` (text by address) and `text` of a response. What stands in <noscript> is left out."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.parts: list[str] = []
        self._form: Form | None = None
        self._link = self._select = self._textarea = ""
        self._silent = 0
        self.feed(getattr(response, "content", b"").decode())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.parts).split())

    def form(self, action: str) -> Form:
        """The form whose action ends so or contains it."""
        return next(form for form in self.forms if action in form.action)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"noscript", "script", "style"}:
            self._silent += 1
        if self._silent:
            return
        if tag == "form":
            self._form = Form(given.get("action", ""))
            self.forms.append(self._form)
        elif tag == "a":
            self._link = given.get("href", "")
            self.links.setdefault(self._link, "")
        elif self._form is not None and "name" in given:
            self._field(tag, given)
        elif self._form is not None and tag == "option" and self._select and "selected" in given:
            self._form.fields[self._select] = given.get("value", "")

    def _field(self, tag: str, given: dict[str, str]) -> None:
        assert self._form is not None
        name, kind = given["name"], given.get("type", "text")
        if tag == "select":
            self._select = name
            self._form.fields.setdefault(name, "")
        elif tag == "textarea":
            self._textarea = name
            self._form.fields[name] = ""
        elif tag == "input" and kind in {"checkbox", "radio"}:
            if "checked" in given:
                self._form.fields[name] = given.get("value", "on")
        elif tag == "input" and kind not in {"submit", "file"}:
            self._form.fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"noscript", "script", "style"}:
            self._silent -= 1
        elif tag == "form":
            self._form = None
        elif tag == "a":
            self.links[self._link] = " ".join(self.links[self._link].split())
            self._link = ""
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._textarea and self._form is not None:
            self._form.fields[self._textarea] += data
        self.parts.append(data)
        if self._link:
            self.links[self._link] += data


def errors(response: HttpResponse) -> str:
    """The summary of errors on top of a page; empty where there is none."""
    content = response.content.decode()
    if 'class="error-summary"' not in content:
        return ""
    summary = content.split('class="error-summary"', 1)[1].split("</div>", 1)[0]
    return " ".join("".join(part.split(">", 1)[-1] for part in summary.split("<")).split())
