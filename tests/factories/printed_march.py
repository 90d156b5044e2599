"""March 2018 entered as it was printed: its numbers as tallies of four offices, its misprints in the lines.

The sentences are ours; what they say wrongly is what the printed issue said wrongly.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.factories.press import RELEASED
from youju import demo
from youju.ground.access import actions as access
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import kind_of
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import month
from youju.reporting.bulletins import actions as press
from youju.reporting.bulletins.models import Issue, Line, Story
from youju.services.ledger.actions import Counted, define_kind

CITIES = {"bj": "北京", "nj": "南京", "zh": "珠海", "qd": "青岛"}
ALL = "@bj+nj+zh+qd"
# Of each kind its numbers: unit, measure word, reading, and by office the fact that was printed.
KINDS: dict[str, list[tuple[str, str, str, str, dict[str, Any]]]] = {
    "service": [
        ("sessions", "服务活动", "次", "flow", {"bj": 102, "nj": 55, "zh": 40, "qd": 29}),
        ("attendances", "服务活动人次", "人次", "flow", {"bj": 932, "nj": 750, "zh": 1423, "qd": 233}),
    ],
    "parents": [("attendances", "服务家长人次", "人次", "flow", {"qd": 1})],
    "children": [("attendances", "服务儿童人次", "人次", "flow", {"qd": 232})],
    "care": [("attendances", "托管儿童人次", "人次", "flow", {"zh": 958})],
    "volunteers": [
        ("attendances", "志愿服务人次", "人次", "flow", {"bj": 109, "nj": 25, "zh": 74, "qd": 27}),
        ("minutes", "志愿服务时长", "小时", "flow", {"bj": 25884, "nj": 19093, "zh": 10925, "qd": 4200}),
    ],
    "cases": [
        ("items", "儿童个案", "个", "flow", {"zh": 1}),
        ("minutes", "个案时长", "小时", "flow", {"zh": 42}),
    ],
    "shelves": [
        ("attendances", "众筹书架外借人次", "人次", "flow", {"bj": 61, "nj": 34, "zh": 53}),
        ("copies", "众筹书架外借册数", "本", "flow", {"bj": 127, "nj": 52, "zh": 123}),
    ],
    "library": [
        ("persons", "外借读者", "人", "flow", {"nj": 30}),
        ("copies", "自有图书外借册数", "本", "flow", {"nj": 66}),
        ("attendances", "到馆人次", "人次", "flow", {"nj": 44}),
    ],
    "reading": [("attendances", "日常借阅人次", "人次", "flow", {"zh": 870})],
    "messages": [("pieces", "发布总数", "篇", "flow", {"nj": 72, "qd": 33})],
    "long": [("pieces", "长篇消息", "篇", "flow", {"nj": 8, "zh": 6, "qd": 4})],
    "short": [("pieces", "短篇消息", "篇", "flow", {"nj": 64, "zh": 11, "qd": 29})],
    "repost": [("pieces", "转发", "次", "flow", {"zh": 12})],
    "venues": [("sessions", "发布活动信息", "场", "cumulative", {"bj": 596})],
    "venue-uses": [
        ("sessions", "场地使用", "次", "flow", {"bj": 17}),
        ("attendances", "场地服务人次", "人次", "flow", {"bj": 503}),
    ],
    "offers": [("pieces", "资源总量", "条", "stock", {"bj": 2352})],
    "updates": [("pieces", "资源信息更新", "条", "flow", {"bj": 1587})],
    "homecoming": [("households", "资助返乡家庭", "个", "cumulative", {"bj": 34, "nj": 22, "zh": 20, "qd": 14})],
    "coats": [("items", "捐赠棉衣", "件", "flow", {"bj": 180, "nj": 120, "zh": 92, "qd": 70})],
    "helpline": [("sessions", "接听电话", "个", "flow", {"bj": 1609})],
    "coaching": [("organisations", "现场辅导", "家", "flow", {"bj": 16})],
    "training": [("persons", "培训到场", "名", "flow", {"bj": 80})],
    "visits": [
        ("households", "探访家庭", "个", "flow", {"nj": 22}),
        ("persons", "探访的儿童与家长", "名", "flow", {"nj": 62}),
    ],
}
# Office, margin, sentence. A margin of digits is one that was typed before margins were figures.
LINES: list[tuple[str, str, str]] = [
    ("bj", "service.attendances", "3月，开展主题服务活动{service.sessions}，服务{service.attendances}。"),
    ("bj", "helpline.sessions", "3月，接听咨询电话{helpline.sessions}，现场辅导{coaching.organisations}。"),
    ("bj", "training.persons", "3月，举办新规解读培训，{training.persons}社会组织同仁参加。"),
    (
        "bj", "venues.sessions",
        "3月，继续更新场地信息，活动信息总量达{venues.sessions}。"
        "对外提供场地使用{venue-uses.sessions}，服务{venue-uses.attendances}。",
    ),
    ("bj", "updates.pieces", "3月，平台更新信息{updates.pieces}，总资源量{offers.pieces}。"),
    ("bj", "volunteers.attendances", "3月，{volunteers.attendances}参与服务，累计{volunteers.minutes|hours}。"),
    ("nj", "service.attendances", "3月，开展专业服务活动{service.sessions}，直接服务{service.attendances}。"),
    (
        "nj", "library.copies",
        "3月，自助图书馆累计借阅人数{library.persons}，借阅图书数量为{library.copies}，"
        "累计服务{library.attendances}。",
    ),
    ("nj", "visits.households", "3月，走进{visits.households}流动儿童家庭，服务{visits.persons}儿童及其家长。"),
    ("nj", "volunteers.minutes", "3月，{volunteers.attendances}提供志愿服务，时长{volunteers.minutes|hours}。"),
    ("nj", "messages.pieces", "3月，发布消息{messages.pieces}，其中长篇{long.pieces}，短篇{short.pieces}。"),
    ("zh", "care.attendances", "3月，日常图书借阅{reading.attendances}，托管服务儿童{care.attendances}。"),
    ("zh", "47", "3月，开展儿童个案{cases.items}，时长{cases.minutes|hours}。"),
    ("zh", "service.attendances", "3月，开展活动{service.sessions}，直接服务{service.attendances}。"),
    ("zh", "volunteers.minutes", "3月，参与服务{volunteers.attendances}，累计{volunteers.minutes|clock}。"),
    ("zh", "repost.pieces", "3月，短消息{short.pieces}；长消息{long.pieces}；转发长消息{repost.pieces}。"),
    (
        "qd", "service.attendances",
        "3月，开展活动{service.sessions}，服务儿童{children.attendances}，"
        "家长{parents.attendances|number}次，合计{service.attendances}。",
    ),
    ("qd", "volunteers.minutes", "3月，{volunteers.attendances}参与志愿服务，累计{volunteers.minutes|hours}。"),
    ("qd", "messages.pieces", "3月，短消息{short.pieces}，长篇消息{long.pieces}，累计发布消息{messages.pieces}。"),
]  # fmt: skip
STORIES: list[tuple[str, str, str]] = [
    ("letter", "", "亲爱的朋友：\n\n春天来了，四地的社工都在路上。"),
    (
        "headlines", "春节返乡调查发布",
        f"截止到2018年3，四地共资助了{{homecoming.households{ALL}}}贫困农民工家庭团聚。"
        f"同时，为儿童提供棉衣{{coats.items{ALL}}}。",
    ),
    (
        "crowdfunding", "书架的进展",
        "三地自助图书馆累计借阅{shelves.attendances@bj+nj+zh}，借阅图书数量{shelves.copies@bj+nj+zh}。",
    ),
    ("giving", "", "北岸 创建"),
]  # fmt: skip


@cache
def facts() -> frozenset[float]:
    """Every number that was printed."""
    file = Path(demo.__file__).parent / "data" / "facts" / "2018-03.json"
    return frozenset(float(row["printed"]) for row in json.loads(file.read_text("utf-8"))["facts"])


def printed() -> Issue:
    """The issue as it was printed, in a network of four offices that has nothing but these tallies."""
    stamp: dict[str, Any] = {"by": access.system(), "at": RELEASED}
    network = access.found_network(slug="printed", name="四地协作", bulletin="月刊", **stamp)
    offices = {}
    for place, (slug, city) in enumerate(CITIES.items()):
        named = {"slug": slug, "name": f"{city}机构", "city": city, "position": place}
        offices[slug] = access.open_office(network=network, **named, **stamp)
    for key, numbers in KINDS.items():
        _count(network, offices, key, numbers, stamp)
    issue = press.start_issue(network=network, period=month(2018, 3), **stamp)
    for slug, margin, sentence in LINES:
        section = issue.sections.get(office=offices[slug])
        typed = margin.isdigit()
        # The month that stands in each printed line is older than the refusal of numbers typed by hand.
        line = press.add_line(
            section=section, margin="" if typed else f"{{ledger.{margin}}}",
            sentence=_keyed(sentence).removeprefix("3月，"), **stamp,
        )  # fmt: skip
        Line.objects.filter(pk=line.pk).update(sentence=_keyed(sentence), margin=margin if typed else line.margin)
    for kind, title, body in STORIES:
        story = press.add_story(section=issue.sections.get(kind=kind), title=title, body="待写。", **stamp)
        Story.objects.filter(pk=story.pk).update(body=_keyed(body))
    return issue


def _keyed(text: str) -> str:
    return text.replace("{", "{ledger.")


def _count(network: Network, offices: dict[str, Office], key: str, numbers: list[Any], stamp: Any) -> None:
    measures = [
        Counted(
            unit, label, label, word if word not in {"小时", "人次"} else "", reading,
            month(2018, 1).start if reading == "cumulative" else None,
            "served" if key in {"cases", "parents", "children"} else "things",
        )
        for unit, label, word, reading, _values in numbers
    ]  # fmt: skip
    define_kind(network=network, office=None, key=key, label=key, measures=measures, **stamp)
    kind = kind_of("ledger.tally")
    for slug, office in offices.items():
        cells = {unit: str(values[slug]) for unit, _l, _w, _r, values in numbers if slug in values}
        if "minutes" in cells:
            cells["minutes"] += "分钟"
        if not cells:
            continue
        typed = {"happened_on": "2018-03-31", "tally_kind": key, "span": "month", **cells}
        if key == "training":
            typed["approximate"] = "1"
        office.__dict__.pop("_choices", None)
        values = {field.name: field.read(typed.get(field.name), office) for field in kind.entry}
        evidence.record(kind=kind, office=office, values=values, **stamp)
