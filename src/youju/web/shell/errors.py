"""What a page says when there is nothing to show: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from youju.web.shell.refusals import beside


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or the form could not be read."""
    return _answer(request, 400, _("This request could not be read. Nothing was changed."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the door is not this person's."""
    return _answer(request, 403, _("Your role does not open this page. Nothing was changed."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing that this person may see; the two look alike."""
    return _answer(request, 404, _("There is nothing here, or it belongs to another office."))


def broken(request: HttpRequest) -> HttpResponse:
    """500: a defect of ours; the page needs neither database nor login."""
    return render(None, "500.html", status=500)


def _answer(request: HttpRequest, status: int, message: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return beside(request, message, status)
    return render(request, f"{status}.html", status=status)
