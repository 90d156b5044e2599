"""A family finds room on its paper: nothing lies on anything else, marriages stand in their order."""

from itertools import combinations, pairwise

from hypothesis import example, given

from tests.web.ties.drawings.families import FOSTER, LEFT_BEHIND, REMARRIAGE, THIRTY, THREE_MARRIAGES
from tests.web.ties.drawings.random_families import anything, plausible
from youju.web.ties.drawings.family import Birth, Bond, Child, Couple, Family, Member, Sibship
from youju.web.ties.drawings.genogram import Genogram, genogram
from youju.web.ties.drawings.lettering import Box

LINE_SLACK = 1.5


def nothing_overlaps(drawn: Genogram) -> None:
    boxes = [one.box for one in (*drawn.symbols, *drawn.labels)]
    for one, other in combinations(boxes, 2):
        assert not one.meets(other), (one, other)
    for box in boxes:
        assert box.left >= 0, box
        assert box.top >= 0, box
        assert box.right <= drawn.width, box
        assert box.bottom <= drawn.height, box
    # Of a circle and of a diamond the corners of the box are free.
    free = {"m": LINE_SLACK, "f": 20 - 20 / 2**0.5 + LINE_SLACK, "": 10 + LINE_SLACK}
    closed = [one.box.grown(-free[one.member.sex]) for one in drawn.symbols]
    for box in (*closed, *(one.box.grown(-LINE_SLACK) for one in drawn.labels)):
        for line in drawn.lines:
            for start, end in pairwise(line.points):
                assert not crosses(box, start, end), (box, line)


def crosses(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether the piece of a line runs through the box (Liang and Barsky)."""
    first, last = 0.0, 1.0
    for axis, (low, high) in enumerate(((box.left, box.right), (box.top, box.bottom))):
        step = end[axis] - start[axis]
        if step == 0:
            if not low < start[axis] < high:
                return False
            continue
        near, far = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
        first, last = max(first, near), min(last, far)
    return first < last


@given(anything())
def test_nothing_lies_on_anything_else_whatever_was_recorded(family):
    nothing_overlaps(genogram(family))


@given(plausible())
@example(REMARRIAGE)
@example(THIRTY)
@example(THREE_MARRIAGES)
@example(LEFT_BEHIND)
@example(FOSTER)
def test_everybody_is_drawn_once_and_children_stand_below_their_parents(family):
    drawn = genogram(family)
    nothing_overlaps(drawn)
    at = {symbol.member.key: symbol.box for symbol in drawn.symbols if not symbol.member.echo}
    assert at.keys() == family.by_key.keys()
    for sibship in drawn.family.sibships:
        for parent in sibship.parents:
            for child in sibship.keys:
                assert drawn_box(drawn, parent).bottom < at[child].top


@given(plausible())
def test_an_outline_holds_everybody_of_the_household_and_nobody_else(family):
    drawn = genogram(family)
    home = frozenset().union(*family.households)
    for symbol in drawn.symbols:
        x, y = symbol.box.middle
        inside = sum(within(loop, x, y) for outline in drawn.outlines for loop in outline.loops) % 2 == 1
        assert inside == (symbol.member.key in home), symbol.member.key


@given(plausible())
def test_the_same_family_is_drawn_the_same_way(family):
    assert genogram(family) == genogram(family)


def test_lines_do_not_lie_on_each_other_in_families_that_occur():
    for family in (REMARRIAGE, THIRTY, THREE_MARRIAGES, LEFT_BEHIND, FOSTER):
        lines = genogram(family).lines
        for one, other in combinations(lines, 2):
            for piece in pairwise(one.points):
                for second in pairwise(other.points):
                    assert shared(piece, second) < 3, (one, other)


def test_thirty_persons_cross_no_line_and_fit_on_the_paper():
    drawn = genogram(THIRTY)
    assert len(THIRTY.members) == 30
    # A4 across, 10 mm margins, 96 px an inch: letters stay at their size.
    assert drawn.width <= 1047
    assert drawn.height <= 718


def test_marriages_stand_in_their_order_and_divorce_is_two_strokes():
    drawn = genogram(THREE_MARRIAGES)
    xs = [drawn_box(drawn, key).left for key in ("first", "second", "man", "third")]
    assert xs == sorted(xs)
    assert [stroke.many for stroke in drawn.strokes] == [2, 2]


def test_children_of_an_earlier_marriage_hang_on_its_own_line():
    drawn = genogram(REMARRIAGE)
    elder, twin = drawn_box(drawn, "girl").middle[0], drawn_box(drawn, "twin one").middle[0]
    assert elder < twin


def test_twins_come_from_one_joint():
    lines = genogram(REMARRIAGE).lines
    slanted = [line for line in lines if line.points[0][0] != line.points[-1][0] and len(line.points) == 2]
    joints = {line.points[0] for line in slanted if line.birth and line.points[0][1] != line.points[1][1]}
    assert len(joints) == 1


def test_older_children_stand_left_of_younger_ones():
    family = Family(
        (Member("f", sex="m"), Member("m", sex="f"), Member("c", born=2012), Member("a", born=2005),
         Member("b", born=2009)),
        (Couple("f", "m"),), (Sibship(("f", "m"), (Child("c"), Child("a"), Child("b"))),),
    )  # fmt: skip
    drawn = genogram(family)
    assert sorted("abc", key=lambda key: drawn_box(drawn, key).left) == ["a", "b", "c"]


def test_parents_who_are_no_couple_get_a_line_that_says_only_that():
    family = Family((Member("f"), Member("m"), Member("c")), (), (Sibship(("f", "m"), (Child("c"),)),))
    assert [line.bond for line in genogram(family).lines if line.bond] == [Bond.PARENTS]


def test_nobody_becomes_their_own_ancestor():
    family = Family(
        (Member("a"), Member("b")), (), (Sibship(("a",), (Child("b"),)), Sibship(("b",), (Child("a"),)))
    )
    drawn = genogram(family)
    assert drawn_box(drawn, "a").bottom < drawn_box(drawn, "b").top


def test_an_uncle_who_married_a_niece_stands_beside_her():
    family = Family(
        (Member("g"), Member("uncle", sex="m"), Member("sister", sex="f"), Member("niece", sex="f"), Member("c")),
        (Couple("uncle", "niece"),),
        (
            Sibship(("g",), (Child("uncle"), Child("sister"))), Sibship(("sister",), (Child("niece"),)),
            Sibship(("uncle", "niece"), (Child("c"),)),
        ),
    )  # fmt: skip
    drawn = genogram(family)
    assert drawn_box(drawn, "uncle").top == drawn_box(drawn, "niece").top
    nothing_overlaps(drawn)


def test_who_is_recorded_as_partner_of_a_descendant_is_drawn_a_second_time():
    family = Family(
        (Member("g"), Member("p"), Member("c"), Member("d")), (Couple("g", "c"),),
        (
            Sibship(("g",), (Child("p"),)), Sibship(("p",), (Child("c"),)), Sibship(("g", "c"), (Child("d"),)),
        ),
    )  # fmt: skip
    drawn = genogram(family)
    assert [symbol.member.key for symbol in drawn.symbols if symbol.member.echo] == ["g beside c"]
    nothing_overlaps(drawn)


def test_a_child_whom_its_grandparents_adopted_hangs_on_both_lines():
    family = Family(
        (Member("g", sex="m"), Member("h", sex="f"), Member("f", sex="m"), Member("c")), (Couple("g", "h"),),
        (Sibship(("g", "h"), (Child("f"), Child("c", Birth.ADOPTED))), Sibship(("f",), (Child("c"),))),
    )  # fmt: skip
    drawn = genogram(family)
    nothing_overlaps(drawn)
    child = drawn_box(drawn, "c")
    ends = {line.points[-1] for line in drawn.lines if line.birth and line.points[-1][1] == child.top}
    assert len(ends) == 2
    assert {line.birth for line in drawn.lines if line.points[-1] in ends} == {Birth.ADOPTED, Birth.BORN}


def test_brothers_and_sisters_without_parents_hang_together():
    family = Family((Member("a", born=2001), Member("b", born=2004)), (), (Sibship((), (Child("a"), Child("b"))),))
    drawn = genogram(family)
    assert drawn_box(drawn, "a").top == drawn_box(drawn, "b").top
    assert any(line.birth for line in drawn.lines)


def test_a_family_of_nobody_is_an_empty_drawing():
    assert genogram(Family(())).symbols == ()


def drawn_box(drawn: Genogram, key: str) -> Box:
    return next(symbol.box for symbol in drawn.symbols if symbol.member.key == key)


def within(loop: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    """Whether the point lies inside the closed line (even and odd crossings to the right)."""
    sides = zip(loop, (*loop[1:], loop[0]), strict=True)
    return (
        sum(start[0] > x and (start[1] > y) != (end[1] > y) for start, end in sides if start[0] == end[0]) % 2 == 1
    )


def shared(one: tuple, other: tuple) -> float:
    """How long two upright or level pieces of line lie on each other."""
    for axis in (0, 1):
        ends = [point[axis] for point in (*one, *other)]
        if max(ends) - min(ends) < 1:
            along = 1 - axis
            low = max(min(point[along] for point in piece) for piece in (one, other))
            return min(max(point[along] for point in piece) for piece in (one, other)) - low
    return 0
