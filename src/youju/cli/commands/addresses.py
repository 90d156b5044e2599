"""Seal readers' addresses anew after a change of keys.

Put the new key first in YOUJU_SEALING_KEYS, keep the old one behind it, and start the server and the
worker again; from then on the new key seals and both open. `youju addresses reseal` then seals under the
new key what still lies under an older one, some hundreds at a time. It may be stopped and run again: what
is done stays done. When it says that no address needs an older key, that key may be taken out.

A backup from before still needs the key that was in use then: keep it for as long as you keep such backups.
An address that no key here opens is left as it is and counted; the command then ends with status 1."""

from argparse import ArgumentParser, Namespace

from django.utils import timezone

from youju.cli.running import say
from youju.ground.access.actions import system
from youju.services.communications.actions.resealing import reseal
from youju.services.communications.queries.subscribers import under_older_keys

BATCH = 500


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["reseal"])


def run(options: Namespace) -> int:
    anew = unreadable = after = 0
    while batch := under_older_keys(after=after, most=BATCH):
        done = reseal(subscribers=batch, by=system(), at=timezone.now())
        anew, unreadable, after = anew + done.anew, unreadable + done.unreadable, batch[-1]
        say(f"{anew} sealed anew …")
    say(f"{anew} addresses sealed anew under the current key.")
    if unreadable:
        say(f"{unreadable} addresses open with no key of YOUJU_SEALING_KEYS; they were left as they are.")
        return 1
    say("No address needs an older key.")
    return 0
