"""Turns figures and texts into the plain values that editions print."""

from collections.abc import Mapping
from dataclasses import replace

from youju.ground.measures.indicators import Indicator
from youju.ground.measures.values import Value
from youju.ground.organisations.models import Office
from youju.ground.periods import durations
from youju.reporting.bulletins.queries.issues import Offices, resolve
from youju.reporting.bulletins.rules import DateToken, FigureToken, Link, Quoted, read
from youju.reporting.bulletins.rules.blocks import blocks
from youju.reporting.figures import late, rules
from youju.reporting.figures.disclosing import is_small
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.publishing import content

_STORED = {"money": "fen"}
HIDDEN = "不公开"


def figure(frozen: FrozenFigure, notation: durations.Notation) -> content.Figure:
    """A figure as the public reads it; a suppressed one carries neither amount nor record count."""
    unit, difference = frozen.printed_unit, frozen.reading == late.READING
    if frozen.suppressed:
        text, unit = ("1–7", unit) if is_small(frozen.amount) and not difference else (HIDDEN, "")
    else:
        shown = rules.show_as(
            Value(frozen.amount, frozen.records, frozen.approximate, frozen.at_least), frozen.unit, unit, notation,
            difference=difference,
        )  # fmt: skip
        text, unit = shown.text, shown.unit
    return content.Figure(
        key=frozen.key, label=frozen.label, definition=frozen.definition, office=frozen.scope_label,
        amount=None if frozen.suppressed else frozen.amount, text=text, unit=unit, reading=frozen.reading,
        approximate=frozen.approximate, at_least=frozen.at_least, suppressed=frozen.suppressed,
        records=_records(frozen), anchor=f"figures/{frozen.key}/{frozen.scope_digest[:10]}/",
        stored_unit=_STORED.get(frozen.unit, frozen.unit if frozen.unit in {"minutes", "bytes"} else ""),
    )  # fmt: skip


def _records(frozen: FrozenFigure) -> int | None:
    """How many records stand behind it; for people served a small number would itself be telling."""
    if frozen.disclosure == "served" and (frozen.suppressed or is_small(frozen.records)):
        return None
    return frozen.records


def shown(token: FigureToken, printed: content.Figure) -> str:
    """Number and unit as the token's form wants them inside a sentence."""
    if token.form == "number":
        return printed.text
    if token.form in {"hours", "clock"} and printed.amount is not None and printed.stored_unit == "minutes":
        return durations.write(printed.amount, "clock" if token.form == "clock" else "decimal")
    return printed.text + printed.unit


class Printer:
    """Prints the texts of one issue: tokens become figures, dates and quoted words."""

    def __init__(
        self,
        offices: Offices,
        known: Mapping[str, Indicator],
        frozen: Mapping[tuple[str, str], FrozenFigure],
        notation: durations.Notation,
        months: Mapping[tuple[str, str], tuple[content.Month, ...]] | None = None,
    ) -> None:
        self.offices, self.known, self.frozen, self.notation = offices, known, frozen, notation
        self.months = months or {}
        self._printed: dict[tuple[str, str], content.Figure] = {}

    def figure(self, token: FigureToken, office: Office | None) -> content.Figure:
        indicator, scope = resolve(token, office, self.offices, self.known)
        name = (indicator.key, scope.digest())
        return self._figure(name)

    def _figure(self, name: tuple[str, str]) -> content.Figure:
        if name not in self._printed:
            plain = figure(self.frozen[name], self.notation)
            self._printed[name] = replace(plain, months=self.months.get(name, ()))
        return self._printed[name]

    def every_figure(self) -> list[content.Figure]:
        """Every figure of the issue, in the order in which it was first shown."""
        return [self._figure(name) for name in self.frozen]

    def runs(self, text: str, office: Office | None) -> tuple[content.Run, ...]:
        found: list[content.Run] = []
        for piece in read(text):
            if isinstance(piece, str):
                found.append(content.Text(piece))
            elif isinstance(piece, DateToken):
                found.append(content.Text(f"{piece.day.month}月{piece.day.day}日"))
            elif isinstance(piece, Quoted):
                found.append(content.Text(piece.text))
            elif isinstance(piece, Link):
                found.append(content.Link(piece.text, piece.address))
            else:
                printed = self.figure(piece, office)
                found.append(content.Number(printed, shown(piece, printed)))
        return tuple(found)

    def plain(self, text: str, office: Office | None) -> str:
        """A text as one line without links, for titles."""
        return "".join(
            run.shown if isinstance(run, content.Number) else run.text for run in self.runs(text, office)
        )

    def blocks(self, body: str, office: Office | None) -> tuple[content.Block, ...]:
        """The blocks of a story, tokens printed."""
        return tuple(content.Block(kind, self.runs(text, office)) for kind, text in blocks(body))

    def margin(self, margin: str, office: Office | None) -> content.Figure | None:
        """The figure of a margin: its one token."""
        tokens = [piece for piece in read(margin.strip()) if isinstance(piece, FigureToken)]
        return self.figure(tokens[0], office) if tokens else None
