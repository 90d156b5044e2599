"""Where casework keeps sealed words, for following a new key: every paper, draft and scan."""

from collections.abc import Iterable, Iterator

from youju.ground.access.resealing import SealedIn
from youju.services.cases.models.sealed import Sealable


def _kept(models: Iterable[type[Sealable]]) -> Iterator[type[Sealable]]:
    """Those of the models, and of what is made from them, that have a table."""
    for model in models:
        if model._meta.abstract:
            yield from _kept(model.__subclasses__())
        else:
            yield model


SEALED_IN = tuple(
    SealedIn(model, ("words",), lambda row: {"words": row.field()})
    for model in sorted(set(_kept(Sealable.__subclasses__())), key=lambda model: model._meta.label)
)
