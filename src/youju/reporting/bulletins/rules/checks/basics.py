"""Whether the figures of a passage can stand as they are: known, reported, exact, not too small, of this month."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from youju.ground.periods import Period
from youju.reporting.bulletins.rules.checks.findings import Finding, Name
from youju.reporting.bulletins.rules.checks.passages import Passage
from youju.reporting.figures.disclosing import is_small


def unknown(passage: Passage) -> Iterator[Finding]:
    """A token that means nothing: the definition or the office it names is gone."""
    for row in passage.resolved():
        if not row.known:
            yield Finding("unknown", passage.place, row.refusal, quote=row.said)


def unreported(passage: Passage) -> Iterator[Finding]:
    """Figures that nobody has reported: they print as 未报."""
    silent = [row for row in passage.figures() if row.amount is None]
    if silent:
        labels = listed(row.label for row in silent)
        message = _("{labels} without any record yet.").format(labels=labels)
        yield Finding("unreported", passage.place, message, quote=labels)


def approximate(passage: Passage) -> Iterator[Finding]:
    """Figures that are round numbers or lower bounds."""
    rough = [row for row in passage.figures() if row.rough]
    if rough:
        said = listed(f"{row.label} {row.printed}" for row in rough)
        yield Finding("approximate", passage.place, _("{said}: not exact.").format(said=said), quote=said)


def small(passage: Passage, confirmed: Collection[Name]) -> Iterator[Finding]:
    """A small count of people served that no editor has confirmed: the public will not read it."""
    for row in passage.figures():
        if row.served and is_small(row.amount) and row.name not in confirmed:
            message = _("“{label}” of {scope} is {said}: few people, who may be recognised.").format(
                label=row.label, scope=row.scope, said=row.printed
            )
            yield Finding("small", passage.place, message, row.name, quote=row.printed)


def dated(passage: Passage, period: Period) -> Iterator[Finding]:
    """A day outside the month, as it comes along with last month's lines."""
    for day in dict.fromkeys(passage.days):
        if day not in period:
            message = _("{day} lies outside this month.").format(day=day.isoformat())
            yield Finding("date", passage.place, message, quote=day.isoformat())


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
                yield Finding("customary", section, message, name, quote=label)


def untold(section: UUID, name: Name, label: str, month: Period, said: str) -> Finding:
    """A printed figure of an earlier month that moved since, and no late line or correction says so."""
    message = _("“{label}” of {month}/{year} moved by {said} since its release, and no line says so.").format(
        label=label, year=month.start.year, month=month.start.month, said=said
    )
    return Finding("late", section, message, name, quote=said)


def emptied(sections: Iterable[UUID]) -> Iterator[Finding]:
    """A section of words that said something last time and is empty now."""
    for section in sections:
        message = _("This section had words last time and is empty now. Was it cut off?")
        yield Finding("customary", section, message)


def listed(words: Iterable[str]) -> str:
    """Words in quotation marks, one after the other."""
    return "".join(_("“{word}”").format(word=word) for word in words)
