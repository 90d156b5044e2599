"""Read a schedule phrase as it stands in a notice, and say what it means in a month.

    youju schedule "每月最后一周的周五18:00-19:30" --month 2018-04

Prints the phrase as Youju writes it, its days, and what should be looked at (days off, make-up days, dates
that are left open). Holidays come from the network's calendar; where there is none, from the State Council's
announcements. --json prints rule, occurrences, window and warnings for programs."""

import json
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from youju.cli.running import Unfit, database_stands, say
from youju.ground.organisations.models import Network
from youju.ground.organisations.queries import calendar_of
from youju.ground.periods import Period, UnreadablePeriod, parse
from youju.ground.schedules import UnreadableSchedule, WorkCalendar, official, report

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("phrase", metavar="PHRASE", help="for instance 每周二、周四下午15:00-18:30")
    parser.add_argument("--month", metavar="2018-04", required=True, help="the month, quarter or year to look at")
    parser.add_argument("--network", metavar="SLUG", help="whose calendar counts, where there are several")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")


def run(options: Namespace) -> None:
    try:
        period = parse(options.month)
        found = report(options.phrase, period, calendar(options.network, period))
    except UnreadablePeriod as error:
        raise Unfit(str(error)) from None
    except UnreadableSchedule as error:
        raise Unfit(f"{error.zh}\n       {error}") from None
    if options.json:
        say(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for line in lines(found):
        say(line)


def calendar(slug: str | None, period: Period) -> WorkCalendar:
    """The calendar of the network, or the official days of the period's years where no network has one."""
    networks = Network.objects.order_by("pk") if database_stands() else Network.objects.none()
    network = (networks.filter(slug=slug) if slug else networks).first()
    if slug and network is None:
        raise Unfit(f"there is no network {slug!r} here.")
    kept = calendar_of(network) if network else WorkCalendar()
    return kept if len(kept) else WorkCalendar(official(range(period.start.year, period.last.year + 1)))


def lines(found: dict[str, Any]) -> list[str]:
    """What was found, for people."""
    printed = [f"{found['canonical']}  ({found['canonical_en']})"]
    for day in found["occurrences"]:
        weekday = "一二三四五六日"[date.fromisoformat(day["date"]).weekday()]
        hours = "–".join(filter(None, (day["start"], day["end"])))
        printed.append(f"  {day['date']} 周{weekday} {hours}".rstrip())
    for window in found["window"] or []:
        printed.append(f"  some time from {window['first']} to {window['last']}")
    for warning in found["warnings"]:
        printed.append(f"  ! {warning['zh']}  ({warning['en']})")
    return printed
