"""What is written in digits and counts nothing: dates, times, telephones, addresses, ages, ordinals, numbering."""

from __future__ import annotations

import re

CN = "零一二两三四五六七八九十百千"
_N = rf"(?:\d{{1,4}}|[{CN}廿卅]{{1,5}})"
_TO = r"\s{0,2}(?:-{1,2}|至|到)\s{0,2}"
_YEAR = r"(?:(?:19|20)\d\d|[一二]零?[零一二三四五六七八九]{2,3}|民国\s?(?:\d{2,3}|[零一二三四五六七八九十]{1,4}))"
_CLOCK = r"\d{1,2}\s?:\s?\d{2}(?!\d)"
_EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
EN_MONTH = _EN_MONTH
_EN_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

_ALTERNATIVES = {
    "address": r"(?:https?://|www\.)[^\s一-鿿]{1,300}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
    "title": r"《[^《》\n]{0,60}》",
    "clock": (
        rf"{_CLOCK}(?:\s?[ap]\.?m\b\.?)?"
        r"|\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}(?:\.\d{2})?\s?-\s?\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b"
        rf"|(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|早|午|晚)\s?{_N}(?:[点时]|{_TO}{_N}[点时])"
        rf"|{_N}(?:[点时](?!候|间|长|段|常|代|数|装|刻|尚|评|心|名|赞|钟头))(?:[半正整]|{_N}[分刻])?"
        r"|\d{1,2}\s?o'clock"
    ),
    "date": (
        rf"{_YEAR}\s?(?:年度?|/|-|\.)\s?(?:{_N}\s?(?:月份?|/|-|\.)\s?(?:{_N}\s?[日号]?)?)?(?!\d)"
        rf"|{_YEAR}\s?-\s?(?:\d{{2,4}})\s?(?:学?年度?)?"
        rf"|{_N}\s?月(?:份|底|初|末|[上中下]旬)?(?:\s?{_N}(?:\s?[日号]|(?={_TO}{_N}\s?[日号])|(?=、\s?{_N})))?"
        rf"(?:(?:{_TO}|、|和|及)\s?(?:{_N}月)?{_N}\s?[日号]){{0,40}}"
        rf"|{_N}(?:{_TO}{_N})?\s?[日号](?!均|常|间|托|程|照|本|召|码|称|志|益|后|渐|用|记|报|子|元)"
        r"|(?<![\d.])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])"
        rf"|(?:周|星期|礼拜)[一二三四五六日天](?:{_TO}(?:周|星期|礼拜)?[一二三四五六日天])?"
        rf"|\b{_EN_DAY}(?:\s?(?:-|to|and|&|,)\s?{_EN_DAY}){{0,20}}\s(?:of\s)?{_EN_MONTH}\b\.?(?:,?\s(?:19"
        rf"|20)\d\d)?"
        rf"|\b{_EN_MONTH}\b\.?\s{_EN_DAY}(?:\s?(?:-|to|and|&|,)\s?{_EN_DAY}){{0,20}}(?:,?\s(?:19|20)\d\d)?(?!\d"
        rf"|[,.]\d)"
        rf"|\b{_EN_MONTH}\b\.?,?\s(?:19|20)\d\d|(?:19|20)\d\d/\d{{2,4}}"
        r"|\b(?:spring|summer|autumn|fall|winter|in|since|by|from|until|of|during|for|early|mid|late|year|fy|end)"
        r"\s(?:19|20)\d\d\b(?!\s(?:people|children|families|hours|meals|visits|calls|sessions|volunteers|members))"
        r"|(?:19|20)\d\ds\b|\bq[1-4]\b"
        rf"|(?:第|前|上)?{_N}个?季度|{_N}年(?:级|代|前|来|以[来上]|间|多|半|期|内|度)?|{_N}个?多?(?:月|星期"
        rf"|礼拜|周|年头|世纪|学期)"
        r"(?!\d)|(?:正月|腊月|初)[一二三四五六七八九十]{1,2}"
    ),
    "ordinal": (
        rf"第\s?[{CN}\d]{{1,9}}(?:\s?(?:、|-|至|到|和)\s?第?[{CN}\d]{{1,9}}){{0,9}}\s?(?:人次|个"
        rf"|[^\s\d,，。;；、]?)?"
        r"|\b\d{1,4}(?:st|nd|rd|th)\b"
        r"|(?:总第|no\.?|issue|vol\.?|volume|number|#|no|room|rm|flat|unit|block|floor|suite|level|bus|route"
        r"|page|p\.)\s?\d{1,6}"
        r"|\d{1,3}/f\b"
    ),
    "telephone": (
        r"(?:电话|手机|热线|传真|致电|查询|咨询|联系|报名|whatsapp|tel|telephone|phone|ph|mobile|fax|call|text"
        r"|hotline|helpline)"
        r"[^\d\n]{0,10}\(?\+?\d[\d\- ()/]{5,30}\d"
        r"|(?<![\d.,])(?:\+?\d{1,3}[- ])?\(?0\d{2,4}\)?[- ]?\d{3,4}[- ]?\d{3,4}(?:[-转]\d{1,5})?(?![\d,.]\d)"
        r"|(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)[48]00[- ]\d{3,4}[- ]\d{3,4}(?!\d)"
        r"|(?<![\d.,])\d{4}[ -]\d{4}(?![\d,.])|(?<!\d)\d{3}-\d{3,4}-\d{4}(?!\d)|\(\d{2,4}\)\s?\d{3,4}[- ]?\d{3,4}"
    ),
    "place": (
        rf"{_N}(?:-{_N})?\s?(?:号(?:楼|院|线|门|铺)?|楼|层|室|栋|幢|单元|弄|巷|环|路(?=公交|车|、|\)))"
        r"|(?-i:\d{1,5}(?:[-/]\d{1,5})?[a-z]?\s(?:[A-Z][A-Za-z']{1,20}\s){1,3}"
        r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Way|Close|Square|Hill|Place|Terrace|Row|Court)\b)"
        r"|邮编\D{0,4}\d{6}"
    ),
    "age": (
        rf"{_N}(?:{_TO}{_N})?\s?(?:周?岁)(?:以[上下])?|{_N}{_TO}{_N}\s?个月(?:大|婴|宝)"
        r"|\b(?:aged?|ages|over|under)[\s-]\d{1,3}(?:\s?(?:-|to|and)\s?\d{1,3})?(?=\s?(?:years|yrs|s\b|,(?!\d)"
        r"|\.(?!\d)|\)|$|and\b|who\b))"
        r"|\bages?d?\s\d{1,3}(?:\s?(?:-|to|and)\s?\d{1,3}|\+)?|\b\d{1,3}(?:\s?(?:-"
        r"|to)\s?\d{1,3})?[\s-]?year[\s-]olds?|\b(?:under|over)[\s-]\d{1,3}s"
        r"|\b\d{1,3}\s?(?:-|to)\s?\d{1,3}\s?(?:years|yrs)"
    ),
    "code": r"(?<![A-Za-z])[A-Za-z]{1,12}-?\d[\dA-Za-z]{0,20}|\d{1,9}[a-fh-z]{1,9}\d[\dA-Za-z]{0,20}"
    r"|(?<!\d)\d{1,4}[A-F]{1,2}(?!\w)|#[^#\n]{1,40}#",
    "name": r"“(?![^“”\n]{0,14}\d(?:人次|小时|元|%))[^“”\n]{1,16}”",
    "ratio": r"\d{1,9}(?:\.\d{1,9})?\s?(?::|/|比)\s?\d{1,9}(?:\.\d{1,9})?(?:\s?[:/]\s?\d{1,9})?"
    r"|[二三四五六七八九十]分之[一二三四五六七八九十]|\d{1,9}分之\d{1,9}|\d{1,4}x\d{1,4}",
    "always": rf"{_N}小时(?:热线|服务|开放|不打烊|值班|值守|在线|制|营业|内|全天|自助|接听|便利|求助|援助|照护)"
    r"|\b(?:24|twenty-four)[\s-]hour|24/7|7x24",
    # 三站累计, 两地共: all of them together, and nothing counted.
    "all": r"[两三四五六七八九十]{1,2}(?:个)?(?:站|地|处|校|院|中心|校区|区|组|所|馆"
    r"|家)(?=[累合共总均都全一的]|本月|今年|全年)",
    "rate": rf"(?<!平均)(?:每|逢)(?:个)?(?:周|星期|月|天|日|年|次|节|场|堂|季度?){_N}(?:{_TO}{_N})?(?:次|节|场|堂"
    rf"|个?小时|分钟|天)",
    "span": rf"(?:为期|历时|持续|长达|连续){_N}(?:天|日|个?小时|分钟|晚|届|期)|{_N}(?:天|日|个?小时|分钟)(?:内"
    rf"|后|前|之内)",
}
# The look ahead lets the engine step quickly over letters at which nothing of this begins.
_BEGINS = rf"(?=[\d{CN}廿卅a-z#《“(+前上凌清早中午下傍晚夜周星礼正腊初总电手热传致查咨联报邮每逢为历持长连第民])"
NOT_A_FIGURE = re.compile(
    _BEGINS + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _ALTERNATIVES.items()) + ")",
    re.IGNORECASE | re.ASCII,
)
# At the start of a line: 1、 (2) 三、 （四） ① 5. and the like.
NUMBERING = re.compile(
    r"[\s*•·\-]*(?:[(\[]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[)\]]|(?:\d{1,2}"
    r"|[一二三四五六七八九十]{1,3})(?:[、)]|\.(?!\d)|:(?!\d))"
    # 1.4月2日: behind the number of an item a date begins.
    r"|\d{1,2}\.(?=\d{1,2}月\d)|[①-⑳])\s*"
)
