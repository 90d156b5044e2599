"""Shared devices and kiosks that an address or a form can name."""

from collections.abc import Callable
from uuid import uuid4

from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.actions import trust_device
from youju.ground.access.models import DeviceTrust
from youju.services.activities.actions.kiosks import open_kiosk
from youju.services.activities.actions.scanning import scan
from youju.services.activities.models import Kiosk, Session, Unmatched
from youju.web.activities import codes


def _device(place: Place, name: str = "平板") -> DeviceTrust:
    secret = f"{name} of {place.office.uid}"
    return trust_device(office=place.office, name=name, secret=secret, by=place.world.system, at=NOW)


def _kiosk(place: Place) -> Kiosk:
    session = Session.objects.get(activity=place.world.furniture[place.office.pk].activity, day=TODAY)
    name = f"门口{Kiosk.objects.filter(session__office=place.office).count()}"
    return open_kiosk(session=session, device=_device(place, name), by=place.world.system, at=NOW)


def _question(place: Place) -> str:
    kiosk = _kiosk(place)
    said = {"words": "小豆子", "last": "0000", "computer": "x", "key": uuid4()}
    scan(kiosk=kiosk, by=kiosk.device.actor, at=NOW, **said)
    return str(Unmatched.objects.get(session=kiosk.session, settlement=None).uid)


OF_KIOSKS: dict[str, Callable[[Place], str]] = {
    "trusted device": lambda place: str(_device(place).uid),
    "kiosk": lambda place: str(_kiosk(place).uid),
    "word of the wall": lambda place: codes.drawn(_kiosk(place), at=NOW),
    "who was not matched": _question,
}
