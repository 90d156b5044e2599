"""Cases for tests, opened and written by the product's own actions; everybody in them is invented."""

from datetime import date, timedelta
from typing import Any

from tests.factories.people import person
from tests.factories.world import NOW, TODAY, Colleague, World
from youju.ground.access.looking import Look, look
from youju.ground.organisations.models import Office
from youju.services.cases import actions
from youju.services.cases.actions.planning import Goal, Step
from youju.services.cases.models import Case, CaseGoal
from youju.services.cases.rules.assessing import Mark

# What no page but the case's own, and no file on disk, may show.
SECRET = "孩子说夜里害怕"
OPENED = date(2018, 1, 8)


def worker(world: World, office: Office | None = None) -> Colleague:
    return world.colleague("social_worker", office or world.north)


def supervisor(world: World, office: Office | None = None) -> Colleague:
    return world.colleague("supervisor", office or world.north)


def stamp(world: World, office: Office | None = None) -> dict[str, Any]:
    return {"by": worker(world, office).actor, "at": NOW}


def opened(world: World, name: str = "陈小舟", office: Office | None = None, day: date = OPENED) -> Case:
    """A case of a child in the hands of the office's social worker."""
    return actions.open_case(
        person=person(world, name, office, year=2008), happened_on=day, worker=worker(world, office).user,
        supervisor=supervisor(world, office).user, **stamp(world, office),
    )  # fmt: skip


def contact(world: World, case: Case, day: date = TODAY, **said: Any) -> Any:
    """A contact note."""
    plain: dict[str, Any] = {"way": "visit", "direct": 40, "indirect": 20, "goal": None, "next_on": None, **said}
    words = plain.pop("words", {"happened": SECRET, "seen": "", "next_step": "下周再来"})
    return actions.write_paper(
        case=case, sort="contact", happened_on=day, words=words, **plain, **stamp(world, case.office)
    )  # fmt: skip


def written(world: World, case: Case, sort: str, day: date = TODAY, **plain: Any) -> Any:
    """Any plain paper, with some words in each of its texts."""
    words = plain.pop("words", None) or dict.fromkeys(
        ("request", "situation", "signed_by", "said", "why", "to", "summary", "found", "tried"), SECRET
    )
    by = supervisor(world, case.office).actor if sort == "supervision" else worker(world, case.office).actor
    return actions.write_paper(case=case, sort=sort, happened_on=day, words=words, **plain, by=by, at=NOW)


def assessed(world: World, case: Case, day: date = TODAY, strength: int = 1, need: int = 3) -> Any:
    """An assessment of two domains."""
    marks = {"mind": Mark(need, strength), "care": Mark(need, strength)}
    return actions.assess(
        case=case, happened_on=day, marks=marks, seen={"mind": SECRET}, words={"summary": SECRET},
        **stamp(world, case.office),
    )  # fmt: skip


def planned(world: World, case: Case, day: date = TODAY, due: date | None = None) -> Any:
    """A plan with one goal and one step."""
    due = due or day + timedelta(days=30)
    goal = Goal(SECRET, "能一个人睡", due, (Step("妈妈", "陪读半小时", due),))
    return actions.plan(
        case=case, happened_on=day, goals=[goal], words={"aim": SECRET}, **stamp(world, case.office)
    )


def goal_of(plan: Any) -> CaseGoal:
    return CaseGoal.objects.select_related("plan").get(plan=plan)


def looking(world: World, case: Case) -> Look:
    """A look of its worker that stands in the log."""
    return look(subject=case.uid, office=case.office, by=worker(world, case.office).actor, at=NOW)
