"""What every page of the shell shows: the person, and the places that the person may go to."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"actor": getattr(request, "actor", None), "standing": getattr(request, "standing", None)}
