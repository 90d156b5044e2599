"""What came to last month's printed figures since its release, and no line or correction says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Value, together
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Issue, Section, SectionKind
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


@dataclass(frozen=True)
class Moved:
    """A printed figure of one office, or of one of its groups, and by how much it differs from what was told."""

    late: Late
    scope: Scope
    office: Office
    group: str
    value: Value

    @property
    def name(self) -> Name:
        return self.late.key, self.scope.digest()

    def token(self, office: Office | None) -> FigureToken:
        """What names it in a passage of `office`."""
        whose = () if self.office == office and not self.group else (self.office.slug,)
        return FigureToken(self.late.of.key, whose, self.group, month=self.late.period.key)


def last_released(issue: Issue) -> Period | None:
    """The month of the last released issue before this one."""
    before = [row for row in released(issue.network) if row.start < issue.start]
    period = period_of(before[0]) if before else None
    return period if period is not None and period.is_month else None


def moved(issue: Issue, offices: Offices, known: Mapping[str, Indicator]) -> list[Moved]:
    """The figures of offices that last month's issue printed and that say something else today, in printed order;
    one run of the planner for whole offices and one for each group. `known` are the network's indicators by key.
    """
    month = last_released(issue)
    if month is None:
        return []
    printed = [row for row in offices.printed(month).values() if row.figure.key in known]
    asked: dict[tuple[int, ...], list[tuple[Late, Scope, Office, str]]] = {}
    by_pk = {office.pk: office for office in offices.by_slug.values()}
    groups = {pk: slug for (_office, slug), pk in offices.groups.items()}
    order: list[Name] = []
    for row in printed:
        scope = scope_of(row.figure)
        narrow = scope.sites or scope.programmes or len(scope.groups) > 1 or len(scope.offices) != 1
        if narrow or scope.offices[0] not in by_pk or any(pk not in groups for pk in scope.groups):
            continue
        try:
            late = offices.late(known[row.figure.key], scope, month.key)
            countable(late)
        except UnknownFigure:
            continue
        group = groups[scope.groups[0]] if scope.groups else ""
        asked.setdefault(scope.groups, []).append((late, scope, by_pk[scope.offices[0]], group))
        order.append((late.key, scope.digest()))
    found = {row.name: row for wanted in asked.values() for row in _compared(wanted, month)}
    return [found[name] for name in order if name in found]


def _compared(wanted: list[tuple[Late, Scope, Office, str]], month: Period) -> Iterable[Moved]:
    """Those of one group, or of whole offices, whose value of today differs."""
    ids = tuple(dict.fromkeys(office.pk for _late, _scope, office, _group in wanted))
    scope = Scope("", ids, groups=wanted[0][1].groups)
    values = planner.values({late.of.key: late.of for late, *_rest in wanted}.values(), scope, month)
    for late, own, office, group in wanted:
        now = together([values[(office.pk, None)][late.of.key]])
        change = (now.amount or 0) - (late.told.amount or 0)
        if change:
            rough = now.approximate or now.at_least or late.told.rough
            yield Moved(late, own, office, group, Value(change, approximate=rough))


def untold(issue: Issue, parts: Iterable[Parts], reader: Reader) -> list[tuple[Section, Moved]]:
    """What no late line of this issue says, each with the results where one belongs."""
    places: dict[tuple[int | None, str], Section] = {}
    for part in parts:
        section = part.section
        if section.kind == SectionKind.RESULTS:
            places.setdefault((section.office_id, section.group.slug if section.group else ""), section)
            places.setdefault((section.office_id, ""), section)
    if not places:
        return []
    return [
        (section, row)
        for row in moved(issue, reader.offices, reader.printer.known)
        if row.name not in reader.figures
        for section in [places.get((row.office.pk, row.group)) or places.get((row.office.pk, ""))]
        if section is not None
    ]


def found(issue: Issue, parts: Iterable[Parts], reader: Reader) -> list[Finding]:
    """The same as findings: a hint that an editor may let stand."""
    return [
        finding(section.uid, row.name, str(row.late.of.label), row.late.period, said(row, issue))
        for section, row in untold(issue, parts, reader)
    ]


def said(row: Moved, issue: Issue) -> str:
    """The difference as a late line prints it: +3人次."""
    return str(rules.show(row.value, row.late.of, issue.network.notation, difference=True))


def sentence_for(section: Section, findings: Iterable[Finding]) -> str:
    """One late line of what the findings of the section name; what does not fit waits for the next one.

    Raises NothingLate.
    """
    issue = section.issue
    wanted = {row.figure for row in findings if row.check == "late" and row.place == section.uid}
    offices, known = Offices.of(issue.network), indicators(issue.network)
    rows = [row for row in moved(issue, offices, known) if row.name in wanted]
    if not rows:
        raise NothingLate
    month = rows[0].late.period
    text = "上月补记：" if month.end == issue.start else f"{{quote:{month.label_zh}}}补记："
    said = [f"{_label(row)}{row.token(section.office)}" for row in rows]
    while len(text + "，".join(said)) >= LONGEST:
        said.pop()
    return f"{text}{'，'.join(said)}。"


def _label(row: Moved) -> str:
    """The name before the number, which brings its measure word along; braces in it would mean something else."""
    label, unit = str(row.late.of.label), row.late.printed_unit
    # 服务活动人次 loses its 人次, 服务活动场次 keeps its 次: a single character may be a part of the word.
    label = label.removesuffix(unit) if len(unit) > 1 else label
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
