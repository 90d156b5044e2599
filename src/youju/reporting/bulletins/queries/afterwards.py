"""What came to the printed figures of earlier months since their release, and no line or correction says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Value, together
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Dismissal, Issue, Section, SectionKind
from youju.reporting.bulletins.queries.issues import Offices, Parts, countable, period_of, released
from youju.reporting.bulletins.queries.outlook import printed_of
from youju.reporting.bulletins.queries.reading import Reader
from youju.reporting.bulletins.queries.told import told
from youju.reporting.bulletins.rules import FigureToken, NothingLate, UnknownFigure, naked_numbers
from youju.reporting.bulletins.rules.checks import Finding
from youju.reporting.bulletins.rules.checks.basics import untold as finding
from youju.reporting.figures import rules
from youju.reporting.figures.freezing import scope_of
from youju.reporting.figures.late import Late
from youju.reporting.figures.models import FrozenFigure

Name = tuple[str, str]
# What a sentence may be long, with its full stop.
LONGEST = 600
# Released months that are looked at: what comes a year later is told by an erratum or not at all.
LOOKED_BACK = 12


@dataclass(frozen=True)
class Moved:
    """A printed figure of offices, or of one of their groups, and by how much it differs from what was told."""

    late: Late
    scope: Scope
    offices: tuple[Office, ...]
    group: str
    value: Value

    @property
    def name(self) -> Name:
        return self.late.key, self.scope.digest()

    @property
    def is_sum(self) -> bool:
        return len(self.offices) > 1

    @property
    def label(self) -> str:
        """Its name, with whose it is where that is not one office's alone."""
        label = str(self.late.of.label)
        return _("{label} ({scope})").format(label=label, scope=self.scope.label) if self.is_sum else label

    def token(self, office: Office | None) -> FigureToken:
        """What names it in a passage of `office`."""
        own = self.offices == (office,) and not self.group
        whose = () if own else tuple(row.slug for row in self.offices)
        return FigureToken(self.late.of.key, whose, self.group, month=self.late.period.key)


def months_before(issue: Issue) -> list[Period]:
    """The months of the last released issues before this one, newest first."""
    periods = [period_of(row) for row in released(issue.network) if row.start < issue.start]
    return [period for period in periods if period.is_month][:LOOKED_BACK]


def moved(issue: Issue, offices: Offices, known: Mapping[str, Indicator]) -> list[Moved]:
    """The figures that earlier issues printed and that say something else today: the newest month first, each in
    printed order. One run of the planner for whole offices and one for each group, whatever the number of months.

    `known` are the network's indicators by key.
    """
    months = months_before(issue)
    if not months:
        return []
    offices.learn(months)
    asked: dict[tuple[int, ...], list[Moved]] = {}
    for month in months:
        for row in offices.printed(month).values():
            found = _printed(row.figure, month, offices, known)
            if found is not None:
                asked.setdefault(found.scope.groups, []).append(found)
    changed = {(row.late.period, row.name): row for wanted in asked.values() for row in _compared(wanted, months)}
    printed = [row for wanted in asked.values() for row in wanted]
    printed.sort(key=lambda row: (-row.late.period.start.toordinal(), row.late.told.figure.pk))
    return [changed[key] for row in printed if (key := (row.late.period, row.name)) in changed]


def _printed(
    figure: FrozenFigure, month: Period, offices: Offices, known: Mapping[str, Indicator]
) -> Moved | None:
    """A released figure, not yet compared; None for one that no token can name or no late line can complete."""
    scope = scope_of(figure)
    if figure.key not in known or scope.sites or scope.programmes:
        return None
    by_pk = {office.pk: office for office in offices.by_slug.values()}
    groups = {slug for (_office, slug), pk in offices.groups.items() if pk in scope.groups}
    whole = not scope.groups or (len(groups) == 1 and len(scope.groups) == len(scope.offices))
    if not whole or any(pk not in by_pk for pk in scope.offices):
        return None
    try:
        late = offices.late(known[figure.key], scope, month.key)
        countable(late)
    except UnknownFigure:
        return None
    return Moved(late, scope, tuple(by_pk[pk] for pk in scope.offices), "".join(groups), Value(0))


def _compared(wanted: list[Moved], months: list[Period]) -> Iterable[Moved]:
    """Those of one group, or of whole offices, whose value of today differs; `months` are newest first."""
    ids = tuple(dict.fromkeys(pk for row in wanted for pk in row.scope.offices))
    scope = Scope("", ids, groups=wanted[0].scope.groups)
    run = [*reversed(months)]
    values = planner.monthly({row.late.of.key: row.late.of for row in wanted}.values(), scope, run)
    by_month = dict(zip(run, values, strict=True))
    for row in wanted:
        cells = by_month[row.late.period]
        now = together(cells[(pk, None)][row.late.of.key] for pk in row.scope.offices)
        change = (now.amount or 0) - (row.late.told.amount or 0)
        if change:
            rough = now.approximate or now.at_least or row.late.told.rough
            yield replace(row, value=Value(change, approximate=rough))


def untold(issue: Issue, parts: Iterable[Parts], reader: Reader) -> list[tuple[Section, Moved]]:
    """What no late line of this issue says, each with the results where one belongs; a sum belongs to the first
    of its offices that has results."""
    places: dict[tuple[int | None, str], Section] = {}
    for part in parts:
        section = part.section
        if section.kind == SectionKind.RESULTS:
            places.setdefault((section.office_id, section.group.slug if section.group else ""), section)
            places.setdefault((section.office_id, ""), section)
    if not places:
        return []
    found = []
    for row in moved(issue, reader.offices, reader.printer.known):
        if row.name in reader.figures:
            continue
        own = [(office.pk, group) for group in (row.group, "") for office in row.offices]
        found += [(places[name], row) for name in own if name in places][:1]
    return found


def found(issue: Issue, parts: Iterable[Parts], reader: Reader) -> list[Finding]:
    """The same as findings: a hint that an editor may let stand. What was let stand in an earlier issue is not
    said again, until the difference is another one."""
    rows = [
        finding(section.uid, row.name, row.label, row.late.period, said(row, issue))
        for section, row in untold(issue, parts, reader)
    ]
    if not rows:
        return []
    before = Dismissal.objects.filter(issue__network=issue.network, issue__start__lt=issue.start, finding="late")
    settled = set(before.values_list("digest", flat=True))
    places = Section.objects.filter(issue__in=before.values("issue")).values_list("uid", flat=True)
    known = list(places) if settled else []
    return [row for row in rows if not any(replace(row, place=uid).digest in settled for uid in known)]


def said(row: Moved, issue: Issue) -> str:
    """The difference as a late line prints it: +3人次."""
    return str(rules.show(row.value, row.late.of, issue.network.notation, difference=True))


def sentence_for(section: Section, findings: Iterable[Finding]) -> str:
    """One late line of what the findings of the section name, month by month; what does not fit waits.

    Raises NothingLate.
    """
    issue = section.issue
    wanted = {row.figure for row in findings if row.check == "late" and row.place == section.uid}
    offices, known = Offices.of(issue.network), indicators(issue.network)
    rows = [row for row in moved(issue, offices, known) if row.name in wanted]
    if not rows:
        raise NothingLate
    said = ""
    for number, row in enumerate(rows):
        begins = number == 0 or rows[number - 1].late.period != row.late.period
        month = row.late.period
        opening = "上月补记：" if month.end == issue.start else f"{{quote:{month.label_zh}}}补记："
        words = f"{opening if begins else ''}{_label(row)}{row.token(section.office)}"
        longer = f"{said}{'；' if begins else '，'}{words}" if said else words
        if len(longer) >= LONGEST:
            break
        said = longer
    return f"{said}。"


def _label(row: Moved) -> str:
    """The name before the number, which brings its measure word along; braces in it would mean something else."""
    label, unit = str(row.late.of.label), row.late.printed_unit
    # 服务活动人次 loses its 人次, 服务活动场次 keeps its 次: a single character may be a part of the word.
    label = label.removesuffix(unit) if len(unit) > 1 else label
    label = f"{'、'.join(office.name for office in row.offices)}{label}" if row.is_sum else label
    label = label.translate(str.maketrans("{}[]", "（）（）"))
    return f"{{quote:{label}}}" if naked_numbers(label) else label


@dataclass(frozen=True)
class Told:
    """A late line of a released figure in the issue of `month`, as the public reads it."""

    month: Period
    said: str


def lines_of(figure: FrozenFigure, network: Network) -> list[Told]:
    """Where the late records of a released figure were printed, in order."""
    rows = FrozenFigure.objects.filter(completes=figure).select_related("freeze").order_by("id")
    return [Told(Period(row.freeze.start, row.freeze.end), printed_of(row, network)) for row in rows]


def still_untold(figure: FrozenFigure, network: Network, period: Period, now: Value) -> int:
    """By how much the value of today differs from what readers know; 0 where that was corrected in words."""
    known = (told(network, period) or {}).get((figure.key, figure.scope_digest))
    return 0 if known is None or known.amount is None else (now.amount or 0) - known.amount
