"""Every door asks for a permission, and docs/access.md says which."""

from collections.abc import Iterable, Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import path
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from tests.architecture.house import ROOT, Finding, hold
from youju.ground.access.permissions import PUBLIC
from youju.ground.access.roles import ROLES
from youju.web.shell.access_table import Route, routes, table

# Doors that anybody may open without login; each says why.
_RELEASED = "what was released is for friends and donors, without login"
_PLANNED = "planned sessions without persons, to come to and to subscribe to"
_OWN = "/volunteers/own/<str:secret>/"
OWN_PAGE = [
    _OWN, *(f"{_OWN}{rest}" for rest in (
        "minutes/", "certificates/", "certificates/<uuid:uid>.pdf", "data/", "ask/", "hours/",
        "shifts/<uuid:uid>/join/", "sign-ups/<uuid:uid>/leave/", "sign-ups/<uuid:uid>/offer/",
        "sign-ups/<uuid:uid>/keep/", "offers/<uuid:uid>/take/",
    )),
    *(f"/companions/own/<str:secret>/{rest}" for rest in ("", "<uuid:uid>/record/", "<uuid:uid>/next/")),
]  # fmt: skip
_FOUND = "offices and sites with what a visitor needs to find them, as the preview prints it"
OPEN: dict[str, str] = {
    "/safeguarding/own/<str:secret>/": "a volunteer reports; the secret of the own page is the proof",
    "/safeguarding/offline/": "the empty form of a page without network; it shows the public emergency number",
    "/visits/offline/": "the empty frame of a page without network, with nobody's data in it",
    "/activities/offline/": "the empty frame of a page without network, with nobody's data in it",
    "/activities/kiosk/": "children stand before it; the cookie of a trusted device is the proof",
    "/activities/kiosk/wall/": "the code on the wall; the cookie of a trusted device is the proof",
    "/activities/here/": "says thank you, the same to everybody",
    "/activities/here/<str:word>/": "the signed word of a code that stood on the wall this minute is the proof",
    "/devices/switch/": "nobody is logged in when colleagues change places; the cookie of the device is the proof",
    "/sw.js": "the script that keeps that frame; it is the same for everybody",
    "/bulletin/<issue:period>/editions/<path:rest>": "a sentence in the frame of a draft; it shows nothing of it",
    "/issues/printed/": "earlier printed issues that an editor published",
    "/issues/printed/<uuid:uid>/": "kept figures of a printed issue that an editor published",
    "/issues/": _RELEASED,
    "/issues/<issue:period>/": _RELEASED,
    "/issues/<issue:period>/figures/<str:key>/<slug:digest>/": _RELEASED,
    "/issues/<issue:period>/<revision:revision>/": _RELEASED,
    "/issues/<issue:period>/<revision:revision>/figures/<str:key>/<slug:digest>/": _RELEASED,
    "/issues/<issue:period>/<revision:revision>/<str:name>": _RELEASED,
    "/issues/<issue:period>/<str:name>": _RELEASED,
    "/issues/<issue:period>/photos/<slug:digest>": _RELEASED,
    "/calendar/": _PLANNED,
    "/calendar.ics": _PLANNED,
    "/calendar/<slug:office>.ics": _PLANNED,
    "/calendar/<slug:office>/<uuid:site>.ics": _PLANNED,
    "/calendars/feeds/<str:secret>.ics": "the secret of the link is the proof; calendars cannot log in",
    "/about/": _FOUND,
    "/about/<slug:office>/": _FOUND,
    "/about/<slug:office>/<uuid:site>/": _FOUND,
    **dict.fromkeys(OWN_PAGE, "the secret of the link is the proof; a volunteer has no account"),
    "/about/<slug:office>/volunteer/": "whoever wants to volunteer is not known yet",
    "/about/<slug:office>/volunteer/thanks/": "says what happens next",
    "/certificates/": "a certificate is checked by whoever holds its number and code",
    "/joined/<str:secret>/certificate/": "the secret in the link is the proof",
    "/joined/<str:secret>/certificates/<uuid:uid>.pdf": "the secret in the link is the proof",
    "/volunteers/check/": "a certificate is checked by whoever holds its number and code",
    "/join/<slug:code>/": "whoever scans the code on a poster signs up here; nothing is said of others",
    "/joined/<str:secret>/": "the secret of the link is the proof",
    "/subscribe/": "whoever wants the bulletin by mail asks for it here",
    "/subscribe/asked/": "says what happens next",
    "/subscribe/confirm/<str:token>/": "the signed word of the letter is the proof",
    "/subscribe/leave/<str:token>/": "the signed word of the letter is the proof",
    "/stars/<str:secret>/": "the secret of the link is the proof; a screen on the wall cannot log in",
    "/voices/<str:token>/": "whoever was at a session says how it was; the signed word of the code is the proof",
    "/sitemap.xml": "names the open pages, for search engines",
    "/robots.txt": "keeps search engines out of everything else",
    "/feed.xml": _RELEASED,
}


def open_doors(given: Iterable[Route]) -> Iterator[Finding]:
    for route in given:
        if route.permission == PUBLIC and not route.kept_by_library:
            yield Finding(route.address, f"{route.room} answers anybody")


def test_every_view_declares_what_it_asks_for():
    assert len(list(routes())) > 10


def test_no_door_is_open_to_anybody_without_a_reason():
    hold(open_doors(routes()), "Declare @needs(permission), or say here why anybody may come in.", OPEN)


def test_the_table_of_doors_is_current():
    written = (ROOT / "docs" / "access.md").read_text("utf-8")
    assert written == table(), "Routes, permissions or roles changed: ./run youju access-table > docs/access.md"


def exempt(given: Iterable[Route]) -> Iterator[Finding]:
    for route in given:
        if getattr(route.view, "csrf_exempt", False):
            yield Finding(route.address, "takes a POST from any page")


def test_one_door_alone_takes_a_post_without_the_token_of_a_form():
    fix = "Leave @csrf_exempt away: only a mail program (RFC 8058) has no form of ours."
    hold(exempt(routes()), fix, {"/subscribe/leave/<str:token>/": "mail programs post here, with the signed word"})


def test_every_permission_that_a_door_asks_for_is_held_by_a_role():
    held = {permission for role in ROLES.values() for permission in role.permits}
    asked = {route.permission: route.address for route in routes() if route.permission != PUBLIC}
    useless = [Finding(asked[permission], f"nobody holds {permission.key}") for permission in asked.keys() - held]
    hold(useless, "Give the permission to a role.")


def silent(request: object) -> HttpResponse:
    return HttpResponse()


def test_a_planted_silent_view_stops_the_build():
    silent.__module__ = "youju.web.desk.views"
    with pytest.raises(ImproperlyConfigured, match="declare @needs"):
        list(routes([path("silent/", silent)]))
    view = type("Silent", (View,), {"__module__": "youju.web.desk.views"}).as_view()
    with pytest.raises(ImproperlyConfigured):
        list(routes([path("silent/", view)]))
    assert list(exempt([Route("/x/", csrf_exempt(silent), PUBLIC)]))
    assert list(open_doors([Route("/x/", silent, PUBLIC)]))
