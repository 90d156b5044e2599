"""What makes a function an action: keyword-only, `by=` and `at=`, one transaction, an audit entry in it."""

import functools
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import transaction

from youju.ground.access import audit
from youju.ground.storage import turns

P = ParamSpec("P")
R = TypeVar("R")

# Every action of the product by its dotted name, for the laws and for `docs/`.
ACTIONS: dict[str, Callable[..., object]] = {}


class NoAuditEntry(AssertionError):
    """An action returned without having left an audit entry: a defect of the action."""


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Runs `function` in one transaction and refuses it if it left no audit entry.

    Raises TypeError at import when the function is not keyword-only or lacks `by` and `at`.
    """
    parameters = inspect.signature(function).parameters
    if {"by", "at"} - set(parameters) or any(
        p.kind not in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in parameters.values()
    ):
        raise TypeError(f"{function.__module__}.{function.__name__}: write `def …(*, …, by, at)`.")

    @functools.wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = audit.written.get()
        token = audit.written.set([])
        try:
            with turns.queue(), transaction.atomic():
                result = function(*args, **kwargs)
                entries = audit.written.get() or []
                if not entries:
                    raise NoAuditEntry(f"{function.__name__} left no audit entry.")
        finally:
            audit.written.reset(token)
        if outer is not None:
            outer.extend(entries)
        return result

    ACTIONS[f"{function.__module__}.{function.__name__}"] = act
    return act
