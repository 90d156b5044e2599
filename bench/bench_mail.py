"""An issue to 10,000 subscribers, each with an own message, into a mail server on this machine; then a kill."""

import os
import signal
import smtplib
import subprocess
import sys
import time
from datetime import UTC, datetime
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction

from bench.rows import Row
from youju.demo import loading
from youju.ground.access import actions
from youju.ground.organisations.models import Network
from youju.ground.periods import month
from youju.ground.storage import bulk, sealing
from youju.reporting.bulletins.queries import published
from youju.services.communications.actions.mailing import hand_over
from youju.services.communications.models import Mailing, Subscriber
from youju.services.communications.models.subscribers import FIELD
from youju.services.communications.queries import mailings
from youju.web.bulletins.jobs import send_mailing

SUBSCRIBERS = 10_000
CONNECTIONS = 32
AT = datetime(2018, 3, 3, tzinfo=UTC)


def run() -> list[Row]:
    loading.load(at=datetime.now(UTC), say=lambda _line: None)
    network = Network.objects.get(slug="tongxing")
    subscribe(network)
    release = published.release_of(network, month(2018, 2))
    assert release is not None
    edition = published.edition_of_kind(release, "email", month(2018, 2))
    assert edition is not None
    message = bytes(edition.data)
    sink = subprocess.Popen([sys.executable, "-m", "bench.sink"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert sink.stdout is not None
        port = int(sink.stdout.readline())
        first = handed_over(network, message, 1)
        work(port).wait()
        taken, twice, took = counted(port)
        done = mailings.progress(first)
        second = handed_over(network, message, 2)
        doubt = killed(port, second)
        taken_after, twice_after, _cut_off = counted(port)
    finally:
        sink.kill()
        sink.wait()
    assert done.sent == SUBSCRIBERS == taken, (done, taken)
    after = mailings.progress(second)
    assert after.sent <= taken_after <= SUBSCRIBERS, (after, taken_after)
    each = f"{len(message):,} bytes each, {CONNECTIONS} connections"
    return [
        Row("letters into a mail server", SUBSCRIBERS / took, 800, "/s", each, at_least=True),
        Row("letters that went out twice", twice + twice_after, 0, "letters"),
        Row("in doubt after kill -9", doubt, CONNECTIONS, "letters", f"{CONNECTIONS} connections"),
        Row("accounted for after the restart", after.settled, SUBSCRIBERS, "letters", at_least=True),
    ]  # fmt: skip


def subscribe(network: Network) -> None:
    """Readers as the actions leave them, sealed one by one and written at once, beside those of the demo."""
    rows = []
    there = Subscriber.objects.filter(network=network).reading().count()
    for number in range(SUBSCRIBERS - there):
        uid, address = uuid4(), f"reader{number}@example.org"
        rows.append(
            {
                "uid": uid, "network": network, "address": sealing.seal(address, field=FIELD, uid=uid),
                "lookup": sealing.lookup(address, field=FIELD, within=network.uid.hex), "asked_at": AT,
                "confirmed_at": AT,
            }
        )  # fmt: skip
    with transaction.atomic():
        bulk.insert(Subscriber, rows)


def handed_over(network: Network, message: bytes, revision: int) -> Mailing:
    made = hand_over(
        network=network, issue=uuid4(), revision=revision, message=message, by=actions.system(), at=AT
    )  # fmt: skip
    send_mailing.enqueue(str(made.uid))
    connection.close()
    return made


def work(port: int) -> "subprocess.Popen[bytes]":
    """A worker of its own, with everything that it does: start, jobs, timetable."""
    environment = {
        **os.environ, "YOUJU_SMTP_HOST": "127.0.0.1", "YOUJU_SMTP_PORT": str(port), "YOUJU_SMTP_STARTTLS": "no",
        "YOUJU_MAIL_CONNECTIONS": str(CONNECTIONS), "YOUJU_STATE": str(settings.STATE),
    }  # fmt: skip
    return subprocess.Popen([sys.executable, "-m", "youju", "worker", "--once"], env=environment)


def killed(port: int, mailing: Mailing) -> int:
    """How many letters are in doubt after a kill in the middle; a second worker sends the others."""
    worker = work(port)
    while mailings.progress(mailing).sent < SUBSCRIBERS // 4:
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    in_doubt = mailings.progress(mailing).doubtful
    work(port).wait()
    assert mailings.progress(mailing).doubtful == in_doubt
    return in_doubt


def counted(port: int) -> tuple[int, int, float]:
    """How many mailboxes the server has letters for, how many of them more than one, and in how many seconds."""
    with smtplib.SMTP("127.0.0.1", port) as line:
        _code, said = line.docmd("COUNT")
    mailboxes, twice, took = said.split()
    return int(mailboxes), int(twice), float(took)
