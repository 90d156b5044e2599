"""Which kind of section the words of a heading open, and which words name no unit."""

from __future__ import annotations

import re

from youju.reporting.archive.reading.dates.period import EN_MONTH, ENGLISH_MONTHS
from youju.reporting.archive.reading.words.no_figures import NOT_A_FIGURE

_CN = "一二三四五六七八九十"
_KINDS = (
    ("preview", re.compile(
        r"预告|预报|下[个]?月|下期|下季|活动安排|工作安排|近期活动|活动表|活动日历|活动日程|日程|时间表|课程表"
        r"|课表|开放时间|排期|报名|来月|推介|活动计划|工作计划"
        r"|(?:月|季)(?:份)?(?:安排|计划|活动|路线|课程|行程|精彩)|活动[时]?间|日历|行事历|例行|常设|(?:一|二|三"
        r"|四|下|新)?季?度?安排$|排班|即将|敬请期待|招募中|\bwhat'?s on\b|upcoming|coming up|diary"
        r"|dates?\b.*(?:for|to)|timetable|calendar|\bevents?\b|classes|schedule|drop-in times|opening (?:hours"
        r"|times)|next month|activities in"
        r"|programme (?:for|in)|what is on|join us|regular (?:sessions|groups|activities)|see you"
        r"|looking ahead", re.I)),
    ("headlines", re.compile(
        r"头条|要闻|要事|高光|精彩|动态|焦点|消息|喜讯|大事|新闻|故事|资讯|聚焦|特写|专题|回顾|快讯|简讯|纪事|news"
        r"|in brief|highlight|stor(?:y|ies)|headline|spotlight"
        r"|feature|update|round-?up|what we have been|what happened|what's been", re.I)),
    ("results", re.compile(
        r"数据|数字|成效|统计|(?:服务|基本|总体|工作|运营|运作)情况|概况|服务成果|工作成果|工作量|业务量|指标|看板|成绩单|一览|做了什么"
        r"|概览|概要|综述|成绩|服务报告|月报|季报|产出|摘要"
        r"|numbers?|statistic|figures|at a glance|results|performance|activity report|facts|by the|outputs"
        r"|impact", re.I)),
    ("money", re.compile(
        r"收支|财务|捐赠|捐款|鸣谢|感谢|谢谢|善款|筹款|众筹|资源|礼物|物资|经费|财报|money|finance|funding"
        r"|income|donation|fundrais|accounts|thank", re.I)),
    ("letter", re.compile(
        r"编者|卷首|主任的话|写在前面|前言|寄语|的话$|致.{0,6}信|朋友|问候|开篇|序言?$|editor|dear|welcome"
        r"|letter|message from|introduction|foreword|from the", re.I)),
    ("practice", re.compile(r"经验|反思|随笔|手记|方法|案例|专栏|实务|分享$|practice|reflection|case study"
        r"|learning", re.I)),
    ("imprint", re.compile(r"^(?:编辑|督印|出版|联系我们|关于我们|版权|投稿|本刊|爱心捐赠|支持我们|contact us"
        r"|about us|edited by|get in touch)", re.I)),
)  # fmt: skip
# Headings that name people, money or a time, and no unit of the organisation.
_TOPIC = re.compile(
    r"(?:资金|财务|经费|其他)(?:情况|管理|工作|使用)*"
    r"|(?:our\s)?(?:volunteers?|volunteering|members?|membership|staff(?:ing)?|people|trustees|supporters|training"
    r"|fundraising|publicity|media|(?:school\s)?holidays|half[- ]term|christmas|easter|summer|winter|autumn"
    r"|spring)",
    re.I,
)
# Headings that stand for everything together, or for words beside a table.
TOGETHER = re.compile(
    r"合计|总计|总数|全部|汇总|小计|累计|三处|四处|各地|整体|total|overall|combined|whole|everyone"
    r"|across .*(?:centres|sites|branches|teams|offices)|all (?:our )?(?:sites|centres"
    r"|branches)|^文字|说明|补充|纪要|备注|其他|附注"
    r"|小结|概要|综述|概述|综合$|notes?$", re.I,
)  # fmt: skip


def kind_of(name: str, month: int | None = None) -> str:
    """The kind of section that a folded heading opens: preview, headlines, results, …; empty for none of them."""
    if month and (found := re.match(rf"(?P<m>\d{{1,2}}|[{_CN}]{{1,2}})月(?!刊|报|讯|号)", name)):
        said = (
            int(found["m"])
            if found["m"].isdigit()
            else "一二三四五六七八九十".find(found["m"][-1]) + 1 + 10 * (len(found["m"]) - 1)
        )
        if said == month % 12 + 1:
            return "preview"
    following = month % 12 + 1 if month else None
    if any(
        ENGLISH_MONTHS[found[0].lower()] == following for found in re.finditer(rf"\b(?:{EN_MONTH})\b", name, re.I)
    ):
        return "preview"
    if re.search(r"常设|例行|固定(?:活动|服务)|定期活动", name):
        return "preview"
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def is_topic(name: str) -> bool:
    """Whether the folded words name people, money or a time."""
    return bool(_TOPIC.fullmatch(name))


def is_people(name: str) -> bool:
    """Whether the folded words are a bare word for people."""
    return bool(re.fullmatch(r"(?:志愿者?|义工|志工|会员|员工|人员)(?:服务|工作|情况|管理|队伍)?", name))


def is_date(name: str) -> bool:
    """Whether the folded words are nothing but a date or a time."""
    return not re.search(r"[一-鿿A-Za-z]", NOT_A_FIGURE.sub("", name))
