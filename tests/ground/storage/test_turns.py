"""Writers to SQLite queue for their turn: one at a time, nobody waits for the dead, nobody waits for ever."""

import subprocess
import sys
import threading

import pytest
from django.db import OperationalError, transaction

from youju.ground.storage import turns

HOLD = """import fcntl, sys
file = open(sys.argv[1], "a+")
fcntl.lockf(file, fcntl.LOCK_EX, 1, 0)
print(flush=True)
input()"""


@pytest.fixture
def line(tmp_path):
    return str(tmp_path / "store-turn")


@pytest.fixture
def another(line):
    """Another process that has the turn."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, line], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    yield holder
    holder.kill()
    holder.communicate()


def enter(line: str, entered: threading.Event) -> threading.Thread:
    def wait():
        with turns.in_line(line, 20):
            entered.set()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_a_writer_waits_for_another_process_and_not_for_a_dead_one(line, another):
    entered = threading.Event()
    waiting = enter(line, entered)
    assert not entered.wait(0.2)
    another.kill()
    assert entered.wait(10)
    waiting.join()


def test_writers_of_one_process_wait_for_each_other(line):
    entered = threading.Event()
    with turns.in_line(line, 20):
        waiting = enter(line, entered)
        assert not entered.wait(0.2)
    assert entered.wait(10)
    waiting.join()


def test_patience_ends_with_the_error_that_sqlite_gives(line, another):
    with pytest.raises(OperationalError, match="database is locked"), turns.in_line(line, 0.1):
        pytest.fail("the turn was another process's")
    another.kill()
    another.wait()
    with turns.in_line(line, 20):
        pass


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_already_does_not_queue_again(own_database):
    with turns.queue(), transaction.atomic(), turns.queue():
        pass
