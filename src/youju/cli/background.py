"""The worker: runs jobs one after another and, beside them, the timetable; it can be seen to be alive."""

import logging
import signal
import threading
import uuid
from collections.abc import Callable
from types import FrameType

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from youju.cli.timetable import Timetable
from youju.ground.storage.presence import Presence

log = logging.getLogger(__name__)

# How long the worker waits after the store did not answer, in seconds.
PATIENCE = 5.0


class Background:
    """One worker of this installation; several may run, on one machine or on many."""

    def __init__(self, timetable: Timetable | None = None) -> None:
        self.name = f"worker-{uuid.uuid4()}"
        self.timetable = timetable or Timetable()
        self.stopping = threading.Event()
        self.broken = False
        self._present = threading.Event()
        self._jobs: Worker | None = None

    def run(self) -> int:
        """Works until SIGTERM or SIGINT; ends the running job first. Gives the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        beside = threading.Thread(target=self._keep_time, name="timetable")
        beside.start()
        # A job is taken under a name that is held, or another worker would think it orphaned.
        self._present.wait()
        while not self.stopping.is_set():
            self._patiently(self._work)
            self.stopping.wait(1.0)
        beside.join()
        return 1 if self.broken else 0

    def once(self) -> None:
        """Runs every duty and every job that waits, and returns."""
        presence = Presence(self.name)
        self.timetable.tick(timezone.now())
        self._work()
        presence.release()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()
        if self._jobs is not None:
            self._jobs.running = False

    def _work(self) -> None:
        close_old_connections()
        # The library asks for jobs under a lock of the whole SQLite file; look before asking.
        if DBTaskResult.objects.ready().exists():
            self._jobs = Worker(
                queue_names=["*"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
                startup_delay=False, max_tasks=None, worker_id=self.name,
            )  # fmt: skip
            self._jobs.run()

    def _keep_time(self) -> None:
        presence = Presence(self.name, held=False)
        try:
            while not self.stopping.is_set():
                if self._patiently(presence.renew):
                    self._present.set()
                    self._patiently(lambda: self.timetable.tick(timezone.now()))
                self.stopping.wait(0.5)
            self._patiently(presence.release)
            connection.close()
        finally:
            # Without its timetable a worker is no worker: whoever started it should notice.
            self.broken = not self.stopping.is_set()
            self.stopping.set()
            self._present.set()

    def _patiently(self, act: Callable[[], object]) -> bool:
        """Whether `act` succeeded; a store that is away or busy is logged and waited for."""
        try:
            act()
        except (OperationalError, InterfaceError) as error:
            log.warning("The database did not answer (%s); trying again.", str(error).strip())
            connection.close()
            self.stopping.wait(PATIENCE)
            return False
        return True
