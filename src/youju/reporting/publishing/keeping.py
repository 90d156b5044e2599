"""Keeps an issue's content as JSON and reads it back equal: what later revisions are made of."""

import base64
import dataclasses
import json
import types
import typing
from datetime import date, datetime, time
from typing import Any

from youju.reporting.publishing import content
from youju.reporting.publishing.content import Issue


def write(issue: Issue) -> bytes:
    """The whole content as UTF-8 JSON; `read` gives an equal Issue."""
    return json.dumps(_plain(issue), ensure_ascii=False, sort_keys=True).encode()


def read(data: bytes) -> Issue:
    """The issue that `write` kept."""
    return _typed(Issue, json.loads(data))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, dict) and "is" in value:
        made = getattr(content, value["is"])
        if made is content.Story and "picture" in value:
            value = _with_pictures(value)
        hints = typing.get_type_hints(made, vars(content))
        return made(**{name: _typed(hints[name], part) for name, part in value.items() if name != "is"})
    if isinstance(hint, types.UnionType):
        hint = next(option for option in typing.get_args(hint) if option is not type(None))
    if typing.get_origin(hint) is tuple:
        return tuple(_typed(typing.get_args(hint)[0], entry) for entry in value)
    if hint is bytes:
        return base64.b64decode(value)
    if hint in (datetime, date, time):
        return hint.fromisoformat(value)
    return value


def _with_pictures(story: dict[str, Any]) -> dict[str, Any]:
    """A story as it was kept while it had one picture at most."""
    rest = {name: part for name, part in story.items() if name != "picture"}
    return {**rest, "pictures": [story["picture"]] if story["picture"] is not None else []}
