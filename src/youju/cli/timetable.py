"""What the worker does by itself, and how often; every duty may run twice, or on several nodes, without harm."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.timezone import localdate
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from youju.ground.access import actions, audit
from youju.ground.people.actions import forget_proofs
from youju.ground.people.actions.forgetting import over
from youju.ground.storage import presence, statistics
from youju.reporting.bulletins.actions.reminding import remind_all
from youju.reporting.bulletins.queries.reminding import wanted
from youju.services.activities.actions import answers, certificates, registering, scanning
from youju.services.activities.actions.voices import forget_who_spoke
from youju.services.activities.queries import kiosks, openings
from youju.services.activities.queries.answers import not_added_up
from youju.services.activities.queries.certificates import outworn
from youju.services.activities.queries.voices import spoken_before
from youju.services.cases.actions import digest, empty_cases, supervising
from youju.services.cases.queries import retaining
from youju.services.communications.actions.subscribing import forget
from youju.services.communications.queries.mailings import unfinished
from youju.services.communications.queries.subscribers import outdated
from youju.services.companions.actions.counting import count_silence
from youju.services.companions.queries.silences import differing
from youju.services.volunteers.actions.applying import forget_applications
from youju.services.volunteers.queries import applications
from youju.web.bulletins.jobs import send_mailing

# A job that took this many workers with it is not given to another one.
MOST_WORKERS = 5


class WorkersLost(RuntimeError):
    """Each worker that took this job ended before the job did."""


@dataclass(frozen=True)
class Duty:
    """`run(at)` is called every `every`, and once when the worker starts."""

    key: str
    every: timedelta
    run: Callable[[datetime], object]


def seal(at: datetime) -> int:
    """Chains the audit entries of the last seconds; SQLite chains each at once and has nothing to do here."""
    return audit.seal() if connection.vendor == "postgresql" else 0


def requeue(at: datetime) -> int:
    """Gives jobs of workers that are gone to the next one; returns how many."""
    living, count = presence.living(), 0
    for job in DBTaskResult.objects.running():
        if job.worker_ids and presence.mark(job.worker_ids[-1]) in living:
            continue
        if len(job.worker_ids) >= MOST_WORKERS:
            job.set_failed(WorkersLost(f"{len(job.worker_ids)} workers ended while they ran {job.task_path}."))
            continue
        # Only if nobody else was faster: the list of workers is the job's version.
        count += DBTaskResult.objects.filter(
            pk=job.pk, status=TaskResultStatus.RUNNING, worker_ids=job.worker_ids
        ).update(status=TaskResultStatus.READY)
    return count


def forget_sessions(at: datetime) -> int:
    """Deletes logins that have run out."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def forget_jobs(at: datetime) -> int:
    """Deletes jobs that ended well 30 days ago; what failed stays until somebody has seen it."""
    return DBTaskResult.objects.successful().filter(finished_at__lt=at - timedelta(days=30)).delete()[0]


def look_at_tables(at: datetime) -> None:
    """Lets the store learn how its tables have grown, so that a search goes the short way."""
    statistics.refresh()


def forget_subscribers(at: datetime) -> int:
    """Erases the addresses of those who left a while ago, and of those who never confirmed."""
    return forget(by=actions.system(), at=at) if outdated(at) else 0


def forget_knocks(at: datetime) -> int:
    """Deletes what was counted of computers that answered on days gone by."""
    return forget_who_spoke(by=actions.system(), at=at) if spoken_before(localdate(at)) else 0


def add_up_answers(at: datetime) -> int:
    """Makes records of what people said by codes that have closed."""
    return answers.add_up_voices(by=actions.system(), at=at) if not_added_up(localdate(at)).exists() else 0


def forget_guests(at: datetime) -> int:
    """Empties public sign-ups of whom they name, 30 days after the last day."""
    return registering.forget(by=actions.system(), at=at) if openings.due(at) else 0


def forget_names_on_certificates(at: datetime) -> int:
    """Takes the names from certificates of attendance, three years after they were issued."""
    return certificates.forget_certificates(by=actions.system(), at=at) if outworn(at).exists() else 0


def forget_volunteers(at: datetime) -> int:
    """Deletes what somebody wrote who was not taken in, after its time."""
    return forget_applications(by=actions.system(), at=at) if applications.outdated(at).exists() else 0


def forget_what_was_kept(at: datetime) -> int:
    """Deletes what outlived a request to erase, once its time is over."""
    return forget_proofs(by=actions.system(), at=at) if over(localdate(at)).exists() else 0


def forget_unmatched(at: datetime) -> int:
    """Empties what people typed at the code on the wall, seven days later."""
    return scanning.forget_unmatched(by=actions.system(), at=at) if kiosks.outworn(at) else 0


def resume_mailings(at: datetime) -> int:
    """Hands mailings with letters to send to the workers: put off by a server, or left behind by a kill."""
    known = DBTaskResult.objects.filter(
        task_path=send_mailing.module_path, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    )
    queued = {str(job.args_kwargs["args"][0]) for job in known}
    due = [mailing for mailing in unfinished(at) if str(mailing.uid) not in queued]
    for mailing in due:
        send_mailing.enqueue(str(mailing.uid))
    return len(due)


def remind_offices(at: datetime) -> int:
    """Tells offices of their closing days, once a day each; returns how many were told."""
    missing = wanted(localdate(at))
    return remind_all(wanted=missing, by=actions.system(), at=at) if missing else 0


def sum_up_cases(at: datetime) -> int:
    """Writes the week's digests of casework that are missing; returns how many."""
    on = localdate(at)
    return len(digest(on=on, by=actions.system(), at=at)) if supervising.wanted(on) else 0


def forget_cases(at: datetime) -> int:
    """Empties the papers of cases that were closed ten years ago."""
    on = localdate(at)
    return empty_cases(on=on, by=actions.system(), at=at) if retaining.due(on) else 0


def count_silent_pairs(at: datetime) -> int:
    """Writes down which pairs were silent at the end of the month before, and takes back what came late."""
    found = differing(localdate(at))
    wanting = found.missing or found.stale
    return count_silence(on=localdate(at), by=actions.system(), at=at) if wanting else 0


DUTIES = (
    Duty("audit.seal", timedelta(seconds=3), seal),
    Duty("jobs.requeue", timedelta(seconds=30), requeue),
    Duty("store.statistics", timedelta(hours=1), look_at_tables),
    Duty("mailings.resume", timedelta(minutes=1), resume_mailings),
    Duty("subscribers.forget", timedelta(hours=1), forget_subscribers),
    Duty("voices.forget", timedelta(hours=1), forget_knocks),
    Duty("voices.add_up", timedelta(hours=1), add_up_answers),
    Duty("guests.forget", timedelta(hours=6), forget_guests),
    Duty("certificates.forget", timedelta(hours=12), forget_names_on_certificates),
    Duty("people.forget", timedelta(hours=12), forget_what_was_kept),
    Duty("applications.forget", timedelta(hours=12), forget_volunteers),
    Duty("unmatched.forget", timedelta(hours=6), forget_unmatched),
    Duty("offices.remind", timedelta(minutes=30), remind_offices),
    Duty("cases.forget", timedelta(hours=12), forget_cases),
    Duty("pairs.silent", timedelta(hours=6), count_silent_pairs),
    Duty("cases.digest", timedelta(minutes=30), sum_up_cases),
    Duty("sessions.forget", timedelta(hours=12), forget_sessions),
    Duty("jobs.forget", timedelta(hours=24), forget_jobs),
)


@dataclass
class Timetable:
    """Runs what is due. Seconds come from a clock that only goes forward, so a corrected clock skips nothing."""

    duties: tuple[Duty, ...] = DUTIES
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)

    def tick(self, at: datetime) -> list[str]:
        """Runs every duty that is due and returns their keys; a duty that fails is due again at once."""
        done = []
        for duty in self.duties:
            now = self.clock()
            if duty.key not in self._last or now - self._last[duty.key] >= duty.every.total_seconds():
                duty.run(at)
                self._last[duty.key] = now
                done.append(duty.key)
        return done
