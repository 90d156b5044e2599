"""How some sessions of the month were found: stickers counted by hand, and answers by the code on the door."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid5

from youju.demo.loading.sources import evening
from youju.ground.access.actions import system, visitor
from youju.ground.access.models import Actor
from youju.services.activities.actions.answers import add_up_voices
from youju.services.activities.actions.voices import count_faces, hide_line, speak
from youju.services.activities.models import Session
from youju.services.activities.rules.voices import OPEN_AFTER

# The last sessions of a series in the month: hands, then faces and lines.
SAID: tuple[tuple[dict[str, int], tuple[tuple[str, str], ...]], ...] = (
    ({"n_good": 9, "n_soso": 2, "n_bad": 0}, (("good", "今天的点心好吃"), ("soso", "作业写不完"))),
    ({"n_good": 8, "n_soso": 1, "n_bad": 1}, (("good", ""), ("bad", "有点吵"))),
    ({}, (("good", "想再玩一次丢手绢"), ("good", ""), ("soso", "小伟老是抢我的跳绳"))),
)  # fmt: skip
NAMED, WHY = "小伟老是抢我的跳绳", "写了同学的名字"


def tell(sessions: Sequence[Session], *, by: Actor) -> None:
    """Counts and answers of the last sessions, in the evening of each; a line with a child's name is hidden."""
    for session, (hands, answers) in zip(sessions[-len(SAID) :], SAID, strict=False):
        at = evening(session.day)
        if hands:
            count_faces(session=session, **hands, by=by, at=at)
        for number, (face, line) in enumerate(answers):
            voice = speak(
                session=session, key=uuid5(session.uid, f"voice {number}"), face=face, line=line,
                computer="demo", by=visitor(), at=at,
            )  # fmt: skip
            if line == NAMED:
                hide_line(voice=voice, reason=WHY, by=by, at=at)
    if sessions:
        add_up_voices(by=system(), at=evening(sessions[-1].day + OPEN_AFTER + timedelta(days=1)))
