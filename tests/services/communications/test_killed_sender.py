"""kill -9 in the middle of a mailing: none goes out twice, the few in doubt are listed, the counts add up."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from tests.factories import sink
from tests.factories.readers import mailing, readers
from tests.factories.world import NOW, World
from youju.services.communications.actions.mailing import NotInDoubt, let_rest, send_again
from youju.services.communications.models import Letter
from youju.services.communications.queries import mailings
from youju.web.bulletins.jobs import send_mailing

LETTERS, CONNECTIONS = 60, 4


@pytest.fixture
def server(tmp_path: Path):
    process = subprocess.Popen([sys.executable, "-m", "tests.factories.sink", str(tmp_path), "0.02"])
    yield sink.port_of(tmp_path)
    process.kill()
    process.wait()


def worker(database: str, port: int) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ, "DATABASE_URL": database, "YOUJU_SMTP_HOST": "127.0.0.1", "YOUJU_SMTP_PORT": str(port),
        "YOUJU_SMTP_STARTTLS": "no", "YOUJU_MAIL_CONNECTIONS": str(CONNECTIONS),
    }  # fmt: skip
    return subprocess.Popen([sys.executable, "-m", "youju", "worker", "--once"], env=environment)


def test_a_killed_sender_sends_none_twice_and_leaves_few_in_doubt(own_database, server, tmp_path):
    world = World.found()
    readers(world, LETTERS)
    made = mailing(world)
    send_mailing.enqueue(str(made.uid))
    first = worker(own_database, server)
    end = time.monotonic() + 60
    while len(sink.letters(tmp_path)) < LETTERS // 3 and time.monotonic() < end:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    time.sleep(0.2)
    arrived = len(sink.letters(tmp_path))
    assert LETTERS // 3 <= arrived < LETTERS
    shown = mailings.progress(made)
    assert not shown.sending
    assert 1 <= shown.doubtful <= CONNECTIONS
    assert len(mailings.doubtful(made)) == shown.doubtful
    assert shown.total == LETTERS

    assert worker(own_database, server).wait(timeout=60) == 0
    came = Counter(sink.letters(tmp_path))
    assert set(came.values()) == {1}
    assert len({mailbox for mailbox, _identity in came}) == len(came)
    after = mailings.progress(made)
    assert after.done
    assert after.doubtful == shown.doubtful
    assert after.sent + after.doubtful == LETTERS
    # What was confirmed has arrived; what arrived and was not confirmed is among those in doubt.
    assert after.sent <= len(came) <= LETTERS

    decide(world, made, own_database, server, tmp_path)


def decide(world: World, made, database: str, server: int, folder: Path) -> None:
    """An editor sends one again, under its old name, and lets the others rest."""
    before = len(sink.letters(folder))
    editor = world.colleague("network_editor").actor
    chosen, *others = mailings.doubtful(made)
    send_again(letter=chosen, by=editor, at=NOW)
    for letter in others:
        let_rest(letter=letter, by=editor, at=NOW)
    with pytest.raises(NotInDoubt):
        send_again(letter=chosen, by=editor, at=NOW)
    assert worker(database, server).wait(timeout=60) == 0
    assert len(sink.letters(folder)) == before + 1
    assert sink.letters(folder)[-1][1].startswith(f"<{chosen.uid.hex}@")
    assert Letter.objects.filter(state="sent").count() == LETTERS
    connection.close()
