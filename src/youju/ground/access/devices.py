"""Shared devices as they stand, and who may switch on one of them by PIN."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max
from django.utils.timezone import localdate

from youju.ground.access.models import DeviceTrust, FullLogin, Membership, Pin, PinTry, User
from youju.ground.access.pins import DAYS, TRIES
from youju.ground.storage.sealing import digest_of


@dataclass(frozen=True)
class Device:
    """A device as a manager sees it; `last_login` is the last full login on it."""

    trust: DeviceTrust
    last_login: datetime | None


@dataclass(frozen=True)
class Switcher:
    """A colleague who logged in fully on the device within the last days and has a PIN; `left` tries are left."""

    user: User
    left: int


def trusted(secret: str) -> DeviceTrust | None:
    """The device whose browser holds this secret, while it is trusted."""
    if not secret:
        return None
    rows = DeviceTrust.objects.select_related("office__network", "actor")
    return rows.filter(digest=digest_of(secret), end=None).first()


def devices(offices: Collection[int]) -> tuple[Device, ...]:
    """Every device of these offices: those that are trusted by name, then those that were, latest first."""
    rows = list(
        DeviceTrust.objects.filter(office__in=offices)
        .select_related("office", "by", "end__by")
        .order_by("office__position", "office", "name", "-pk")
    )
    last = dict(
        FullLogin.objects.filter(device__in=rows).order_by("device").values_list("device").annotate(Max("at"))
    )
    gone = sorted((row for row in rows if row.end), key=lambda row: row.end.at, reverse=True)  # type: ignore[union-attr]
    return tuple(Device(row, last.get(row.pk)) for row in [*(row for row in rows if not row.end), *gone])


def device_of(offices: Collection[int], uid: UUID) -> DeviceTrust | None:
    """The device with this uid in one of these offices."""
    rows = DeviceTrust.objects.select_related("office", "end", "actor")
    return rows.filter(office__in=offices, uid=uid).first()


def what_holds(user: User) -> str:
    """Another one after a new password or a reset of the second factor."""
    return digest_of(user.get_session_auth_hash())


def switchers(device: DeviceTrust, *, at: datetime) -> tuple[Switcher, ...]:
    """Who may switch on the device, by name; who did not log in fully on it lately is not mentioned."""
    held = Membership.objects.standing(on=localdate(at)).filter(office=device.office_id)
    users = User.objects.filter(
        is_active=True, pk__in=held.values("user"), id__in=Pin.objects.values("user")
    ).order_by("name", "pk")
    logins: dict[int, set[str]] = {}
    since = at - timedelta(days=DAYS)
    for user, holds in FullLogin.objects.filter(device=device, at__gte=since).values_list("user", "holds"):
        logins.setdefault(user, set()).add(holds)
    return tuple(
        Switcher(user, left(user, device)) for user in users if what_holds(user) in logins.get(user.pk, ())
    )


def switcher(device: DeviceTrust, uid: UUID, *, at: datetime) -> Switcher | None:
    """The colleague with this uid among those who may switch on the device."""
    return next((each for each in switchers(device, at=at) if each.user.uid == uid), None)


def left(user: User, device: DeviceTrust) -> int:
    """How many tries are left on this device: a right PIN or full login on it, and a new PIN, begin anew.

    What a child types on the device in the hall locks nothing on the one in the office.
    """
    pin = Pin.objects.filter(user=user).first()
    if pin is None:
        return 0
    tries = PinTry.objects.filter(user=user, device=device)
    good = tries.filter(right=True).aggregate(last=Max("at"))["last"]
    full = FullLogin.objects.filter(user=user, device=device).aggregate(last=Max("at"))["last"]
    since = max(moment for moment in (pin.at, good, full) if moment is not None)
    return max(0, TRIES - tries.filter(right=False, at__gte=since).count())


def pin_of(user: User) -> Pin | None:
    """The PIN that the colleague has set."""
    return Pin.objects.filter(user=user).first()
