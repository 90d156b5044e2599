"""Around one in the middle everybody finds room: no circle meets another, no line touches a strange one."""

from hypothesis import given
from hypothesis import strategies as st

from youju.web.ties.drawings.lettering import LINE, width
from youju.web.ties.drawings.network import CLEAR, Circle, Flow, Network, Sphere, Strength, Tie, ecomap

names = st.text("林小舟育新学校邻居Aé·（）王", min_size=1, max_size=24).filter(str.strip)
ties = st.builds(
    Tie, names, st.sampled_from(["学校", "祖母", "支持性社会组织", "x"]), st.sampled_from(Sphere),
    st.sampled_from(Strength), st.booleans(), st.sampled_from(Flow),
)  # fmt: skip


@given(names, st.lists(names, max_size=9), st.lists(ties, max_size=30))
def test_no_circle_meets_another_and_no_line_touches_one(middle, members, around):
    drawn = ecomap(Network(middle, tuple(members), tuple(around)))
    assert len(drawn.circles) == len(around) + 1
    for number, one in enumerate(drawn.circles):
        for other in drawn.circles[number + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > (one.radius + other.radius) ** 2
        for other in drawn.circles[1:]:
            assert one is other or distance(one, other) >= other.radius + CLEAR - 0.2


@given(names, st.lists(ties, max_size=12))
def test_words_stay_inside_their_circle(middle, around):
    for circle in ecomap(Network(middle, (), tuple(around))).circles:
        y = -sum(size * LINE for _words, size in circle.lines) / 2
        for words, size in circle.lines:
            for edge in (y, y + size * LINE):
                assert (width(words, size) / 2) ** 2 + edge**2 <= circle.radius**2
            y += size * LINE


def test_thirty_ties_fit_on_the_paper_in_readable_letters():
    many = tuple(Tie(f"关系人{number}", "邻居", list(Sphere)[number % 4]) for number in range(30))
    left, top, right, bottom = ecomap(Network("小明", (), many)).bounds
    # A4 across, 10 mm margins, 96 px an inch: letters of 14 px shrink to no less than 12.
    assert max((right - left) / 1047, (bottom - top) / 690) <= 14 / 12


def test_spheres_stand_together():
    around = tuple(Tie(f"人{number}", "邻居", list(Sphere)[number % 4]) for number in range(12))
    drawn = ecomap(Network("小明", (), around))
    assert [one.tie.sphere for one in drawn.circles[1:] if one.tie] == [each for each in Sphere for _ in range(3)]


def distance(one: Circle, other: Circle) -> float:
    """From the middle of `other` to the line between the origin and `one`."""
    length = (one.x**2 + one.y**2) or 1
    along = min(max((other.x * one.x + other.y * one.y) / length, 0), 1)
    return ((other.x - along * one.x) ** 2 + (other.y - along * one.y) ** 2) ** 0.5
