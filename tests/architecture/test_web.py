"""Web neither queries nor writes by hand: it calls queries and actions; a page that is read writes nothing."""

import ast
from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.architecture.house import Finding, Source, hold, planted, sources
from tests.factories.world import World
from youju.ground.access.permissions import PUBLIC
from youju.ground.organisations.models import Office
from youju.web.shell.needs import needs

MANAGERS = {"objects", "_base_manager", "_default_manager"}
WRITES = {"save", "delete", "create", "bulk_create", "update_or_create", "get_or_create", "execute", "executemany"}
BY_HAND: dict[str, str] = {}


def by_hand(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
                yield source.at(node, f"queries with {ast.unparse(node)}")
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in WRITES:
                yield source.at(node, f"writes with {ast.unparse(node.func)}")


def test_web_asks_queries_and_calls_actions():
    fix = "Read through a function of queries.py, write through one action: both check who may."
    hold(by_hand(sources("web")), fix, BY_HAND)


@needs(PUBLIC)
def renames(request: HttpRequest) -> HttpResponse:
    Office.objects.update(name="改名")
    return HttpResponse()


urlpatterns = [path("renames/", renames)]


@pytest.mark.urls(__name__)
def test_a_planted_page_that_writes_when_it_is_read_is_seen(world: World, client):
    with pytest.raises(pytest.fail.Exception, match="GET /renames/ writes"):
        client.get("/renames/")
    assert client.post("/renames/").status_code == 200


def test_planted_handiwork_is_seen():
    for wrong in ("Office.objects.all()", "form.save()", "rows.create(name='x')", "cursor.execute('SELECT 1')"):
        assert list(by_hand(planted(wrong, "src/youju/web/desk/views.py"))), wrong
