"""Admit a colleague: the first administrator of a new installation, or anybody after.

    youju admit --network four --name 四地协作 --bulletin 四地月讯 --login admin --person 管理员
    youju admit --network four --login chen --person 陈 --role office_editor --office north

The first form founds the network, with the calendar of this year and the next. The password is asked for
(or read from YOUJU_PASSWORD, so that it stands in no history of commands); where the role needs a second
factor, it is set up at the first login."""

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from youju.cli.running import Unfit, say
from youju.ground.access import actions
from youju.ground.access.models import Actor, User
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Network, Office
from youju.ground.schedules import official


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--network", metavar="SLUG", required=True, help="short name in Latin letters")
    parser.add_argument("--name", help="name of a network that is to be founded")
    parser.add_argument("--bulletin", help="name of its bulletin")
    parser.add_argument("--login", required=True, help="the name to log in with")
    parser.add_argument("--person", required=True, help="the colleague's name")
    parser.add_argument("--role", choices=list(ROLES), default="administrator")
    parser.add_argument("--office", metavar="SLUG", help="the office of the role, for roles of one office")


def run(options: Namespace) -> None:
    if User.objects.filter(username=options.login).exists():
        raise Unfit(f"somebody already logs in as {options.login!r}.")
    password, now, by = _password(), timezone.now(), actions.system()
    try:
        validate_password(password, User(username=options.login, name=options.person))
        with transaction.atomic():
            network = Network.objects.filter(slug=options.network).first() or _found(options, by, now)
            office = _office(network, options.office)
            user = actions.admit(login=options.login, name=options.person, password=password, by=by, at=now)
            actions.give_role(
                user=user, role=options.role, network=network, office=office, since=timezone.localdate(now),
                by=by, at=now,
            )  # fmt: skip
    except ValidationError as error:
        raise Unfit(" ".join(error.messages)) from None
    say(f"{options.person} logs in as {options.login}: {ROLES[options.role].label}, {office or network}.")


def _found(options: Namespace, by: Actor, now: datetime) -> Network:
    if not options.name or not options.bulletin:
        raise Unfit(f"there is no network {options.network!r}; to found it, give --name and --bulletin.")
    network = actions.found_network(
        slug=options.network, name=options.name, bulletin=options.bulletin, by=by, at=now
    )
    days = [(day.date, day.kind.value, day.name, day.confirmed) for day in official((now.year, now.year + 1))]
    actions.mark_days(network=network, days=days, by=by, at=now)
    return network


def _office(network: Network, slug: str | None) -> Office | None:
    if slug is None:
        return None
    office = network.offices.filter(slug=slug).first()
    if office is None:
        known = ", ".join(network.offices.values_list("slug", flat=True)) or "none; see `youju open-office`"
        raise Unfit(f"{network} has no office {slug!r} (offices: {known}).")
    return office


def _password() -> str:
    if "YOUJU_PASSWORD" in os.environ:
        return os.environ["YOUJU_PASSWORD"]
    if not sys.stdin.isatty():
        raise Unfit("nobody is there to type a password; give it in YOUJU_PASSWORD.")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise Unfit("the two passwords differ; nothing was made.")
    return password
