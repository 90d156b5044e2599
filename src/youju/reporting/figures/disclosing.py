"""Which published counts of people would let a reader work out a small one.

A count of people served from 1 to 7 is hidden in public. It must not come back as a difference: every figure
is the sum of cells (records that belong to the same figures), and a hidden figure can be worked out exactly
when its cells are a linear combination of the published ones. Then one more part is hidden, until it cannot.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from fractions import Fraction

SMALLEST, LARGEST = 1, 7


def is_small(amount: int | None) -> bool:
    """Whether a count of people served, or a difference of two, may not be printed (DOMAIN.md: from 1 to 7)."""
    return amount is not None and SMALLEST <= abs(amount) <= LARGEST


def hidden(
    figures: Mapping[str, Collection[Hashable]],
    amounts: Mapping[str, int],
    *,
    confirmed: Collection[str] = (),
    published: Mapping[str, Collection[Hashable]] | None = None,
    less: Mapping[str, Collection[Hashable]] | None = None,
    besides: Collection[str] = (),
) -> frozenset[str]:
    """The figures that may not be printed.

    `figures`: the records of each figure that is about to be printed; `amounts` its value. `published` are
    figures of earlier releases: they cannot be hidden any more. `confirmed` small ones may be printed because
    an editor judged that nobody is recognisable. `less` are the records that a late line takes back, now or
    in an earlier release; `besides` are hidden whatever their size.
    """
    old = {f"published:{name}": rows for name, rows in (published or {}).items()}
    taken = {**(less or {}), **{f"published:{name}": rows for name, rows in (less or {}).items()}}
    vectors = _vectors({**figures, **old}, taken)
    gone = {name for name in figures if is_small(amounts[name]) and name not in confirmed} | {*besides}
    while True:
        shown = [name for name in vectors if name not in gone]
        revealed = next(
            (name for name in sorted(gone) if _spanned(vectors[name], [vectors[s] for s in shown])), None
        )
        if revealed is None:
            return frozenset(gone)
        helpers = [
            name
            for name in shown
            if name in figures and not _spanned(vectors[revealed], [vectors[s] for s in shown if s != name])
        ] or [name for name in shown if name in figures and _overlaps(vectors[name], vectors[revealed])]
        if not helpers:
            return frozenset(gone)
        gone.add(min(helpers, key=lambda name: (abs(amounts[name]), name)))


def _vectors(
    figures: Mapping[str, Collection[Hashable]], less: Mapping[str, Collection[Hashable]]
) -> dict[str, tuple[int, ...]]:
    """Each figure as the cells it is made of; a cell is the records that belong to exactly the same figures."""
    names = list(figures)
    member: dict[Hashable, dict[int, int]] = {}
    for place, name in enumerate(names):
        for rows, sign in ((figures[name], 1), (less.get(name, ()), -1)):
            for record in rows:
                member.setdefault(record, {})[place] = sign
    cells = [dict(cell) for cell in sorted({tuple(sorted(places.items())) for places in member.values()})]
    return {name: tuple(cell.get(place, 0) for cell in cells) for place, name in enumerate(names)}


def _overlaps(one: Sequence[int], other: Sequence[int]) -> bool:
    return any(a and b for a, b in zip(one, other, strict=True))


def _spanned(target: Sequence[int], rows: Sequence[Sequence[int]]) -> bool:
    """Whether `target` is a linear combination of `rows`, in exact arithmetic."""
    if not any(target):
        return False
    return _rank([*rows, target]) == _rank(rows)


def _rank(rows: Sequence[Sequence[int]]) -> int:
    matrix = [[Fraction(value) for value in row] for row in rows]
    rank = 0
    width = len(matrix[0]) if matrix else 0
    for column in range(width):
        pivot = next((i for i in range(rank, len(matrix)) if matrix[i][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        for i in range(rank + 1, len(matrix)):
            if factor := matrix[i][column] / matrix[rank][column]:
                matrix[i] = [a - factor * b for a, b in zip(matrix[i], matrix[rank], strict=True)]
        rank += 1
    return rank
