"""Deputies: named for some days by whoever they stand in for, or by the director."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Membership, User
from youju.ground.access.permissions import Permission
from youju.ground.access.queries import require
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import Deputy
from youju.reporting.bulletins.rules.answering import DeputyUnfit

# Who may name a deputy for a role: the permission that the role alone gives, or that its director has too.
_NAMERS: dict[str, Permission] = {
    Deputy.Role.OFFICE_EDITOR: permissions.BULLETIN_SIGN,
    Deputy.Role.OFFICE_DIRECTOR: permissions.BULLETIN_READ_LAST,
    Deputy.Role.NETWORK_EDITOR: permissions.BULLETIN_READ_SECOND,
}


@action
def name_deputy(
    *, network: Network, office: Office | None, role: str, user: User, since: date, until: date, by: Actor,
    at: datetime,
) -> Deputy:  # fmt: skip
    """`user` signs in place of the role from `since` until before `until`. Raises DeputyUnfit."""
    _require_namer(by, role, network, office, localdate(at))
    rows = Membership.objects.standing(on=localdate(at)).filter(user=user, user__is_active=True, network=network)
    if office is not None:
        rows = rows.filter(office=office)
    held = {ROLES[key] for key in rows.values_list("role", flat=True)}
    if ROLES[role] in held or not any(permissions.BULLETIN_SEE in each.permits for each in held):
        raise DeputyUnfit
    deputy = Deputy(network=network, office=office, role=role, user=user, since=since, until=until, by=by, at=at)
    deputy.full_clean()
    deputy.save()
    audit.write(
        verb="deputy.name", by=by, at=at, office=office, subject=deputy.uid,
        values={"role": role, "user": user.uid, "since": since, "until": until},
    )  # fmt: skip
    return deputy


@action
def end_deputy(*, deputy: Deputy, by: Actor, at: datetime) -> Deputy:
    """From today on the deputy signs no more; what was signed stays signed."""
    _require_namer(by, deputy.role, deputy.network, deputy.office, localdate(at))
    held = Deputy.objects.select_for_update(of=("self",)).get(pk=deputy.pk)
    held.until = min(held.until, max(held.since, localdate(at)))
    held.save(update_fields=["until"])
    audit.write(verb="deputy.end", by=by, at=at, office=held.office, subject=held.uid)
    return held


def _require_namer(by: Actor, role: str, network: Network, office: Office | None, on: date) -> None:
    if office is not None:
        require(by, _NAMERS[role], office=office, on=on)
    else:
        require(by, _NAMERS[role], network=network, on=on)
