"""Where casework keeps sealed words, for following a new key: every paper, draft and scan."""

from collections.abc import Iterator

from youju.ground.access.resealing import SealedIn
from youju.services.cases.models.sealed import Sealable


def _kept(base: type[Sealable]) -> Iterator[type[Sealable]]:
    """The tables that hold such words, by name."""
    for model in base.__subclasses__():
        if model._meta.abstract:
            yield from _kept(model)
        else:
            yield model


SEALED_IN = tuple(
    SealedIn(model, ("words",), lambda row: {"words": row.field()})
    for model in sorted(set(_kept(Sealable)), key=lambda model: model._meta.label)
)
