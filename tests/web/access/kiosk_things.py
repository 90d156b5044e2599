"""Shared devices and kiosks that an address or a form can name."""

from collections.abc import Callable

from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.actions import trust_device
from youju.ground.access.models import DeviceTrust
from youju.services.activities.actions.kiosks import open_kiosk
from youju.services.activities.models import Session


def _device(place: Place, name: str = "平板") -> DeviceTrust:
    secret = f"{name} of {place.office.uid}"
    return trust_device(office=place.office, name=name, secret=secret, by=place.world.system, at=NOW)


def _kiosk(place: Place) -> str:
    session = Session.objects.get(activity=place.world.furniture[place.office.pk].activity, day=TODAY)
    return str(open_kiosk(session=session, device=_device(place, "门口"), by=place.world.system, at=NOW).uid)


OF_KIOSKS: dict[str, Callable[[Place], str]] = {
    "trusted device": lambda place: str(_device(place).uid),
    "kiosk": _kiosk,
}
