"""Write every edition of an issue into a folder.

A released issue is written byte for byte as it was stored; --revision picks an earlier one. An issue that is
not released yet is rendered from the records as they are now, and every edition says 草稿. What goes with the
WeChat article and the long pictures become folders: 2018-03-wechat/01.jpg, 2018-03-pictures/preview-01.png."""

import argparse
from pathlib import Path

from youju.cli.running import Unfit, say
from youju.ground.organisations.models import Network
from youju.ground.periods import UnreadablePeriod, parse
from youju.reporting import publishing
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import issue_of, proof
from youju.reporting.publishing.content import Edition


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", help="the month, as 2018-03")
    parser.add_argument("--out", required=True, type=Path, help="the folder; it is made if need be")
    parser.add_argument("--revision", type=int, help="an earlier revision of a released issue")


def run(options: argparse.Namespace) -> None:
    try:
        period = parse(options.period)
    except UnreadablePeriod as error:
        raise Unfit(str(error)) from None
    issues = [issue for network in Network.objects.all() if (issue := issue_of(network, period))]
    if not issues:
        raise Unfit(f"There is no issue of {period.key}.")
    options.out.mkdir(parents=True, exist_ok=True)
    for issue in issues:
        for edition in _editions(issue, options.revision):
            for name, data in _files(edition).items():
                (options.out / name).parent.mkdir(exist_ok=True)
                (options.out / name).write_bytes(data)
                say(f"{options.out / name}\t{len(data):,} bytes")


def _files(edition: Edition) -> dict[str, bytes]:
    """The edition as a file, or the files it holds in a folder of its name."""
    if edition.media_type != publishing.BUNDLE:
        return {edition.name: edition.data}
    folder = edition.name.removesuffix(".zip")
    return {f"{folder}/{name}": data for name, data in publishing.unbundled(edition.data).items()}


def _editions(issue: Issue, revision: int | None) -> list[Edition]:
    releases = issue.releases.order_by("-revision")
    released = releases.filter(revision=revision).first() if revision else releases.first()
    if revision and released is None:
        raise Unfit(f"{issue} has no revision {revision}.")
    if released is not None:
        return [
            Edition(row.name, row.media_type, bytes(row.data))
            for row in released.editions.exclude(name="content.json").order_by("id")
        ]
    return list(publishing.editions(proof(issue)))
