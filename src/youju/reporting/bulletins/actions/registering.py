"""The network's word list and its register of names, as editors keep them."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import NameKind, RegisteredName, WordRule
from youju.reporting.bulletins.rules import NameStands, NeedsAnOffice, NeedsItsPerson


@action
def write_word(
    *, network: Network, word: str, instead: str, why: str, by: Actor, at: datetime, example: str = "",
    unless: str = "", raises: bool = False, on: bool = True,
) -> WordRule:  # fmt: skip
    """Adds a rule, or changes the one of this word; a rule of the house with the same word gives way to it."""
    require(by, permissions.BULLETIN_COMPOSE, network=network, on=localdate(at))
    row = WordRule.objects.filter(network=network, word=word.strip()).first() or WordRule(network=network)
    row.word, row.instead, row.why, row.example = word.strip(), instead.strip(), why.strip(), example.strip()
    row.unless, row.raises, row.on, row.by, row.at = unless.strip(), raises, on, by, at
    row.full_clean()
    row.save()
    audit.write(
        verb="word.write" if on else "word.off", by=by, at=at, subject=row.uid,
        values={"word": row.word, "instead": row.instead},
    )  # fmt: skip
    return row


@action
def register_name(
    *, network: Network, kind: str, name: str, by: Actor, at: datetime, subject: str = "", short: str = "",
    since: date | None = None, until: date | None = None, office: Office | None = None,
) -> RegisteredName:  # fmt: skip
    """Enters a form of a name. Nicknames are entered by their office, everything else by who composes the issue.

    Raises NeedsAnOffice, NeedsItsPerson, NameStands.
    """
    _may_register(network, kind, office, by, at)
    if kind == NameKind.TITLE and not subject.strip():
        raise NeedsItsPerson
    row = RegisteredName(
        network=network, office=office if kind == NameKind.NICKNAME else None, kind=kind, name=name.strip(),
        subject=subject.strip(), short=short.strip(), since=since, until=until, by=by, at=at,
    )  # fmt: skip
    forms = RegisteredName.objects.filter(network=network, kind=kind, subject=row.subject, name=row.name)
    if forms.filter(since=since).exists():
        raise NameStands
    row.full_clean()
    row.save()
    audit.write(verb="name.register", by=by, at=at, office=row.office, subject=row.uid, values={"name": row.name})
    return row


@action
def end_name(*, name: RegisteredName, until: date, by: Actor, at: datetime) -> RegisteredName:
    """From this day on the form is no longer official."""
    _may_register(name.network, name.kind, name.office, by, at)
    held = RegisteredName.objects.select_for_update(of=("self",)).get(pk=name.pk)
    held.until = until
    held.full_clean()
    held.save(update_fields=["until"])
    audit.write(verb="name.end", by=by, at=at, office=held.office, subject=held.uid, values={"until": str(until)})
    return held


@action
def strike_name(*, name: RegisteredName, by: Actor, at: datetime) -> None:
    """Takes out a form that was entered by mistake; the chain keeps that it stood."""
    _may_register(name.network, name.kind, name.office, by, at)
    audit.write(verb="name.strike", by=by, at=at, office=name.office, subject=name.uid, values={"name": name.name})
    name.delete()


def _may_register(network: Network, kind: str, office: Office | None, by: Actor, at: datetime) -> None:
    if kind != NameKind.NICKNAME:
        require(by, permissions.BULLETIN_COMPOSE, network=network, on=localdate(at))
        return
    if office is None or office.network_id != network.pk:
        raise NeedsAnOffice
    require(by, permissions.BULLETIN_WRITE, office=office, on=localdate(at))
