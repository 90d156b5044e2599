"""How far the offices have answered for an issue: who signed what, what changed since, who is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import translation

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import Issue, LeftOut, SectionKind, SentBack, SignOff, Story
from youju.reporting.bulletins.models.signing import Reading
from youju.reporting.bulletins.queries.issues import Parts, parts_of, texts_of
from youju.reporting.bulletins.queries.reading import Reader, Resolved
from youju.reporting.bulletins.rules import pages as rules
from youju.reporting.bulletins.rules.pages import Change, Page, Shown


@dataclass(frozen=True)
class Signature:
    """A signature, and what is no longer as it was signed."""

    row: SignOff
    changes: tuple[Change, ...]
    same: bool

    @property
    def withdrawn(self) -> bool:
        return hasattr(self.row, "withdrawal")

    @property
    def stands(self) -> bool:
        return self.same and not self.withdrawn


@dataclass(frozen=True)
class Answer:
    """How far one office has answered for its pages.

    `needed` are the readings that a release waits for, in order; without any the office may sign all the same.
    """

    office: Office
    pages: tuple[Page, ...]
    digest: str
    signatures: tuple[Signature, ...]
    readings: tuple[str, ...]
    left_out: LeftOut | None
    sent_back: SentBack | None

    @property
    def standing(self) -> tuple[Signature, ...]:
        """The signatures that count, in the order of the readings, each after the one before it."""
        chain: list[Signature] = []
        for reading in self.readings:
            after = chain[-1].row.pk if chain else 0
            rows = [s for s in self.signatures if s.row.reading == reading and s.stands and s.row.pk > after]
            if not rows:
                break
            chain.append(rows[-1])
        return tuple(chain)

    @property
    def next(self) -> str:
        """The reading that is asked for now; empty once all stand."""
        done = len(self.standing)
        return self.readings[done] if done < len(self.readings) else ""

    @property
    def signed(self) -> bool:
        return not self.next

    @property
    def answered(self) -> bool:
        """Whether nothing is waited for: signed, or the issue goes out without the office."""
        return self.signed or self.left_out is not None

    @property
    def void(self) -> Signature | None:
        """The last signature, where what it answered for has changed and nobody has signed again."""
        last = self.signatures[-1] if self.signatures else None
        return last if last and not last.same and not last.withdrawn and not self.signed else None

    @property
    def returned(self) -> SentBack | None:
        """What was sent back and has not been signed again since."""
        if self.sent_back is None or any(row.row.at > self.sent_back.at for row in self.signatures):
            return None
        return self.sent_back


def readings_of(network: Network) -> tuple[str, ...]:
    """What each office's pages need, in order."""
    return (Reading.FIRST, Reading.SECOND, Reading.LAST) if network.readings else (Reading.SIGN,)


def answers(issue: Issue, parts: Iterable[Parts] | None = None, reader: Reader | None = None) -> list[Answer]:
    """Every office in printed order. `reader` has read `parts` where both are at hand already."""
    # What is signed is what is printed, in the bulletin's language whoever looks.
    with translation.override(settings.LANGUAGE_CODE):
        parts = parts_of(issue) if parts is None else list(parts)
        reader = Reader.of(issue, texts_of(parts)) if reader is None else reader
        written = {office.pk: pages(office, parts, reader) for office in reader.offices.by_slug.values()}
    signed: dict[int, list[SignOff]] = {}
    rows = issue.signatures.select_related("by", "deputy__user", "withdrawal__by")
    for row in rows:
        signed.setdefault(row.office_id, []).append(row)
    left = {row.office_id: row for row in issue.left_out.select_related("by")}
    returned = {row.office_id: row for row in issue.sent_back.select_related("by").prefetch_related("remarks")}
    readings = readings_of(issue.network)
    found = []
    for office in reader.offices.by_slug.values():
        now = written[office.pk]
        stamp = rules.digest(now)
        found.append(
            Answer(
                office, now, stamp, tuple(_compared(row, now, stamp) for row in signed.get(office.pk, ())),
                readings, left.get(office.pk), returned.get(office.pk),
            )
        )  # fmt: skip
    return found


def answer_of(issue: Issue, office: Office) -> Answer:
    """One office's."""
    return next(row for row in answers(issue) if row.office.pk == office.pk)


def signature_of(issue: Issue, uid: UUID) -> SignOff | None:
    """The signature with this uid, if it was given for the issue."""
    return issue.signatures.select_related("office__network", "issue", "by").filter(uid=uid).first()


def wait_for(answers: Iterable[Answer], network: Network) -> list[Answer]:
    """The offices that a release waits for."""
    return [row for row in answers if not row.answered] if network.sign_off else []


def _compared(row: SignOff, now: tuple[Page, ...], stamp: str) -> Signature:
    same = row.digest == stamp
    return Signature(row, () if same else tuple(rules.changes(rules.read_back(row.content), now)), same)


def pages(office: Office, parts: Iterable[Parts], reader: Reader) -> tuple[Page, ...]:
    """The lines and stories of the office as they would be printed now, in order."""
    found = []
    for part in parts:
        where = part.section.kind + (f"/{part.section.group.slug}" if part.section.group else "")
        if part.section.kind == SectionKind.RESULTS and part.section.office_id == office.pk:
            found += [
                Page(
                    str(line.uid),
                    "line",
                    where,
                    (line.margin, line.sentence),
                    _shown(reader, office, line.margin + line.sentence),
                )
                for line in part.lines
            ]
        for story in part.stories:
            if (story.office_id or part.section.office_id) == office.pk:
                words = (story.title, story.body, story.link, *_pictures(story))
                figures = _shown(reader, office, story.title + story.body)
                found.append(Page(str(story.uid), "story", where, words, figures))
    return tuple(found)


def _pictures(story: Story) -> tuple[str, ...]:
    """What each picture shows, and which part of which file it is; a story without any has two empty words."""
    rows = story.pictures.all()
    return tuple(word for row in rows for word in (row.alt, f"{row.picture.sha256} {row.crop}")) or ("", "")


def _shown(reader: Reader, office: Office, text: str) -> tuple[Shown, ...]:
    found: dict[tuple[str, str], Shown] = {}
    for piece in reader.pieces(text, office):
        if not isinstance(piece, Resolved):
            continue
        if piece.figure is None:
            found[(str(piece.token), "")] = Shown(
                str(piece.token), "", "", str(piece.token), "", "", None, "unknown"
            )
            continue
        figure = piece.figure
        value = figure.value
        flags = ("~" if value.approximate else "") + (">" if value.at_least else "")
        whose = "" if figure.scope.offices == (office.pk,) and not figure.scope.groups else figure.scope.label
        name = (figure.indicator.key, figure.scope.digest())
        found[name] = Shown(
            *name, figure.indicator.digest(), str(figure.indicator.label), whose, piece.number + piece.unit,
            value.amount, flags,
        )  # fmt: skip
    return tuple(found.values())


@dataclass(frozen=True)
class Due:
    """When an office closes its month, seen from a day: `late` counts the days since, 0 until then."""

    day: date
    late: int


def due(issue_end: date, office: Office, on: date) -> Due:
    """The closing day lies in the month after the issue's."""
    day = date(issue_end.year, issue_end.month, office.closing_day)
    return Due(day, max(0, (on - day).days))


def has_read(answer: Answer, by: Actor) -> bool:
    """Whether one of the readings that stand is theirs: three readings are three pairs of eyes."""
    return any(signature.row.by == by for signature in answer.standing)
