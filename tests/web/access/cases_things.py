"""The things of casework that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from tests.factories.people import person
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.models import Grant, User
from youju.ground.access.permissions import CASES_SUPERVISE, CASES_WORK, Permission
from youju.ground.access.queries import standing
from youju.services.cases import actions
from youju.services.cases.actions.planning import Goal, Step
from youju.services.cases.models import (
    Case,
    Category,
    Contact,
    Digest,
    EmergencyLook,
    Hardship,
    PaperOnly,
    PlanStep,
    Scan,
)

OPENED = TODAY - timedelta(days=40)


def _other(place: Place, role: str, number: int) -> User:
    return place.world.colleague(role, place.office, number).user


def _may(place: Place, permission: Permission) -> bool:
    return bool(place.by.user) and place.office.pk in standing(place.by, on=TODAY).offices_with(permission)


def case(place: Place, *, supervised: bool = False, others: bool = False) -> Case:
    """A case that the author works on or supervises, where they may; or that two others have."""
    mine = not others and _may(place, CASES_SUPERVISE if supervised else CASES_WORK)
    worker, boss = _other(place, "social_worker", 7), _other(place, "supervisor", 7)
    if mine and place.by.user is not None:
        worker, boss = (worker, place.by.user) if supervised else (place.by.user, boss)
    word = "督导" if supervised else "他人" if others else "负责"
    name = f"{word}{worker.username}{boss.username}"[:20]
    known = Case.objects.filter(office=place.office, worker=worker, supervisor=boss, person__name=name).first()
    if known is not None:
        return known
    child = person(place.world, name, place.office, year=2008)
    made = actions.open_case(
        person=child, happened_on=OPENED, worker=worker, supervisor=boss, by=worker.actor, at=NOW
    )
    stamp: dict[str, Any] = {"by": worker.actor, "at": NOW}
    actions.write_paper(
        case=made, sort="contact", happened_on=OPENED, words={"happened": "见面"}, way="visit", direct=30,
        indirect=0, goal=None, next_on=None, **stamp,
    )  # fmt: skip
    actions.plan(
        case=made, happened_on=OPENED, goals=[Goal("目标", steps=(Step("妈妈", "陪读"),))], words={}, **stamp
    )
    actions.say_hardship(
        case=made, category=Category.objects.filter(office=place.office).first(), since=OPENED, **stamp
    )
    paper = actions.note_paper(case=made, sort="consent", happened_on=OPENED, place="柜1", **stamp)
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    actions.enclose_scan(case=made, paper=paper, name="同意书.png", data=out.getvalue(), **stamp)
    somebody = place.world.colleague("social_worker", place.office, 8)
    actions.give(case=made, to=somebody.user, purpose="service", until=TODAY, **stamp)
    return made


def _emergency(place: Place) -> EmergencyLook:
    own = case(place, supervised=True)
    by = place.world.colleague("social_worker", place.office, 9).actor
    known = EmergencyLook.objects.filter(case=own).first()
    return known or actions.break_glass(case=own, reason="孩子走失", by=by, at=NOW)


def _digest(place: Place) -> str:
    """The author's own, of the week of the tests."""
    own = case(place, supervised=True)
    known = Digest.objects.filter(to=own.supervisor, office=place.office).first()
    if known is None:
        numbers = dict.fromkeys(("open_cases", "opened", "closed", "contacts", "overdue", "silent", "waiting"), 1)
        known = Digest.objects.create(
            office=place.office, supervisor=own.supervisor, to=own.supervisor, week=TODAY, by=place.world.system,
            at=NOW, **numbers,
        )  # fmt: skip
    return str(known.uid)


def _category(place: Place) -> str:
    """One that no case has."""
    known = Category.objects.filter(office=place.office, label="事实孤儿").first()
    made = known or actions.add_category(office=place.office, label="事实孤儿", by=place.world.system, at=NOW)
    return str(made.uid)


def _given(place: Place) -> str:
    return str(Grant.objects.get(subject=case(place).uid, basis__startswith="given").uid)


OF_CASES: dict[str, Callable[[Place], str]] = {
    "case": lambda place: str(case(place).uid),
    "case supervised": lambda place: str(case(place, supervised=True).uid),
    "case of others": lambda place: str(case(place, others=True).uid),
    "note of the case": lambda place: str(Contact.objects.get(case=case(place)).uid),
    "scan of the case": lambda place: str(Scan.objects.get(case=case(place)).uid),
    "paper of the scan": lambda place: str(PaperOnly.objects.get(case=case(place)).uid),
    "step of the case": lambda place: str(PlanStep.objects.get(goal__plan__case=case(place)).uid),
    "hardship of the case": lambda place: str(Hardship.objects.get(case=case(place)).uid),
    "grant of the case": _given,
    "emergency": lambda place: str(_emergency(place).uid),
    "digest": _digest,
    "category of hardship": _category,
    "client to be": lambda place: str(person(place.world, "待开案的孩子", place.office, year=2008).uid),
}
# What its author alone opens.
WRITTEN_OF_CASES = OF_CASES.keys() - {"case of others", "category of hardship", "client to be"}
