"""Admitting colleagues, giving and ending roles, a new password, a lost second factor."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, FactorReset, Membership, User
from youju.ground.access.queries import require
from youju.ground.access.refusals import NoSecondFactor, NotPermitted, OwnSecondFactor, Refusal, WithoutReason
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Network, Office


class RoleOutOfReach(Refusal):
    message = _("This role is held in one office, or for the whole network; not the other way round.")


@action
def admit(*, login: str, name: str, password: str, by: Actor, at: datetime) -> User:
    """An account and its actor; what it may do comes with a role."""
    require(by, permissions.ACCOUNTS_MANAGE, on=localdate(at))
    user = User(username=login, name=name)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    Actor.objects.create(kind=Actor.Kind.USER, label=name, user=user)
    audit.write(verb="account.admit", by=by, at=at, subject=user.uid, values={"login": login})
    return user


@action
def give_role(
    *, user: User, role: str, network: Network, office: Office | None = None, since: date,
    by: Actor, at: datetime,
) -> Membership:  # fmt: skip
    require(by, permissions.ACCOUNTS_MANAGE, network=network, on=localdate(at))
    if office is not None and office.network_id != network.pk:
        raise NotPermitted(field="office")
    if ROLES[role].whole_network != (office is None):
        raise RoleOutOfReach(field="role")
    membership = Membership(user=user, role=role, network=network, office=office, since=since)
    membership.full_clean()
    membership.save()
    audit.write(
        verb="role.give", by=by, at=at, office=office, subject=user.uid, values={"role": role, "since": since}
    )
    return membership


@action
def end_role(*, membership: Membership, until: date, by: Actor, at: datetime) -> Membership:
    require(by, permissions.ACCOUNTS_MANAGE, network=membership.network, on=localdate(at))
    membership.until = until
    membership.full_clean()
    membership.save(update_fields=["until"])
    audit.write(
        verb="role.end", by=by, at=at, office=membership.office, subject=membership.user.uid,
        values={"role": membership.role, "until": until},
    )  # fmt: skip
    return membership


@action
def welcome(
    *, login: str, name: str, password: str, role: str, network: Network, office: Office | None, since: date,
    by: Actor, at: datetime,
) -> User:  # fmt: skip
    """An account together with its first role: without one nobody could find it again."""
    user = admit(login=login, name=name, password=password, by=by, at=at)
    give_role(user=user, role=role, network=network, office=office, since=since, by=by, at=at)
    return user


@action
def renew_password(*, user: User, password: str, by: Actor, at: datetime) -> User:
    """A new password for a colleague who forgot theirs; ends every session that is open with the old one."""
    _require_reach(user, by, at)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.write(verb="password.renew", by=by, at=at, subject=user.uid)
    return user


@action
def reset_second_factor(*, user: User, reason: str, by: Actor, at: datetime) -> FactorReset:
    """Forgets the authenticators of a colleague who lost theirs, and ends every session of the colleague.

    Whoever resets does not do so for themselves; the colleague reads on their page when, by whom and why.
    """
    _require_reach(user, by, at)
    if by.user_id == user.pk:
        raise OwnSecondFactor
    if not reason.strip():
        raise WithoutReason
    held = User.objects.select_for_update().get(pk=user.pk)
    gone, _rows = Authenticator.objects.filter(user=held).delete()
    if not gone:
        raise NoSecondFactor
    held.factor_resets += 1
    held.save(update_fields=["factor_resets"])
    reset = FactorReset.objects.create(user=held, reason=reason.strip(), by=by, at=at)
    audit.write(verb="second_factor.reset", by=by, at=at, subject=held.uid, values={"reason": reset.reason})
    return reset


def _require_reach(user: User, by: Actor, at: datetime) -> None:
    """The right in every network in which the colleague holds or will hold a role, or held one if none is left."""
    roles = user.memberships.select_related("network")
    for membership in list(roles.exclude(until__lte=localdate(at))) or list(roles):
        require(by, permissions.ACCOUNTS_MANAGE, network=membership.network, on=localdate(at))
    require(by, permissions.ACCOUNTS_MANAGE, on=localdate(at))
