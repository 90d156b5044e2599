"""What is counted: the shortest noun phrase beside a number, after its unit or before it."""

from __future__ import annotations

import re

from youju.reporting.archive.reading.words.measures import KIND_OF, MEASURE

# 214人　截至12月31日登记会员: a day between the number and its noun is none of it.
_AFTER = re.compile(
    r"\s?(?:截[至止][^，。；,;]{2,14}?(?:[日号底末]|月份?))?(?:的)?(?P<noun>[^\s，。；、,;:：.!！?？()（）\[\]“”\"《》…\d]{1,16})"
)
# Where a noun phrase ends: a verb or a function word begins.
_VERB = re.compile(
    r"(?:参加|参与|开展|举办|提供|进行|接受|服务|完成|组织|获得?|受益|出席|到场|前来|来访|加入|报名|签到|协助"
    r"|协作|支持|走访|探访"
    r"|共同|一起|以及|及其|及|和|与|为|在|到|向|给|由|被|从|并|都|已|将|等|也|还|分别|其中|正在|成功|发放|派发"
    r"|送出"
    r"|走进|接待|陪伴|学习|体验|观看|聚集|到访|受惠|直接|用于|得到|得以|顺利|通过|因|是|有|了|之|以|于|被|前往"
    r"|领到|领取|收到|拿到|来自|住在|投入|贡献|增至|增加|增长|减至|减少|升至|降至|上升|下降|领回|带回)"
)
# Things with a name of one character: 6个村.
_SHORT = frozenset("村校站镇县区班组社厂")
# What numbers an item of a list, and is none of its words: 1．图书室.
_NUMBERING = re.compile(r"[.．·•、\-–—]+\s*")
_BEFORE = re.compile(r"[^\s，。；、,;:：!！?？()（）\[\]…]{1,30}\s{0,4}$")
# The count before, with what joins the next to it: 26宗、21宗及17宗.
_COUNTED = re.compile(rf"^.*\d\s?[余多万千]{{0,2}}{MEASURE}?(?![月日号年\d])(?:及|和|与|有|另)?")
_LEAD = re.compile(
    r"^(?:(?:本月|当月|本季度?|全年|今年|年内|上半年|下半年|期间|目前|现有?|截[至止]\S{0,6}|其中|另外?|同时|并"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末)?|我们|我[会社站处]|我中心|本[会社站处]|本中心|全[团会社体]"
    r"|还|又|再|已|也|共|累计|合计"
    r"|总计|共计|总共|一共|分别|成功|持续|继续|定期|陆续|先后|顺利|新增(?=\S{2})|直接|联合|面向)+)"
)
_VERB_LEAD = re.compile(
    r"^.{0,12}?(?:开展|举办|举行|组织|提供|进行|完成|发布|发放|派发|送出|接听|接待|处理|跟进|收到|募集|筹得"
    r"|筹集|审核|培训|走访|探访"
    r"|慰问|更新|上传|转发|发表|印制|制作|出版|外借|服务|招募|设立|成立|召开|接获|受理|安排|链接|支援|协助|推出"
    r"|参与|参加|撰写|刊登|积累|录得|送)(?![组队部员者站班])了?"
)
_TAIL = re.compile(
    r"(?:已|共|共计|累计|合计|总计|总共|一共|约|近|大约|将近|超过|逾|达到?|为|是|有|计|的|了|至少|高达|多达|增至"
    r"|增加|数量|总数|总量|人数|金额"
    r"|人次|次数|场次|时数|达致|突破|新?台币|港币|澳门币|人民币|\s|:|\()+$"
)


def subject(plain: str, printed: str, start: int, stop: int, first: int, last: int) -> str:
    """The noun phrase counted by the number between `start` and `stop`, as printed; empty where there is none."""
    after = _after(plain, stop, last)
    before = _before(plain, start, first)
    # 供餐 1,876份 日均 63份: behind a gap another thing begins, where this one was named before.
    if after is not None and not (before and plain[stop : stop + 1].isspace()):
        return printed[after[0] : after[1]]
    return printed[before[0] : before[1]] if before else ""


def _after(plain: str, stop: int, last: int) -> tuple[int, int] | None:
    found = _AFTER.match(plain, stop, min(last, stop + 20))
    if found is None:
        return None
    noun, start = found["noun"], found.start("noun")
    verb = _VERB.search(noun)
    if verb is not None:
        noun = noun[: verb.start()]
    # 27名来自…的儿童: the noun stands after 的.
    if verb is not None and not noun:
        return None
    if "的" in noun[:-1]:
        start += noun.rindex("的") + 1
        noun = noun[noun.rindex("的") + 1 :]
    return (start, start + len(noun)) if len(noun) > 1 or noun in _SHORT else None


def _before(plain: str, start: int, first: int) -> tuple[int, int] | None:
    found = _BEFORE.search(plain[max(first, start - 30) : start])
    if found is None:
        return None
    begin = max(first, start - 30) + found.start()
    said = found[0]
    tail = _TAIL.search(said)
    stop = begin + (tail.start() if tail else len(said))
    said = plain[begin:stop]
    if counted := _COUNTED.match(said):
        begin, said = begin + counted.end(), said[counted.end() :]
    if mark := _NUMBERING.match(said):
        begin, said = begin + mark.end(), said[mark.end() :]
    if lead := _LEAD.match(said):
        begin, said = begin + lead.end(), said[lead.end() :]
    while (verb := _VERB_LEAD.match(said)) and len(said) - verb.end() > 1:
        begin, said = begin + verb.end(), said[verb.end() :]
    if "的" in said[:-1]:
        begin += said.rindex("的") + 1
        said = said[said.rindex("的") + 1 :]
    return (begin, stop) if stop > begin and not (len(said) == 1 and said in KIND_OF) else None


# Words that say how it is counted, or that somebody came, and not what is counted.
_GENERAL = re.compile(
    r"(?:[共合总]计?|累计|平均\S{0,6}|[日人户次场月周]均\S{0,4}|每\S{0,4}|[总服]?务?时[长数]|时间|课时|服务|参[加与]|出席|到场|实到|出动"
    r"|覆盖|受[益惠]|使用|贡献|投入|增[加长至]|减少|降至|升至|同比\S*|环比\S*|[比较]\S+|占\S*|其中|新增?|前后|接收|接待|报名|及|和|与|有)+"
)
_VOLUNTEERS = re.compile(r"(?P<who>志愿|义工|志工|義工|志願)[者們们]?$")


def is_general(what: str) -> bool:
    """Whether folded words name nothing that can be counted by itself."""
    return not what or bool(_GENERAL.fullmatch(what))


def carried(noun: str, what: str, measure: str) -> str:
    """What is counted where only general words stand beside a number: the noun before goes on (小组2个，共8节).

    The hours that volunteers give are those of their service.
    """
    if measure == "minutes" and (found := _VOLUNTEERS.search(noun)):
        return f"{found['who']}服务"
    return noun if what in noun else noun + what
