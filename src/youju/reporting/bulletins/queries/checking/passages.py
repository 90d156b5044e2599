"""An issue's lines and stories as the plain passages that the checks look at."""

from collections.abc import Iterable, Iterator

from youju.ground.measures.indicators import Disclosure
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.queries.issues import Parts
from youju.reporting.bulletins.queries.photos import consents
from youju.reporting.bulletins.queries.reading import Reader, Resolved
from youju.reporting.bulletins.rules.checks import Passage, Picture, Said
from youju.reporting.bulletins.rules.checks.passages import Piece


def passages_of(parts: Iterable[Parts], reader: Reader) -> Iterator[Passage]:
    """The lines and stories in the order of print."""
    parts = list(parts)
    stories = (story for part in parts for story in part.stories)
    said_of = consents(row.picture_id for story in stories for row in story.pictures.all())
    for part in parts:
        section = part.section
        for line in part.lines:
            margin = reader.margin(line.margin, section.office)
            yield Passage(
                line.uid, said(margin) if margin else None, _pieces(reader, line.sentence, section.office),
                margin_text="" if margin else line.margin, office=section.office_id, kind=section.kind,
            )  # fmt: skip
        for story in part.stories:
            office = story.office or section.office
            pictures = tuple(
                Picture(row.alt, said_of.get(row.picture_id, ""), row.uid) for row in story.pictures.all()
            )
            yield Passage(
                story.uid, None, _pieces(reader, story.body, office), _pieces(reader, story.title, office),
                office=office.pk if office else None, kind=section.kind, story=True, link=story.link,
                pictures=pictures,
            )  # fmt: skip


def said(row: Resolved) -> Said:
    """A token's figure as a plain value."""
    if row.figure is None:
        return Said(None, row.said, refusal=row.refusal)
    indicator, scope, value = row.figure.indicator, row.figure.scope, row.figure.value
    return Said(
        row.name, row.said, row.number, row.unit, str(indicator.label), scope.label, tuple(scope.offices),
        value.amount, indicator.unit.key, tuple(indicator.unit.counters), row.figure.reading,
        row.token.form, indicator.disclosure is Disclosure.SERVED, value.approximate or value.at_least,
        indicator.unit.distinct,
    )  # fmt: skip


def _pieces(reader: Reader, text: str, office: Office | None) -> tuple[Piece, ...]:
    return tuple(said(piece) if isinstance(piece, Resolved) else piece for piece in reader.pieces(text, office))
