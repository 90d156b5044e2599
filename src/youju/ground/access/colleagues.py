"""Who works here: accounts with the roles they hold, read for whoever manages accounts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models

from youju.ground.access.models import Membership, User
from youju.ground.access.permissions import Permission
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Office


@dataclass(frozen=True)
class Colleague:
    """An account with its memberships in the networks asked for; `held` stand on the day, `past` ended."""

    user: User
    held: tuple[Membership, ...]
    past: tuple[Membership, ...]


def colleagues(networks: Collection[int], *, on: date) -> tuple[Colleague, ...]:
    """Everybody who holds or held a role in these networks, by name; others' accounts are not mentioned."""
    return _gather(Membership.objects.filter(network__in=networks), on)


def colleague(networks: Collection[int], uid: UUID, *, on: date) -> Colleague | None:
    """The account with this uid, if it holds or held a role in these networks."""
    return next(iter(_gather(Membership.objects.filter(network__in=networks, user__uid=uid), on)), None)


def membership_of(networks: Collection[int], uid: UUID) -> Membership | None:
    """The membership with this uid, if it is in one of these networks."""
    rows = Membership.objects.select_related("user", "office", "network")
    return rows.filter(network__in=networks, uid=uid).first()


def staff_of(office: Office, *, on: date) -> tuple[User, ...]:
    """Who works in the office on the day and may log in, by name."""
    held = Membership.objects.standing(on=on).filter(office=office)
    return tuple(User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("name", "pk"))


def staff_with(office: Office, permission: Permission, *, on: date) -> tuple[User, ...]:
    """Who may log in and holds the permission in the office on the day, by name."""
    roles = [role.key for role in ROLES.values() if permission in role.permits]
    held = Membership.objects.standing(on=on).filter(office=office, role__in=roles)
    rows = User.objects.filter(is_active=True, pk__in=held.values("user"), actor__isnull=False)
    return tuple(rows.select_related("actor").order_by("name", "pk"))


def serves_in(user: User, office: Office) -> bool:
    """Whether the colleague holds a role in the office, or once did: what they led stays theirs."""
    return Membership.objects.filter(user=user, office=office).exists()


def colleague_in(office: Office, uid: UUID) -> User | None:
    """The account with this uid, if it holds or held a role in the office."""
    return User.objects.filter(uid=uid, pk__in=Membership.objects.filter(office=office).values("user")).first()


def _gather(rows: "models.QuerySet[Membership]", on: date) -> tuple[Colleague, ...]:
    by_user: dict[int, list[Membership]] = {}
    ordered = rows.select_related("user", "office", "network").order_by("user__name", "user", "-since", "pk")
    for membership in ordered:
        by_user.setdefault(membership.user_id, []).append(membership)
    return tuple(
        Colleague(
            held[0].user,
            tuple(m for m in held if m.until is None or m.until > on),
            tuple(m for m in held if m.until is not None and m.until <= on),
        )
        for held in by_user.values()
    )
