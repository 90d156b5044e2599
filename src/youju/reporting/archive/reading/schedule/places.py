"""Whether a piece of an announcement names a place: by how places are called, not by standing at the end."""

from __future__ import annotations

import re

_HAN = re.compile(r"[一-鿿]")
# How Chinese places end; a storey, a side or an exit may follow.
_ENDS = re.compile(
    r"(?:室|厅|堂|馆|中心|站|园|场|楼|层|店|院|校|校区|小学|中学|大学|门|口|路|街|巷|里|弄|村|社区|基地|会所|吧|书屋|书房|剧场|码头|沙滩|滩"
    r"|山|湖|河|江|桥|岛|大厦|之家|食堂|线上|网上|会议|直播间|处|部|亭|棚|宿舍|小区|苑|坊|邨|厨房|操场|天台|平台|旁|侧|边|内|外"
    r"|房|屋|舍|阁|台|吧|铺|摊位|车上|家中|zoom|teams)(?:[a-z\d一二三四五六七八九十东西南北正后前]{0,4}(?:楼|层|室|座|门|出?口|区|侧|面|旁|下|内|外))?$",
    re.I,
)
_ADDRESS = re.compile(r"[路街道巷里弄村]\S{0,8}\d+\s?号?|\d+\s?(?:号|楼|层|室|/f)", re.I)
# What begins so says what happens there, for whom, or what to bring.
_NO_PLACE = re.compile(
    r"^(?:增|促|提[升高]|欢迎|学习?|练|体验|认识|陪|带|请|可|须|需|由|免|收?费|限|名额|满|每|共|约|适|供|凭|携|自|先|现场报|预约|内容|主题|对象"
    r"|嘉宾|主讲|讲者|导师|分享|参加|亲子|一起|与|和|为|让|了解|教|做|讲|看|听|玩|唱|画|联系|负责|报名|查询|逢|均|照常|连续|除|至|起|止|全体|所有)"
    r"|名额|人数|费用|对象|截止|报名"
)
_EN_NOUN = re.compile(
    r"\b(?:hall|rooms?|centre|center|house|library|church|chapel|school|college|park|street|road|lane|avenue|caf[eé]|kitchen"
    r"|gardens?|office|hub|club|gym|studio|court|square|theatre|theater|museum|market|station|pool|pitch|field|barn|shed"
    r"|allotments?|zoom|online|building|floor|suite|lobby|lounge|clinic|foyer|marquee|green|beach|pier|harbour|playground"
    r"|mosque|temple|synagogue|pub|inn|hotel|site|campus|yard|workshop|gallery|cinema|arena|stadium|farm|wood|woods|lake"
    r"|car park|branch|annexe?|basement|upstairs|downstairs|gate|steps|lighthouse|entrance|reception)\b",
    re.I,
)
_EN_NO_PLACE = re.compile(
    r"^(?:bring|wear|book|ring|call|text|email|contact|register|rsvp|ages?|for|with|no\b|drop|open|all\b|members|suitable|donation"
    r"|places?|limited|tickets?|starting|starts?|until|weekly|monthly|meet\s|refreshments|cost|suggested"
    r"|run by|led by|every|each)"
    r"|\b(?:limited to|per person|each|required|welcome|provided|included|last orders|sharp)\b|\d{5}",
    re.I,
)
_AT = re.compile(
    r"^(?:at[,\s]+(?=on\s|at\s|in\s))?(?:,?\s?(?:meet(?:ing)?\s)?(?:at|in|on|from|@|outside|by)\s)(?:the\s|our\s)?(?=\S)",
    re.I,
)


def place_of(said: str, plain: str) -> str:
    """The place that a printed piece names, without “at”; empty where it names none. `plain` is it folded."""
    if _HAN.search(plain):
        named = not _NO_PLACE.search(plain) and bool(_ENDS.search(plain) or _ADDRESS.search(plain))
        return said if named and len(plain) <= 24 else ""
    led = _AT.match(plain)
    rest, words = (said[led.end() :], plain[led.end() :]) if led else (said, plain)
    if len(words) > 60 or (not led and _EN_NO_PLACE.search(words)):
        return ""
    titled = all(word[0].isupper() or word[0].isdigit() or len(word) < 4 for word in words.split())
    return rest if _EN_NOUN.search(words) or (titled and words[:1].isupper()) else ""
