"""What an editor should look at before release: pure checks of passages, each with its place and a sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from youju.ground.measures.indicators import Disclosure
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Issue, SectionKind
from youju.reporting.bulletins.queries.issues import Parts, parts_of, period_of, previous_of, resolve
from youju.reporting.bulletins.queries.reading import Name, Reader, Resolved
from youju.reporting.bulletins.rules import DateToken, UnknownFigure, tokens_in
from youju.reporting.figures.disclosing import is_small


@dataclass(frozen=True)
class Finding:
    """What `check` found at the passage or section `place`, said in the reader's language.

    `figure` names the figure in question where there is one.
    """

    check: str
    place: UUID
    message: str
    figure: Name | None = None


@dataclass(frozen=True)
class Passage:
    """A line or story as it is checked: its margin, the tokens of its words, the days it names."""

    place: UUID
    margin: Resolved | None = None
    tokens: tuple[Resolved, ...] = ()
    days: tuple[date, ...] = ()
    unseen_picture: bool = False

    def figures(self) -> list[Resolved]:
        """Every figure of the passage once, that of the margin first."""
        found = {row.name: row for row in reversed(self.resolved()) if row.figure is not None}
        return list(found.values())[::-1]

    def resolved(self) -> tuple[Resolved, ...]:
        """Every token, that of the margin first."""
        return (*((self.margin,) if self.margin is not None else ()), *self.tokens)


def unknown(passage: Passage) -> Iterator[Finding]:
    """A token that means nothing: the definition or the office it names is gone."""
    for row in passage.resolved():
        if row.figure is None:
            yield Finding("unknown", passage.place, row.refusal)


def margin_not_said(passage: Passage) -> Iterator[Finding]:
    """A margin number that stands nowhere in its sentence."""
    margin = passage.margin
    if margin is None or margin.figure is None or margin.name in {row.name for row in passage.tokens}:
        return
    said = f"{_label(margin)} {margin.number}{margin.unit}"
    message = _("The margin says “{figure}”, the sentence does not.").format(figure=said)
    yield Finding("margin", passage.place, message, margin.name)


def unreported(passage: Passage) -> Iterator[Finding]:
    """Figures that nobody has reported: they print as 未报."""
    silent = [row for row in passage.figures() if row.figure and row.figure.value.amount is None]
    if silent:
        labels = _listed(_label(row) for row in silent)
        yield Finding("unreported", passage.place, _("{labels} without any record yet.").format(labels=labels))


def approximate(passage: Passage) -> Iterator[Finding]:
    """Figures that are round numbers or lower bounds."""
    rough = [
        row
        for row in passage.figures()
        if row.figure and (row.figure.value.approximate or row.figure.value.at_least)
    ]
    if rough:
        said = _listed(f"{_label(row)} {row.number}{row.unit}" for row in rough)
        yield Finding("approximate", passage.place, _("{said}: not exact.").format(said=said))


def small(passage: Passage, confirmed: Collection[Name]) -> Iterator[Finding]:
    """A small count of people served that no editor has confirmed: the public will not read it."""
    for row in passage.figures():
        figure = row.figure
        if figure is None or figure.indicator.disclosure is not Disclosure.SERVED:
            continue
        if is_small(figure.value.amount) and row.name not in confirmed:
            message = _("“{label}” of {scope} is {said}: few people, who may be recognised.").format(
                label=_label(row), scope=figure.scope.label, said=row.number + row.unit
            )
            yield Finding("small", passage.place, message, row.name)


def dated(passage: Passage, period: Period) -> Iterator[Finding]:
    """A day outside the month, as it comes along with last month's lines."""
    for day in dict.fromkeys(passage.days):
        if day not in period:
            message = _("{day} lies outside this month.").format(day=day.isoformat())
            yield Finding("date", passage.place, message)


def undescribed(passage: Passage) -> Iterator[Finding]:
    """A picture without words for who cannot see it."""
    if passage.unseen_picture:
        yield Finding("alt", passage.place, _("The picture has no description."))


def customary(
    before: Mapping[UUID, Mapping[Name, str]], now: Mapping[UUID, Collection[Name]]
) -> Iterator[Finding]:
    """A figure that had a line last time and stands nowhere in the office's results now.

    `before` and `now` are by the section of this issue; `before` has the label of each margin figure.
    """
    for section, labels in before.items():
        for name, label in labels.items():
            if name not in now.get(section, ()):
                message = _("“{label}” had a line last time and has none now.").format(label=label)
                yield Finding("customary", section, message, name)


def checked(passages: Iterable[Passage], period: Period, confirmed: Collection[Name]) -> list[Finding]:
    """Everything that is found in the passages, in their order; a small count is asked about once."""
    found: list[Finding] = []
    asked: set[Name] = set()
    for passage in passages:
        for finding in (
            *unknown(passage), *margin_not_said(passage), *unreported(passage), *small(passage, confirmed),
            *approximate(passage), *dated(passage, period), *undescribed(passage),
        ):  # fmt: skip
            if finding.check == "small" and finding.figure is not None:
                if finding.figure in asked:
                    continue
                asked.add(finding.figure)
            found.append(finding)
    return found


def findings(issue: Issue, parts: Collection[Parts], reader: Reader) -> list[Finding]:
    """All findings of an issue as it is written now; `reader` has read its parts."""
    confirmed = set(issue.confirmations.values_list("key", "scope_digest"))
    found = checked(passages_of(parts, reader), period_of(issue), confirmed)
    previous = previous_of(issue)
    if previous is not None:
        found += customary(_customs(parts_of(previous), parts, reader), _present(parts, reader))
    return found


def passages_of(parts: Iterable[Parts], reader: Reader) -> Iterator[Passage]:
    """The lines and stories as the checks see them."""
    for part in parts:
        for line in part.lines:
            pieces = reader.pieces(line.sentence, part.section.office)
            yield Passage(
                line.uid, reader.margin(line.margin, part.section.office),
                tuple(piece for piece in pieces if isinstance(piece, Resolved)),
                tuple(piece.day for piece in pieces if isinstance(piece, DateToken)),
            )  # fmt: skip
        for story in part.stories:
            office = story.office or part.section.office
            pieces = (*reader.pieces(story.title, office), *reader.pieces(story.body, office))
            yield Passage(
                story.uid, None, tuple(piece for piece in pieces if isinstance(piece, Resolved)),
                tuple(piece.day for piece in pieces if isinstance(piece, DateToken)),
                unseen_picture=story.picture_id is not None and not story.alt,
            )  # fmt: skip


def _customs(then: Iterable[Parts], now: Iterable[Parts], reader: Reader) -> dict[UUID, dict[Name, str]]:
    """By section of this issue the margin figures that its counterpart in the issue before had, with labels."""
    places: dict[tuple[int | None, int | None], UUID] = {}
    for part in now:
        section = part.section
        if section.kind != SectionKind.RESULTS:
            continue
        places.setdefault((section.office_id, None), section.uid)
        places.setdefault((section.office_id, section.group_id), section.uid)
    found: dict[UUID, dict[Name, str]] = {}
    for part in then:
        section = part.section
        place = places.get((section.office_id, section.group_id)) or places.get((section.office_id, None))
        if section.kind != SectionKind.RESULTS or place is None:
            continue
        for line in part.lines:
            for token in tokens_in(line.margin):
                try:
                    indicator, scope = resolve(token, section.office, reader.offices, reader.printer.known)
                except UnknownFigure:
                    continue
                found.setdefault(place, {})[(indicator.key, scope.digest())] = str(indicator.label)
    return found


def _present(parts: Iterable[Parts], reader: Reader) -> dict[UUID, set[Name]]:
    """By section every figure that the results of its office show, in whichever group."""
    results = [part for part in parts if part.section.kind == SectionKind.RESULTS]
    shown: dict[int | None, set[Name]] = {}
    for part in results:
        names = {row.name for passage in passages_of([part], reader) for row in passage.figures()}
        shown.setdefault(part.section.office_id, set()).update(name for name in names if name is not None)
    return {part.section.uid: shown[part.section.office_id] for part in results}


def _listed(words: Iterable[str]) -> str:
    return "".join(_("“{word}”").format(word=word) for word in words)


def _label(row: Resolved) -> str:
    return str(row.figure.indicator.label) if row.figure is not None else str(row.token)
