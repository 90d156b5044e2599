"""Composes an issue: passages, figures and next month's agenda become the plain values of an edition."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.utils import translation

from youju.ground.evidence import ports
from youju.ground.measures.indicators import indicators
from youju.ground.organisations.models import Office, Site
from youju.ground.periods import Period, month
from youju.reporting.bulletins.models import Erratum, Issue, SectionKind, Story
from youju.reporting.bulletins.queries.correcting import notice, owed
from youju.reporting.bulletins.queries.courses import courses
from youju.reporting.bulletins.queries.issues import Offices, Parts, figures_of, period_of
from youju.reporting.bulletins.queries.photos import photo, photos
from youju.reporting.bulletins.queries.printing import Printer
from youju.reporting.bulletins.queries.received import printed_parts
from youju.reporting.bulletins.queries.suppressing import suppressed
from youju.reporting.figures.actions import sketch
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.figures.queries import Figure
from youju.reporting.publishing import content

MISSING = "本期未收到"


def compose(
    issue: Issue,
    parts: Collection[Parts],
    figures: Mapping[tuple[str, str], Figure],
    hidden: Collection[tuple[str, str]],
    *,
    errata: Collection[Erratum],
    revision: int = 1,
    released_at: datetime | None = None,
    audit_head: str = "",
) -> content.Issue:
    """The content of every edition; without `released_at` a draft. `errata` of earlier issues stand in 更正."""
    network = issue.network
    frozen: dict[tuple[str, str], FrozenFigure] = {
        name: sketch(figure, suppressed=name in hidden) for name, figure in figures.items()
    }
    known = indicators(network)
    months = courses(issue, parts, figures, known, hidden)
    printer = Printer(Offices.of(network), known, frozen, network.notation, months)
    period = period_of(issue)
    following = month(period.end.year, period.end.month)

    def stories(kind: SectionKind) -> tuple[content.Story, ...]:
        return tuple(
            _story(printer, story, part.section.office)
            for part in parts
            if part.section.kind == kind
            for story in part.stories
        )

    def words(kind: SectionKind) -> tuple[content.Block, ...]:
        return tuple(block for story in stories(kind) for block in story.blocks)

    made = content.Issue(
        uid=str(issue.uid), network=network.name, bulletin=network.bulletin, period=period.key,
        month=period.label_zh, next_month=following.label_zh, revision=revision, released_at=released_at,
        audit_head=audit_head, address=f"{settings.PUBLIC_ADDRESS}/issues/{period.key}/",
        letter=words(SectionKind.LETTER), headlines=stories(SectionKind.HEADLINES),
        crowdfunding=stories(SectionKind.CROWDFUNDING), practice=stories(SectionKind.PRACTICE),
        giving=words(SectionKind.GIVING), results=_results(printer, parts),
        preview=preview(list(printer.offices.by_slug.values()), following),
        notices=tuple(notice(erratum) for erratum in errata), cover=photo(issue),
        figures=tuple(printer.every_figure()), links=_links(period),
    )  # fmt: skip
    return made


def proof(issue: Issue) -> content.Issue:
    """The issue as it would be printed now: a draft, in the bulletin's language whoever reads it.

    Raises UnknownFigure for a token that means nothing.
    """
    with translation.override(settings.LANGUAGE_CODE):
        parts = printed_parts(issue)
        figures = figures_of(issue, parts)
        return compose(issue, parts, figures, suppressed(issue, figures), errata=owed(issue))


def _links(period: Period) -> dict[str, str]:
    """Where the colophon leads: the other editions of the same revision, and all issues."""
    key = period.key
    return {
        "pdf": f"{key}.pdf", "calendar": f"{key}.ics", "figures": f"{key}-figures.csv",
        "past": f"{settings.PUBLIC_ADDRESS}/issues/",
    }  # fmt: skip


def _story(printer: Printer, story: Story, office: Office | None) -> content.Story:
    speaks = story.office or office
    return content.Story(
        title=printer.plain(story.title, speaks), blocks=printer.blocks(story.body, speaks), link=story.link,
        pictures=photos(story), office=speaks.name if speaks else "",
    )  # fmt: skip


def _results(printer: Printer, parts: Iterable[Parts]) -> tuple[content.Results, ...]:
    """The offices in their order, each with its groups; an office without a line is said to be missing."""
    groups: dict[int, list[content.Group]] = {}
    for part in parts:
        office = part.section.office
        if part.section.kind != SectionKind.RESULTS or office is None or not part.lines:
            continue
        lines = tuple(
            content.Line(printer.margin(line.margin, office), printer.runs(line.sentence, office))
            for line in part.lines
        )
        title = part.section.group.title if part.section.group else ""
        groups.setdefault(office.pk, []).append(content.Group(title, lines))
    return tuple(
        content.Results(office.name, tuple(groups.get(office.pk, ())), "" if office.pk in groups else MISSING)
        for office in printer.offices.by_slug.values()
    )


def preview(offices: Collection[Office], period: Period) -> tuple[content.Preview, ...]:
    """What the offices plan for the period, per site or service, those of the whole office last."""
    ids = [office.pk for office in offices]
    sites = list(Site.objects.filter(office__in=ids))
    planned: dict[tuple[int, int | None], list[content.Entry]] = {}
    for item in ports.planned(ids, period):
        entry = content.Entry(
            item.title, item.when, item.notes,
            tuple(
                content.Occurrence(str(o.uid), o.sequence, o.day, o.start, o.end, o.cancelled)
                for o in item.occurrences
            ),
        )  # fmt: skip
        planned.setdefault((item.office, item.site), []).append(entry)
    found = []
    for office in offices:
        places = [
            content.Place(
                site.name, tuple(planned[(office.pk, site.pk)]), site.address, site.directions, site.phone,
                site.contacts,
            )
            for site in sites
            if (office.pk, site.pk) in planned
        ]  # fmt: skip
        if (office.pk, None) in planned:
            places.append(content.Place(office.name, tuple(planned[(office.pk, None)])))
        if places:
            found.append(content.Preview(office.name, tuple(places)))
    return tuple(found)
