"""Headings that are offices because announcements bear their names as labels.

昆明：每月第二个周日 … · Holloway: Easter lunch, Sunday …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from youju.reporting.archive.reading.layout.headings import Heading
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.words.plans import speaks_of_time

_LABEL = re.compile(r"[\W\d]{0,4}(?P<name>[一-鿿]{2,10}|[A-Z][\w'’&-]*(?:\s[\w'’&-]+){0,3})\s?:\s*\S")
# Something that is done, and no place that does it, is announced so too.
_DONE = re.compile(
    r"课|班|组|服务|活动|热线|个案|托管|志愿|义工|培训|项目|讲座|会|日|营|坊|时间|地点|电话|联系|主题|内容|对象|费用|名额"
    r"|\b(?:clubs?|groups?|class(?:es)?|sessions?|lunch|caf[eé]|courses?|advice|clinics?|support|services?|play|yoga"
    r"|drop-in|when|where|time|venue|date|cost|contact|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?"
    r"|sundays?|children|families|young people|adults|older people|volunteers?|helpline|workshops?|events?)\b",
    re.I,
)


def label_offices(headings: Iterable[Heading], rows: Sequence[Line]) -> list[str]:
    """The headings, as printed, whose names stand as labels before times; one alone says nothing."""
    labels = set()
    for row in rows:
        if len(row.text) < 200 and (found := _LABEL.match(row.text)) and speaks_of_time(row.plain):
            labels.add(found["name"].casefold())
    named = {
        heading.name: None
        for heading in headings
        if heading.plain.casefold() in labels and not heading.kind and not _DONE.search(heading.plain)
    }
    return list(named) if len(named) > 1 else []
