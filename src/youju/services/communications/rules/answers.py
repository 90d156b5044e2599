"""What a mail server's answer means for a letter: gone, later, never, or nobody knows."""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# Between two tries of a letter that a server put off, and how often it is tried.
FIRST_PAUSE = timedelta(minutes=15)
MOST_TRIES = 6


class Fate(StrEnum):
    """`UNSENT`: nothing of it left us. `UNWELCOME`: the server takes none of our letters. `SEALED`: no key."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    UNSENT = "unsent"
    UNWELCOME = "unwelcome"
    SEALED = "sealed"


@dataclass(frozen=True)
class Outcome:
    """`answer` is the number of the server's answer; its words may hold an address and are not kept."""

    fate: Fate
    answer: str = ""


def outcome(error: BaseException | None) -> Outcome:
    """What became of a letter that was being sent when `error` was raised; None for none."""
    if error is None:
        return Outcome(Fate.SENT)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
        return _answered(code)
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPHeloError | smtplib.SMTPAuthenticationError):
        return Outcome(Fate.UNWELCOME, str(error.smtp_code))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome(Fate.UNWELCOME)
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code)
    # The line broke: the server may have taken the letter or not.
    return Outcome(Fate.DOUBTFUL)


def _answered(code: int) -> Outcome:
    return Outcome(Fate.LATER if 400 <= code < 500 else Fate.REFUSED, str(code))


def next_try(attempts: int, at: datetime) -> datetime | None:
    """When a letter that was put off `attempts` times is tried again; None when that was enough."""
    return at + FIRST_PAUSE * 2 ** (attempts - 1) if attempts < MOST_TRIES else None
