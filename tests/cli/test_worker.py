"""The worker can be seen to be alive, loses no job, and ends when it is asked to."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from tests.factories.world import NOW, World
from youju.cli.background import Background
from youju.cli.commands.serve import refuse_taken, supervise
from youju.cli.running import Unfit
from youju.cli.timetable import DUTIES, MOST_WORKERS, Duty, Timetable, forget_sessions, requeue, seal
from youju.ground.access import audit
from youju.ground.storage import presence
from youju.ground.storage.presence import NameTaken, Presence


@task()
def count_networks() -> int:
    return World.found().network.pk


@task()
def stumble() -> None:
    raise ValueError("a job that cannot be done")


def taken(workers: list[str]) -> DBTaskResult:
    """A job that the last of these workers was running."""
    job = DBTaskResult.objects.get(pk=count_networks.enqueue().id)
    for name in workers:
        job.claim(name)
    return job


def until(holds: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether something becomes true before the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_a_name_is_held_by_one_and_free_after_release(own_database):
    held = Presence("kettle")
    assert presence.mark("kettle") in presence.living()
    held.renew()
    held.release()
    assert presence.mark("kettle") not in presence.living()
    Presence("kettle").release()


def test_a_held_name_is_refused_to_a_second_process(own_database):
    held = Presence("kettle")
    child = "import django; django.setup(); from youju.ground.storage.presence import Presence; Presence('kettle')"
    environment = {**os.environ, "DATABASE_URL": own_database}
    done = subprocess.run(
        [sys.executable, "-c", child], env=environment, capture_output=True, text=True, check=False
    )
    assert NameTaken.__name__ in done.stderr
    held.release()


def test_a_killed_worker_is_not_seen_and_its_job_goes_to_the_next(own_database):
    environment = {**os.environ, "DATABASE_URL": own_database}
    process = subprocess.Popen(
        [sys.executable, "-m", "youju", "worker"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    name = process.stdout.readline().split()[1]
    assert until(lambda: presence.mark(name) in presence.living())
    job = taken([name])
    assert requeue(NOW) == 0
    process.kill()
    process.wait()
    assert until(lambda: presence.mark(name) not in presence.living())
    assert requeue(NOW) == 1
    Background().once()
    job.refresh_from_db()
    assert job.status == "SUCCESSFUL"
    assert len(job.worker_ids) == 2


def test_a_worker_ends_when_it_is_asked_and_says_that_all_is_well(own_database):
    environment = {**os.environ, "DATABASE_URL": own_database}
    process = subprocess.Popen(
        [sys.executable, "-m", "youju", "worker"], env=environment, stdout=subprocess.DEVNULL
    )
    assert until(lambda: bool(presence.living()))
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
    assert not presence.living()


def test_a_job_that_takes_every_worker_with_it_is_stopped(own_database):
    job = taken([f"gone-{number}" for number in range(MOST_WORKERS)])
    assert requeue(NOW) == 0
    job.refresh_from_db()
    assert job.status == "FAILED"
    assert "WorkersLost" in job.exception_class_path


def test_waiting_jobs_are_run_and_a_failing_one_stops_no_other(own_database):
    bad, good = stumble.enqueue(), count_networks.enqueue()
    Background().once()
    assert DBTaskResult.objects.get(pk=bad.id).status == "FAILED"
    assert DBTaskResult.objects.get(pk=good.id).status == "SUCCESSFUL"


def test_the_sealer_leaves_no_entry_unsealed(own_database):
    World.found()
    seal(NOW)
    verdict = audit.verify()
    assert (verdict.unsealed, verdict.broken_at) == (0, None)
    assert seal(NOW) == 0


def test_logins_that_ran_out_are_forgotten_and_others_stay(db):
    Session.objects.create(session_key="old", session_data="", expire_date=NOW - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=NOW + timedelta(seconds=1))
    assert forget_sessions(NOW) == 1
    assert Session.objects.get().session_key == "new"


def test_a_duty_runs_at_the_start_and_then_when_its_time_has_come():
    seconds, calls = [0.0], []
    duty = Duty("tea", timedelta(seconds=10), calls.append)
    table = Timetable((duty,), clock=lambda: seconds[0])
    assert table.tick(NOW) == ["tea"]
    seconds[0] = 9.9
    assert table.tick(NOW) == []
    seconds[0] = 10.0
    assert table.tick(NOW) == ["tea"]
    assert calls == [NOW, NOW]


def test_a_duty_that_failed_is_due_again_at_once():
    attempts: list[int] = []

    def fail_once(at: object) -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise TimeoutError

    table = Timetable((Duty("tea", timedelta(hours=1), fail_once),), clock=lambda: 0.0)
    with pytest.raises(TimeoutError):
        table.tick(NOW)
    assert table.tick(NOW) == ["tea"]


def test_every_duty_may_run_twice(world):
    for duty in DUTIES:
        duty.run(NOW)
        assert not duty.run(NOW), f"{duty.key} does something again that was done already."


def test_when_one_of_two_processes_ends_the_other_is_ended_too():
    began = time.monotonic()
    assert supervise([[sys.executable, "-c", "pass"], ["sleep", "60"]]) == 1
    assert time.monotonic() - began < 10


def test_a_supervised_server_ends_in_peace_when_asked():
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    assert supervise([["sleep", "60"], ["sleep", "60"]]) == 0


def test_a_child_that_does_not_listen_is_ended_all_the_same():
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    assert supervise([[sys.executable, "-c", deaf]], patience=0.5) == 0
    assert time.monotonic() - began < 10


def test_a_taken_port_is_said_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Unfit, match="choose another --port"):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", port)


def test_nobody_is_alive_in_a_fresh_installation(own_database):
    assert presence.living() == frozenset()
