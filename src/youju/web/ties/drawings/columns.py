"""How wide everybody is, and what runs down between two neighbours: the gutters of a row and their lanes."""

from dataclasses import dataclass, field

from youju.web.ties.drawings.clusters import PASSING, Rows
from youju.web.ties.drawings.family import Bond, Couple, Member
from youju.web.ties.drawings.generations import Ranked
from youju.web.ties.drawings.lettering import NAME, SMALL, balanced, width

SYMBOL = 40.0
# The longest line of a name: six characters.
LONGEST = 6 * NAME
GUTTER, LANE, FIRST_LANE = 30.0, 10.0, 15.0
# How far apart the symbols of two partners stand at least.
PARTED = 52.0


@dataclass(frozen=True)
class Words:
    """What stands below a symbol: the name in one or two lines, and the years."""

    name: tuple[str, ...]
    years: str

    @property
    def width(self) -> float:
        return max([width(line, NAME) for line in self.name] + [width(self.years, SMALL), 0])


@dataclass
class Gutter:
    """The lanes right of one member: for lines that leave it, between the couple, and towards the next one."""

    leaving: list[frozenset[str]] = field(default_factory=list)
    couple: frozenset[str] | None = None
    arriving: list[frozenset[str]] = field(default_factory=list)

    @property
    def room(self) -> float:
        lanes = len(self.leaving) + len(self.arriving) + (self.couple is not None and bool(self.leaving))
        return GUTTER + LANE * lanes


def words_of(member: Member) -> Words:
    """The name and the years of a member; of the unknown nothing."""
    if member.unknown:
        return Words((), "")
    years = "" if member.born is None else str(member.born)
    if member.dead:
        years = f"{years}–{member.died}" if member.died else f"{years}–" if years else ""
    return Words(balanced(member.name, NAME, LONGEST, 2), years)


def year_words(couple: Couple) -> str:
    """The years of a couple, as they stand over its line."""
    since = "" if couple.since is None else str(couple.since)
    if couple.until is None:
        return since
    return f"{since}–{couple.until}"


@dataclass
class Columns:
    """One row: who stands in it, how wide, with which gutters (one before the first, one after each)."""

    keys: list[str]
    width: list[float]
    gutters: list[Gutter]
    # Where each key begins inside its cluster, and the clusters as ranges of places.
    clusters: list[range]

    def gap(self, place: int) -> float:
        """From the middle of the member at the place to that of the next, at least."""
        return (self.width[place] + self.width[place + 1]) / 2 + self.gutters[place + 1].room


def columns_of(ranked: Ranked, rows: Rows, number: int) -> Columns:
    """The columns of one row, with a lane for every line that leaves a member sideways."""
    keys = rows.flat(number)
    by_key = ranked.family.by_key
    wide = [0.0 if key.startswith(PASSING) else max(SYMBOL, words_of(by_key[key]).width) for key in keys]
    clusters, start = [], 0
    for cluster in rows.rows[number]:
        clusters.append(range(start, start + len(cluster)))
        start += len(cluster)
    found = Columns(keys, wide, [Gutter() for _key in range(len(keys) + 1)], clusters)
    at = {key: place for place, key in enumerate(keys)}
    _lay_couples(ranked, found, at)
    for net in rows.between(number):
        if len(net.source) == 1 and not net.source[0].startswith(PASSING):
            found.gutters[at[net.source[0]] + 1].leaving.append(frozenset(net.source))
    return found


def _lay_couples(ranked: Ranked, found: Columns, at: dict[str, int]) -> None:
    """Neighbours are joined straight across, others by a bracket that leaves one and arrives at the other."""
    for couple in ranked.family.couples:
        if couple.one not in at or couple.other not in at:
            continue
        left, right = sorted((at[couple.one], at[couple.other]))
        if right == left + 1:
            found.gutters[right].couple = couple.pair
        else:
            found.gutters[left + 1].leaving.append(couple.pair)
            found.gutters[right].arriving.append(couple.pair)


def parted(couple: Couple) -> float:
    """How far apart the symbols of the couple have to stand: for its strokes, and its years above the line."""
    strokes = {Bond.SEPARATED: 1, Bond.DIVORCED: 2}.get(couple.bond, 0)
    return max(PARTED if strokes else GUTTER, width(year_words(couple), SMALL) + 12)


def couple_gap(found: Columns, place: int, couple: Couple) -> float:
    """From middle to middle of two neighbours who are a couple."""
    return max(found.gap(place), SYMBOL + parted(couple))
