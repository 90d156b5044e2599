"""The things of people that an address or a form can name: cards, what hangs on them, pairs, merges, consents."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from tests.factories.people import PHONE
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import PAPER, Place
from youju.ground.access.models import Actor
from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.access.queries import standing
from youju.ground.evidence.actions import attach
from youju.ground.people import actions
from youju.ground.people.models import Apart, Consent, Merge, Person, Sealed, Tag, Tagging
from youju.web.intake import waiting
from youju.web.intake.files import Table


def _keeper(place: Place) -> Actor:
    """The author, or the system for one who keeps no cards."""
    keeps = place.office.pk in standing(place.by, on=TODAY).offices_with(PEOPLE_KEEP)
    return place.by if keeps else place.world.system


def _card(place: Place, name: str) -> Person:
    """The author's card of this name; what hangs on it is named in the same address."""
    by = _keeper(place)
    known = Person.objects.filter(office=place.office, registered_by=by, name=name).order_by("pk").first()
    return known or actions.register(office=place.office, name=name, by=by, at=NOW)


def _person(place: Place) -> Person:
    made = _card(place, "林小舟")
    if not Sealed.objects.filter(person=made).exists():
        stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
        actions.confide(person=made, sort=Sealed.Sort.PHONE, text=PHONE, whose="母亲", **stamp)
    if not Tagging.objects.filter(person=made).exists():
        actions.tag(person=made, name=f"标签{place.office.slug}", by=place.world.system, at=NOW)
    return made


def _tag(place: Place) -> str:
    _person(place)
    return str(Tag.objects.get(office=place.office, name=f"标签{place.office.slug}").uid)


def _somebody_else(place: Place) -> str:
    one, other = _person(place), _card(place, "林小洲")
    if not Apart.objects.filter(first__in=(one, other), second__in=(one, other)).exists():
        actions.keep_apart(one=one, other=other, by=place.world.system, at=NOW)
    return str(other.uid)


def _consenting(place: Place) -> Person:
    made = _card(place, "何平")
    if not Consent.objects.filter(person=made).exists():
        stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
        paper = attach(office=place.office, name="同意书.pdf", data=PAPER, **stamp)
        actions.consent(person=made, purpose="photo", channel="web", own=True, document=paper, **stamp)
    return made


def _of_two_cards(place: Place) -> Person:
    made, other = _card(place, "周安"), _card(place, "周岸")
    if other.canonical_id is None:
        actions.merge(person=other, into=made, by=place.world.system, at=NOW)
    return made


def _list(place: Place) -> str:
    """A list of one that was brought and waits for its owner's word."""
    uid = waiting.keep(
        kind="people", office=place.office.uid, name="名单.xlsx", digest=uuid4().hex * 2,
        table=Table("名单", [1, 2], [["姓名", "出生日期"], ["何小满", "2010-05-01"]]), by=place.by, at=NOW,
    )  # fmt: skip
    return str(uid)


OF_PEOPLE: dict[str, Callable[[Place], str]] = {
    "person": lambda place: str(_person(place).uid),
    "like person": lambda place: str(_card(place, "林小州").uid),
    "somebody else": _somebody_else,
    "tag": _tag,
    "tag of the person": lambda place: str(Tagging.objects.get(person=_person(place)).uid),
    "person who consented": lambda place: str(_consenting(place).uid),
    "consent": lambda place: str(Consent.objects.get(person=_consenting(place)).uid),
    "person of two cards": lambda place: str(_of_two_cards(place).uid),
    "list of people": _list,
    "merge": lambda place: str(Merge.objects.get(into=_of_two_cards(place)).uid),
}
