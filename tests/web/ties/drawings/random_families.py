"""Families as chance makes them: some that could be, and some that no registrar would believe."""

from typing import Any

from hypothesis import strategies as st

from youju.web.ties.drawings.family import Birth, Bond, Child, Couple, Family, Member, Sibship, Twins

NAMES = st.sampled_from(
    ["林", "周玉梅", "欧阳振华", "迪丽热巴·买买提江", "Alexandra Wojciechowska", "小明", "无名氏甲乙丙丁戊己庚"]
)


def members(draw: Any, many: int) -> tuple[Member, ...]:
    return tuple(
        Member(
            f"p{number:02}", draw(NAMES), draw(st.sampled_from(["m", "f", ""])),
            born=draw(st.none() | st.integers(1930, 2018)), dead=draw(st.booleans()),
            unknown=draw(st.integers(0, 9)) == 0,
        )
        for number in range(many)
    )  # fmt: skip


@st.composite
def anything(draw: Any, most: int = 30) -> Family:
    """Any couples and any descents among so many persons, contradictions included."""
    people = members(draw, draw(st.integers(3, most)))
    keys = st.sampled_from([one.key for one in people])
    couples = draw(st.lists(st.tuples(keys, keys, st.sampled_from(Bond), st.integers(1950, 2018)), max_size=14))
    sibships = draw(
        st.lists(
            st.tuples(
                st.lists(keys, max_size=2, unique=True), st.lists(keys, min_size=1, max_size=5, unique=True),
                st.sampled_from(Birth),
            ),
            max_size=12,
        )
    )  # fmt: skip
    twins = draw(st.lists(st.lists(keys, min_size=2, max_size=3, unique=True), max_size=3))
    homes = draw(st.lists(st.lists(keys, min_size=1, max_size=8, unique=True), max_size=1))
    return Family(
        people,
        tuple(Couple(one, other, bond, since) for one, other, bond, since in couples),
        tuple(
            Sibship(tuple(parents), tuple(Child(key, birth) for key in children))
            for parents, children, birth in sibships
        ),
        tuple(Twins(tuple(each)) for each in twins),
        people[0].key,
        tuple(frozenset(home) for home in homes),
    )


@st.composite
def plausible(draw: Any, most: int = 30) -> Family:
    """Generations of couples with children; some remarry, some adopt, some partners come from outside."""
    many = draw(st.integers(3, most))
    people = list(members(draw, many))
    generation = [0, 0]
    couples: list[Couple] = [Couple("p00", "p01", since=1950)]
    children: dict[tuple[str, ...], list[Child]] = {}
    for number in range(2, many):
        key = f"p{number:02}"
        if draw(st.integers(0, 2)) == 0:
            partner = draw(st.integers(0, number - 1))
            generation.append(generation[partner])
            couples.append(
                Couple(f"p{partner:02}", key, draw(st.sampled_from(Bond)), draw(st.integers(1950, 2018)))
            )
        else:
            parents = draw(st.sampled_from(couples))
            generation.append(generation[int(parents.one[1:])] + 1)
            birth = draw(st.sampled_from([Birth.BORN, Birth.BORN, Birth.BORN, Birth.ADOPTED, Birth.FOSTERED]))
            children.setdefault((parents.one, parents.other), []).append(Child(key, birth))
    twins = [
        Twins((kids[0].key, kids[1].key)) for kids in children.values() if len(kids) > 1 and draw(st.booleans())
    ]
    home = draw(st.lists(st.sampled_from([one.key for one in people]), max_size=7, unique=True))
    return Family(
        tuple(people), tuple(couples), tuple(Sibship(pair, tuple(kids)) for pair, kids in children.items()),
        tuple(twins), "p02", (frozenset(home),) if home else (),
    )  # fmt: skip
