"""What is due by the rhythm that each paper is expected in, and whom nobody has heard of for too long.

The days are this house's, the usual ones of purchased casework: the same for every office.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from youju.services.cases.rules.papers import Condition, Last, PaperSort, condition, current

# Days after the case was opened (again) by which a first paper is there.
FIRST = {PaperSort.INTAKE: 3, PaperSort.CONSENT: 7, PaperSort.ASSESSMENT: 14, PaperSort.PLAN: 30}
# Days after the last one by which the next is there.
AGAIN = {PaperSort.CONTACT: 30, PaperSort.ASSESSMENT: 180, PaperSort.REVIEW: 90, PaperSort.SUPERVISION: 60}
# Days after the closure by which somebody asks how it goes.
AFTERWARDS = 90
# A goal, a step or an appointment is shown so many days ahead.
AHEAD = timedelta(days=14)


@dataclass(frozen=True, order=True)
class Due:
    """A paper that is expected by a day."""

    day: date
    sort: PaperSort

    def late(self, *, on: date) -> int:
        """How many days it is overdue; 0 while there is time."""
        return max(0, (on - self.day).days)


def due(opened: date, last: Last, *, resumes: date | None = None) -> tuple[Due, ...]:
    """What is expected next of a case that was opened on this day, the earliest first.

    A paused case is left alone until the day it resumes; of a lost one nothing is expected but that somebody
    looks for it again, which a contact note says.
    """
    papers, state = current(last), condition(last)
    begun = last.get(PaperSort.REOPENING, opened)
    if state is Condition.CLOSED:
        ended = papers[PaperSort.CLOSURE]
        heard = papers.get(PaperSort.FOLLOW_UP, date.min)
        return () if heard >= ended else (Due(ended + timedelta(days=AFTERWARDS), PaperSort.FOLLOW_UP),)
    if state is Condition.PAUSED:
        return (Due(resumes, PaperSort.CONTACT),) if resumes is not None else ()
    found = [Due(begun + timedelta(days=days), sort) for sort, days in FIRST.items() if sort not in papers]
    if state is Condition.LOST:
        found = []
    bases = {
        PaperSort.CONTACT: max(papers.get(s, begun) for s in (PaperSort.CONTACT, PaperSort.LOST, PaperSort.PLAN)),
        PaperSort.ASSESSMENT: papers.get(PaperSort.ASSESSMENT),
        PaperSort.REVIEW: max(papers.get(PaperSort.REVIEW, date.min), papers.get(PaperSort.PLAN, date.min)),
        PaperSort.SUPERVISION: papers.get(PaperSort.SUPERVISION, begun),
    }  # fmt: skip
    sorts = (PaperSort.CONTACT,) if state is Condition.LOST else tuple(AGAIN)
    for sort in sorts:
        base = bases[sort]
        if base is not None and base != date.min:
            found.append(Due(base + timedelta(days=AGAIN[sort]), sort))
    return tuple(sorted(found))


def silent(opened: date, last: Last, *, on: date) -> int:
    """How many days beyond the rhythm nobody has been in contact with an open case; 0 while it is in time."""
    if condition(last) is not Condition.OPEN:
        return 0
    return max((one.late(on=on) for one in due(opened, last) if one.sort is PaperSort.CONTACT), default=0)
