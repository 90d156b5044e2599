"""How far an office has answered for its pages, as the screens say it to one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Reading, Reminder
from youju.reporting.bulletins.queries.reminding import reminders_of
from youju.reporting.bulletins.queries.signing import Answer, Due, Signature, due
from youju.reporting.bulletins.queries.voices import Voice
from youju.reporting.bulletins.rules.pages import Change
from youju.web.bulletins.comparing import Comparer, Marked
from youju.web.bulletins.faces import LineFace, SectionFace, StoryFace
from youju.web.bulletins.rooms import Room

STATES: dict[str, tuple[Promise, str]] = {
    "signed": (_("Signed"), "good"),
    "part": (_("Being read"), "warn"),
    "void": (_("Changed after signing"), "bad"),
    "returned": (_("Sent back"), "bad"),
    "open": (_("Not signed yet"), "warn"),
    "empty": (_("Nothing written yet"), "warn"),
    "left": (_("Goes out without it"), ""),
}
VERBS: dict[str, Promise] = {
    Reading.SIGN: _("Sign off"),
    Reading.FIRST: _("Give the first reading"),
    Reading.SECOND: _("Give the second reading"),
    Reading.LAST: _("Give the last reading"),
}
CHANGES: dict[str, Promise] = {
    "added": _("New"),
    "gone": _("Taken out"),
    "words": _("Other words"),
    "figure": _("Another number"),
    "definition": _("Counted by another definition"),
    "order": _("The order of the passages"),
}


@dataclass(frozen=True)
class Given:
    """A signature, and whether this reader may withdraw it."""

    signature: Signature
    mine: bool


@dataclass(frozen=True)
class Answered:
    """An office's row: its state in a word, the closing day, and what this reader may do about it."""

    answer: Answer
    due: Due
    state: str
    signatures: tuple["Given", ...]
    may_read: bool
    deputised: bool
    sends_back: bool
    may_release: bool
    reminders: tuple[Reminder, ...]
    comparer: Comparer

    @property
    def office(self) -> Office:
        return self.answer.office

    @property
    def word(self) -> Promise:
        return STATES[self.state][0]

    @property
    def look(self) -> str:
        return STATES[self.state][1]

    @property
    def verb(self) -> Promise:
        return VERBS[self.answer.next]

    @property
    def late(self) -> int:
        """Days since the closing day, while something is waited for."""
        return 0 if self.answer.answered else self.due.late

    @property
    def changes(self) -> list["Changed"]:
        """What is not as it was signed."""
        void = self.answer.void
        return [self._changed(change) for change in void.changes] if void else []

    def _changed(self, change: Change) -> "Changed":
        said = self.comparer.text(change.title, change.title)
        if change.what == "words":
            return Changed(CHANGES[change.what], change, self.comparer.text(change.was, change.now))
        return Changed(CHANGES[change.what], change, said)


@dataclass(frozen=True)
class Changed:
    """One change: the word for what kind it is, and the text with what is new and gone in it."""

    word: Promise
    change: Change
    text: Marked


def answered(here: Room, answers: Iterable[Answer], voice: Voice, actor: Actor, today: date) -> list[Answered]:
    """Every office of the issue for one reader."""
    reminded, comparer = reminders_of(here.issue), Comparer.of(here.issue)
    found = []
    for answer in answers:
        office, wanted = answer.office, answer.next
        may = bool(wanted) and here.release is None and voice.may(wanted, office)
        found.append(
            Answered(
                answer, due(here.issue.end, office, today), state(answer),
                tuple(
                    Given(row, here.release is None and _withdraws(row, office, voice, actor))
                    for row in answer.signatures
                ),
                may,
                may and not voice.owns(wanted, office), here.release is None and voice.sends_back(office),
                here.may_release and here.release is None, tuple(reminded.get(office.pk, ())),
                comparer,
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Passage:
    """A line or a story of the office as it is read before it is signed, with what was said about it."""

    place: UUID
    line: LineFace | None
    story: StoryFace | None
    remark: str


def read_through(sections: Iterable[SectionFace], answer: Answer) -> list[tuple[str, list[Passage]]]:
    """Heading and passages of each section in which the office says something; nothing that others say."""
    mine = {page.place for page in answer.pages}
    said = {row.place: row.said for row in answer.returned.remarks.all()} if answer.returned else {}
    found = []
    for face in sections:
        lines = [Passage(row.line.uid, row, None, said.get(row.line.uid, "")) for row in face.lines]
        stories = [Passage(row.story.uid, None, row, said.get(row.story.uid, "")) for row in face.stories]
        shown = [row for row in (*lines, *stories) if str(row.place) in mine]
        if shown:
            found.append((face.heading, shown))
    return found


def _withdraws(row: Signature, office: Office, voice: Voice, actor: Actor) -> bool:
    return not row.withdrawn and (row.row.by_id == actor.pk or voice.may(row.row.reading, office))


def state(answer: Answer) -> str:
    """One of STATES."""
    if answer.left_out is not None:
        return "left"
    if answer.signed:
        return "signed"
    if answer.returned is not None:
        return "returned"
    if answer.void is not None:
        return "void"
    if answer.standing:
        return "part"
    return "open" if answer.pages else "empty"


def office_or_404(here: Room, slug: str) -> Office:
    """The office of the issue's network that an address names."""
    found = next((office for office in here.issue.network.offices.all() if office.slug == slug), None)
    if found is None:
        raise Http404
    return found
