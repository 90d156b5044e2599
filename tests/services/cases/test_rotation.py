"""A new key is followed while papers of cases are written, changed, typed and read: no word is lost or closed."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections

from tests.factories.cases import contact, looking, opened, stamp
from tests.factories.world import TODAY, World
from youju.cli import main
from youju.cli.commands import addresses
from youju.ground.access.looking import Look
from youju.services.cases import actions
from youju.services.cases.models import Case, Contact, PaperDraft
from youju.services.cases.queries.sealed import SEALED_IN
from youju.services.cases.queries.timeline import timeline

OLD, NEW = {"2017": b"o" * 32}, {"2018": b"n" * 32}
BEFORE, TIMES = 30, 12


def words(text: str) -> dict[str, str]:
    return {"happened": text, "seen": "", "next_step": ""}


def read(case: Case, look: Look) -> list[str]:
    """Every note of the case, opened."""
    return [one.words["happened"] for one in timeline(case, look, most=500).papers]


@pytest.mark.matrix
def test_a_new_key_is_followed_while_a_case_is_worked_on(own_database, settings, monkeypatch):
    world = World.found()
    settings.SEALING_KEYS = OLD
    monkeypatch.setattr(addresses, "BATCH", 5)
    case = opened(world)
    old = [contact(world, case, words=words(f"从前{number}")) for number in range(BEFORE)]
    look, by = looking(world, case), stamp(world)
    settings.SEALING_KEYS = {**NEW, **OLD}
    start, wrong = Barrier(5), list[BaseException]()

    def write(number: int) -> None:
        contact(world, case, words=words(f"新写{number}"))

    def change(number: int) -> None:
        row = Contact.objects.get(pk=old[-1].pk)
        actions.amend(
            paper=row, look=look, version=row.version, happened_on=TODAY, words=words(f"改过{number}"), **by
        )

    def keep(number: int) -> None:
        actions.keep_draft(case=case, sort="pause", paper=None, typed={"why": f"草稿{number}"}, **by)

    def look_at(number: int) -> None:
        assert {f"从前{one}" for one in range(BEFORE - 1)} <= set(read(case, look))

    def work(act: Callable[[int], Any]) -> None:
        try:
            start.wait()
            for number in range(TIMES):
                act(number)
        except BaseException as raised:
            wrong.append(raised)
        finally:
            connections.close_all()

    threads = [Thread(target=work, args=(act,)) for act in (write, change, keep, look_at)]
    for thread in threads:
        thread.start()
    start.wait()
    assert main(["addresses", "reseal"]) == 0
    for thread in threads:
        thread.join()
    assert wrong == []
    assert [where.model.__name__ for where in SEALED_IN if where.under_older_keys(most=1)] == []
    settings.SEALING_KEYS = NEW
    said = sorted(read(case, look))
    kept = [f"从前{one}" for one in range(BEFORE - 1)]
    assert said == sorted([*kept, f"改过{TIMES - 1}", *(f"新写{one}" for one in range(TIMES))])
    assert PaperDraft.objects.get().typed(look) == {"why": f"草稿{TIMES - 1}"}
