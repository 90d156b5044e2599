"""The doorkeeper: nobody enters a room without login, second factor and the permission its door asks for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from youju.ground.access.permissions import OWN_ACCOUNT, PUBLIC, Permission
from youju.ground.access.queries import Standing, actor_of, standing
from youju.web.shell import switching

# Rooms of libraries that keep their own doors: login, second factor, passkeys; and the translation switch.
_LIBRARIES = ("allauth.", "django.views.i18n")
# What browsers and forms use; a view reads anything that is no POST as a GET.
_METHODS = ("GET", "HEAD", "POST")


class Doorkeeper:
    """Gives each request its time and actor, and asks at each door for the permission it needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.now = timezone.now()
        request.today = timezone.localdate(request.now)
        request.actor, request.standing, request.second_factor_missing = None, Standing(()), False
        if request.user.is_authenticated and not switching.holds(request):
            logout(request)
        if request.user.is_authenticated:
            request.actor = actor_of(request.user)
            if request.actor is not None:
                held = standing(request.actor, on=request.today)
                request.standing = replace(held, by_pin=switching.by_pin(request))
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        permission = needed(view)
        # Names nothing, and PostgreSQL would not even compare with it.
        if "\0" in request.path_info:
            raise Http404
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        if request.standing.needs_second_factor():
            request.second_factor_missing = not is_mfa_enabled(request.user)
        if request.standing.by_pin and view.__module__.startswith(_LIBRARIES[0]) and not _at_the_door(request):
            return _elsewhere(request, redirect("devices:full"))
        if permission == PUBLIC:
            return None
        if request.actor is None and request.user.is_authenticated:
            # An account that nobody admitted may do nothing; sent to the login it would come straight back.
            raise PermissionDenied
        if request.actor is None:
            visitors = getattr(view, "visitors", "")
            return _elsewhere(request, redirect(visitors) if visitors else redirect_to_login(_way_back(request)))
        if request.second_factor_missing:
            return _elsewhere(request, redirect("mfa_index"))
        if request.standing.withholds(permission):
            return _elsewhere(request, redirect("devices:full"))
        if permission != OWN_ACCOUNT and not request.standing.holds(permission):
            raise PermissionDenied
        return None


def _at_the_door(request: HttpRequest) -> bool:
    """Logging in and out is for everybody; the account's other pages need a full login."""
    match = request.resolver_match
    return match is not None and match.url_name in ("account_login", "account_logout")


def _way_back(request: HttpRequest) -> str:
    """Where login leads afterwards: this very page, or the desk when the page was being written to."""
    return request.get_full_path() if request.method == "GET" and not _partial(request) else reverse("home")


def _elsewhere(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Sends the whole page there; a redirect inside an htmx answer would land in a part of it."""
    if not _partial(request):
        return answer
    moved = HttpResponse(status=204)
    moved["HX-Redirect"] = answer["Location"]
    return moved


def _partial(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))


def needed(view: Callable[..., HttpResponseBase]) -> Permission:
    """The permission of a view. Raises ImproperlyConfigured when it declares none."""
    permission = getattr(view, "needs", None) or getattr(getattr(view, "view_class", None), "needs", None)
    if permission is not None:
        return permission
    if view.__module__.startswith(_LIBRARIES):
        return PUBLIC
    raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__}: declare @needs(permission).")
