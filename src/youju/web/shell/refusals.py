"""The one place that says a refusal to a person: at the field of a form, as a 409 page, or beside the list."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from youju.ground.access.refusals import NotPermitted, Refusal

CONFLICT, FORBIDDEN = 409, 403
# How the database and the models say that a name is taken.
_TAKEN = {"unique", "unique_together"}


class Refusals:
    """Answers every refusal that no form took: nothing was written, and the reader learns why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return told(request, exception) if isinstance(exception, Refusal) else None


def told(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """409 (403 where a right is missing): a notice for htmx, a page of its own otherwise."""
    status = FORBIDDEN if isinstance(refusal, NotPermitted) else CONFLICT
    if request.headers.get("HX-Request"):
        return beside(request, str(refusal), status)
    return render(request, "409.html", {"message": str(refusal)}, status=status)


def beside(request: HttpRequest, message: str, status: int) -> HttpResponse:
    """A notice for the page that htmx is on; what stands there stays."""
    answer = render(request, "shell/refused.html", {"message": message}, status=status)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#notices", "innerHTML"
    return answer


@contextmanager
def told_to(form: BaseForm, **fields: str) -> Iterator[None]:
    """Turns a refusal, or what a model finds unfit, into errors of the form; ask `form.is_valid()` afterwards.

    `fields` says where the form calls an attribute of the model otherwise: `username="login"`.
    """
    try:
        yield
    except Refusal as refusal:
        name = fields.get(refusal.field, refusal.field)
        form.add_error(name if name in form.fields else None, str(refusal))
    except ValidationError as unfit:
        by_field = unfit.error_dict if hasattr(unfit, "error_dict") else {NON_FIELD_ERRORS: unfit.error_list}
        for name, errors in by_field.items():
            for error in errors:
                _say(form, fields.get(name, name), error)


def _say(form: BaseForm, name: str, error: ValidationError) -> None:
    if error.code in _TAKEN and name in {NON_FIELD_ERRORS, "name"}:
        form.add_error("name" if "name" in form.fields else None, _("This name is already in the list."))
    else:
        form.add_error(name if name in form.fields else None, ValidationError(error.messages))
