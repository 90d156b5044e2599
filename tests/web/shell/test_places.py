"""The rail: at most seven places, each only for whoever may go there, and only once it is built."""

import pytest
from django.urls import NoReverseMatch
from django.utils import translation

from tests.factories.world import World
from youju.ground.access.queries import Held, Standing
from youju.ground.access.roles import ROLES
from youju.web.shell import places


def standing(*roles: str) -> Standing:
    return Standing(tuple(Held(1, None if ROLES[key].whole_network else 1, ROLES[key]) for key in roles))


@pytest.fixture
def _everything_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        places, "reverse", lambda name, args=(): "/" if name == "home" else f"/{name.split(':')[0]}/"
    )


@pytest.mark.usefixtures("_everything_built")
@pytest.mark.parametrize("role", sorted(ROLES))
def test_nobody_sees_more_than_seven_places(role: str):
    assert 1 <= len(places.places(standing(role), "/")) <= places.MOST


@pytest.mark.usefixtures("_everything_built")
def test_somebody_with_every_role_still_sees_seven_places_and_none_twice():
    shown = places.places(standing(*ROLES), "/")
    assert len(shown) == places.MOST
    assert len({place.href for place in shown}) == places.MOST


@pytest.mark.usefixtures("_everything_built")
def test_places_follow_the_permissions():
    worker = [place.href for place in places.places(standing("social_worker"), "/")]
    auditor = [place.href for place in places.places(standing("auditor"), "/")]
    assert worker == ["/", "/desk/", "/activities/", "/people/", "/figures/", "/bulletins/", "/structure/"]
    assert auditor == ["/", "/figures/", "/bulletins/", "/audit/"]


def test_a_place_that_is_not_built_is_absent(monkeypatch: pytest.MonkeyPatch):
    def unbuilt(name: str, args: object = ()) -> str:
        if name != "home":
            raise NoReverseMatch
        return "/"

    monkeypatch.setattr(places, "reverse", unbuilt)
    assert [place.href for place in places.places(standing("social_worker"), "/")] == ["/"]
    assert places.jot(standing("social_worker")) == ""


@pytest.mark.usefixtures("_everything_built")
def test_the_place_one_is_in_is_marked_on_its_inner_pages_too():
    def current(path: str) -> list[str]:
        return [place.href for place in places.places(standing("social_worker"), path) if place.current]

    assert current("/") == ["/"]
    assert current("/figures/2018-03/loans/") == ["/figures/"]
    assert current("/accounts/2fa/") == []
    assert current("/ledger/month/") == current("/intake/") == ["/desk/"]


@pytest.mark.usefixtures("_everything_built")
def test_the_round_button_is_for_whoever_records():
    assert places.jot(standing("librarian"))
    assert not places.jot(standing("network_editor"))


def test_the_page_carries_the_rail_the_way_past_it_and_the_language(world: World):
    page = world.colleague("office_editor", world.north).client().get("/").content.decode()
    assert '<html lang="zh-hans"' in page
    assert 'href="#main"' in page
    assert 'aria-current="page"' in page
    assert "/structure/" in page
    assert "/audit/" not in page


def test_a_reader_may_choose_dark_and_large_and_nothing_else(world: World):
    client = world.colleague("support_clerk", world.north).client()
    client.cookies["theme"], client.cookies["text"] = "dark", '"><script>'
    page = client.get("/").content.decode()
    assert '<html lang="zh-hans" data-theme="dark">' in page
    assert "<script>" not in page


def test_the_language_is_switched_by_post_and_stays(world: World):
    client = world.colleague("support_clerk", world.north).client()
    with translation.override("zh-hans"):
        client.post("/language/", {"language": "en", "next": "/"})
        page = client.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Log out" in page
