"""Seal anew, after a change of keys, readers' addresses and everything else that lies sealed.

Put the new key first in YOUJU_SEALING_KEYS, keep the old one behind it, and start the server and the
worker again; from then on the new key seals and both open. `youju addresses reseal` then seals under the
new key what still lies under an older one, some hundreds at a time. It may be stopped and run again: what
is done stays done. It goes on with particulars of people's cards, telephones of public sign-ups, papers of
cases, visits and closed groups, reports of harm, and numbers of volunteers' registrations. When it says that
nothing needs an older key, that key may be taken out; envelopes that wait on phones still need it until they
have come in.

A backup from before still needs the key that was in use then: keep it for as long as you keep such backups.
What no key here opens is left as it is and counted; the command then ends with status 1."""

from argparse import ArgumentParser, Namespace

from django.utils import timezone

from youju.cli.running import say
from youju.ground.access.actions import system
from youju.ground.access.resealing import SealedIn, reseal_rows
from youju.ground.people.queries import sealed as cards
from youju.services.activities.queries import sealed as activities
from youju.services.cases.queries import sealed as cases
from youju.services.communications.actions.resealing import reseal
from youju.services.communications.queries.subscribers import under_older_keys
from youju.services.safeguarding.queries import sealed as safeguarding
from youju.services.ties.queries import sealed as ties
from youju.services.visits.queries import sealed as visits
from youju.services.volunteers.queries import sealed as volunteers

BATCH = 500
PLACES = (
    *cards.SEALED_IN, *activities.SEALED_IN, *volunteers.SEALED_IN, *cases.SEALED_IN, *visits.SEALED_IN,
    *ties.SEALED_IN,
    *safeguarding.SEALED_IN,
)  # fmt: skip


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
    lost = sum(_all_of(where) for where in PLACES)
    if unreadable or lost:
        return 1
    say("Nothing needs an older key.")
    return 0


def _all_of(where: SealedIn) -> int:
    """Seals one table anew, batch by batch; returns how many texts no key here opens."""
    anew = unreadable = after = 0
    while batch := where.under_older_keys(after=after, most=BATCH):
        done = reseal_rows(where=where, keys=batch, by=system(), at=timezone.now())
        anew, unreadable, after = anew + done.anew, unreadable + done.unreadable, batch[-1]
    name = where.model._meta.label_lower
    if anew:
        say(f"{anew} texts of {name} sealed anew under the current key.")
    if unreadable:
        say(f"{unreadable} texts of {name} open with no key of YOUJU_SEALING_KEYS; they were left as they are.")
    return unreadable
