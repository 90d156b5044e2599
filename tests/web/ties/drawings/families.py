"""Invented families with what a drawing has to master, and nets of ties around them."""

from youju.web.ties.drawings.family import Birth, Bond, Child, Couple, Family, Member, Sibship, Twins
from youju.web.ties.drawings.network import Flow, Network, Sphere, Strength, Tie

YEAR = 2018


def _member(key: str, name: str, sex: str, born: int, died: int | None = None) -> Member:
    return Member(key, name, sex, born, died, died is not None, None if died else YEAR - born)


def _children(*keys: str) -> tuple[Child, ...]:
    return tuple(Child(key) for key in keys)


# A divorce and a second marriage, identical twins, a step-child whose father is unknown.
REMARRIAGE = Family(
    (
        _member("man", "林建国", "m", 1978), _member("first", "周玉梅", "f", 1980),
        _member("second", "陈小芳", "f", 1985), _member("girl", "林晓雨", "f", 2004),
        _member("boy", "林小舟", "m", 2008), _member("twin one", "林小禾", "f", 2014),
        _member("twin two", "林小苗", "f", 2014), _member("grandfather", "林德福", "m", 1948, 2015),
        _member("grandmother", "王秀英", "f", 1951), _member("uncle", "林建华", "m", 1981),
        Member("nobody", sex="m", unknown=True), _member("step", "陈浩", "m", 2006),
    ),
    (
        Couple("man", "first", Bond.DIVORCED, 2003, 2010), Couple("man", "second", since=2012),
        Couple("grandfather", "grandmother"), Couple("nobody", "second", Bond.PARTNERS),
    ),
    (
        Sibship(("man", "first"), _children("girl", "boy")),
        Sibship(("man", "second"), _children("twin one", "twin two")),
        Sibship(("grandfather", "grandmother"), _children("man", "uncle")),
        Sibship(("nobody", "second"), _children("step")),
    ),
    (Twins(("twin one", "twin two"), identical=True),),
    "boy",
    (frozenset({"man", "second", "boy", "twin one", "twin two", "step"}),),
)  # fmt: skip
# Grandparents and grandchildren under one roof, the parents away and apart.
LEFT_BEHIND = Family(
    (
        _member("grandfather", "刘长根", "m", 1950), _member("grandmother", "赵桂兰", "f", 1953),
        _member("father", "刘强", "m", 1980), _member("mother", "孙丽", "f", 1983),
        _member("aunt", "刘敏", "f", 1977), _member("boy", "刘星", "m", 2009), _member("girl", "刘月", "f", 2011),
        _member("other grandfather", "孙有才", "m", 1955, 2001), _member("other grandmother", "吴翠", "f", 1957),
    ),
    (
        Couple("grandfather", "grandmother"), Couple("father", "mother", Bond.SEPARATED, 2008),
        Couple("other grandfather", "other grandmother"),
    ),
    (
        Sibship(("grandfather", "grandmother"), _children("aunt", "father")),
        Sibship(("father", "mother"), _children("boy", "girl")),
        Sibship(("other grandfather", "other grandmother"), _children("mother")),
    ),
    (),
    "boy",
    (frozenset({"grandfather", "grandmother", "boy", "girl"}),),
)  # fmt: skip
# Three marriages of one man, an adopted child, a grandchild of the first marriage as old as its aunt.
THREE_MARRIAGES = Family(
    (
        _member("man", "马永胜", "m", 1965), _member("first", "丁素云", "f", 1966),
        _member("second", "贺春梅", "f", 1970), _member("third", "秦小曼", "f", 1980),
        _member("son", "马立", "m", 1988), _member("daughter", "马欣", "f", 1990),
        _member("middle", "马越", "m", 1996), _member("late", "马悦", "f", 2006),
        _member("later", "马驰", "m", 2008), _member("adopted", "马恬", "f", 2012),
        _member("wife", "沈家悦", "f", 1989),
        _member("grandson", "马小满", "m", 2013),
    ),
    (
        Couple("man", "first", Bond.DIVORCED, 1987, 1993), Couple("man", "second", Bond.DIVORCED, 1995, 2003),
        Couple("man", "third", since=2005), Couple("son", "wife", since=2012),
    ),
    (
        Sibship(("man", "first"), _children("son", "daughter")), Sibship(("man", "second"), _children("middle")),
        Sibship(("man", "third"), (*_children("late", "later"), Child("adopted", Birth.ADOPTED))),
        Sibship(("son", "wife"), _children("grandson")),
    ),
    (),
    "late",
    (frozenset({"man", "third", "late", "later", "adopted"}),),
)  # fmt: skip
# A boy without parents in a foster family; of his father nothing is known.
FOSTER = Family(
    (
        _member("grandmother", "黄阿婆", "f", 1949), Member("nobody", sex="m", unknown=True),
        _member("mother", "黄小燕", "f", 1988, 2014), _member("boy", "黄乐乐", "m", 2010),
        _member("foster father", "欧阳振华", "m", 1975), _member("foster mother", "司马文静", "f", 1977),
        _member("girl", "欧阳雪", "f", 2005),
    ),
    (Couple("nobody", "mother", Bond.PARENTS), Couple("foster father", "foster mother")),
    (
        Sibship(("grandmother",), _children("mother")), Sibship(("nobody", "mother"), _children("boy")),
        Sibship(("foster father", "foster mother"), (Child("girl"), Child("boy", Birth.FOSTERED))),
    ),
    (),
    "boy",
    (frozenset({"foster father", "foster mother", "girl", "boy"}),),
)  # fmt: skip
# Thirty persons in four generations; two families are joined by a marriage.
THIRTY = Family(
    tuple(
        _member(*row)
        for row in (
            ("a", "何守仁", "m", 1930, 1999), ("b", "罗素珍", "f", 1933, 2012), ("k", "唐伯年", "m", 1932, 2005),
            ("l", "邓婉", "f", 1935), ("c", "何志高", "m", 1954), ("d", "何志远", "m", 1957),
            ("e", "何志芳", "f", 1960), ("f", "何志强", "m", 1964), ("m", "唐丽华", "f", 1958),
            ("n", "唐丽萍", "f", 1962), ("c wife", "梁美", "f", 1956), ("e man", "曾祥", "m", 1959),
            ("f wife", "许静", "f", 1968), ("n man", "董军", "m", 1960), ("c one", "何平", "m", 1980),
            ("c two", "何安", "f", 1983), ("d one", "何凯", "m", 1984), ("d two", "何旋", "f", 1987),
            ("d three", "何歌", "f", 1987), ("e one", "曾宇", "m", 1986), ("f one", "何梓", "f", 1995),
            ("n one", "董小北", "m", 1988), ("d wife", "蒋芸", "f", 1986), ("x one", "何朵朵", "f", 2010),
            ("x two", "何豆豆", "m", 2013), ("c one wife", "钱芬", "f", 1982), ("y one", "何米", "f", 2008),
            ("y two", "何麦", "m", 2011), ("e one wife", "袁晓", "f", 1987), ("z one", "曾果果", "f", 2015),
        )
    ),
    (
        Couple("a", "b"), Couple("k", "l"), Couple("c", "c wife"), Couple("d", "m", since=1982),
        Couple("e", "e man", Bond.DIVORCED, 1984, 1996), Couple("f", "f wife"), Couple("n", "n man"),
        Couple("d one", "d wife", since=2009), Couple("c one", "c one wife"),
        Couple("e one", "e one wife", Bond.PARTNERS),
    ),
    (
        Sibship(("a", "b"), _children("c", "d", "e", "f")), Sibship(("k", "l"), _children("m", "n")),
        Sibship(("c", "c wife"), _children("c one", "c two")),
        Sibship(("d", "m"), _children("d one", "d two", "d three")), Sibship(("e", "e man"), _children("e one")),
        Sibship(("f", "f wife"), _children("f one")), Sibship(("n", "n man"), _children("n one")),
        Sibship(("d one", "d wife"), _children("x one", "x two")),
        Sibship(("c one", "c one wife"), _children("y one", "y two")),
        Sibship(("e one", "e one wife"), _children("z one")),
    ),
    (Twins(("d two", "d three")),),
    "x one",
    (frozenset({"d", "m", "d one", "d wife", "x one", "x two"}),),
)  # fmt: skip
AROUND_A_HOUSEHOLD = Network(
    "林小舟一家",
    ("林建国", "陈小芳", "林小舟", "林小禾", "林小苗", "陈浩"),
    (
        Tie("王秀英", "祖母", Sphere.FAMILY, Strength.STRONG, flow=Flow.IN),
        Tie("周玉梅", "前妻", Sphere.FAMILY, stressful=True, flow=Flow.BOTH),
        Tie("育新小学三（2）班", "学校", Sphere.SCHOOL, flow=Flow.BOTH),
        Tie("何老师", "班主任", Sphere.SCHOOL, Strength.STRONG, flow=Flow.IN),
        Tie("楼下小卖部李阿姨", "邻居", Sphere.NEIGHBOURS, flow=Flow.IN),
        Tie("房东", "邻居", Sphere.NEIGHBOURS, Strength.WEAK, stressful=True),
        Tie("社区居委会", "社区", Sphere.ORGANISATIONS, Strength.WEAK, flow=Flow.IN),
        Tie("儿童中心", "社会组织", Sphere.ORGANISATIONS, Strength.STRONG, flow=Flow.BOTH),
        Tie("镇卫生院", "医院", Sphere.ORGANISATIONS, Strength.WEAK),
    ),
)
GENOGRAMS = {
    "remarriage": REMARRIAGE, "left_behind": LEFT_BEHIND, "three_marriages": THREE_MARRIAGES, "foster": FOSTER,
    "thirty": THIRTY,
}  # fmt: skip
ECOMAPS = {"around_a_household": AROUND_A_HOUSEHOLD}
