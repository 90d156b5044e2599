"""An invented month of two invented offices, small enough to read, with every oddity an edition has to print."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO

from PIL import Image, ImageDraw

from youju.reporting.publishing.content import (
    Block,
    Entry,
    Figure,
    Group,
    Issue,
    Line,
    Month,
    Notice,
    Number,
    Occurrence,
    Picture,
    Place,
    Preview,
    Results,
    Run,
    Story,
    Text,
)

RIVER = "临江同行"
HARBOUR = "南浦同行"


def photo(width: int = 720, height: int = 405) -> Picture:
    """A drawn evening: sun, hills and water, as a JPEG."""
    canvas = Image.new("RGB", (width, height), (244, 224, 196))
    pen = ImageDraw.Draw(canvas)
    pen.ellipse((width * 0.62, height * 0.16, width * 0.76, height * 0.41), fill=(214, 120, 84))
    for step, colour in enumerate([(176, 168, 140), (132, 138, 120), (92, 104, 98)]):
        top = height * (0.48 + 0.12 * step)
        hill = [(0, height), (0, top), (width * (0.2 + 0.15 * step), top - 60), (width * 0.6, top + 24)]
        pen.polygon([*hill, (width, top - 30), (width, height)], fill=colour)
    file = BytesIO()
    canvas.save(file, "JPEG", quality=82)
    return Picture(file.getvalue(), "image/jpeg", "傍晚的江边，几座小山后面太阳正要落下", width, height)


def figure(key: str, label: str, office: str, amount: int | None, text: str, unit: str, **more: object) -> Figure:
    """A figure with a definition of its own and a page to open."""
    plain = Figure(
        key=key,
        label=label,
        definition=f"当月{label}，按到场登记逐次计数，取消和缺席不计。",
        office=office,
        amount=amount,
        text=text,
        unit=unit,
        reading="当月发生",
        anchor=f"figures/{key.replace('.', '-')}/",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def months(*amounts: int | None) -> tuple[Month, ...]:
    labels = ["10月", "11月", "12月", "1月", "2月", "3月"][-len(amounts) :]
    pairs = zip(labels, amounts, strict=True)
    return tuple(Month(label, amount, "—" if amount is None else f"{amount:,}") for label, amount in pairs)


CARE = figure(
    "care.served", "托管服务人次", RIVER, 1284, "1,284", "人次", months=months(910, 1042, 980, 310, 455, 1284)
)
VISITS = figure("visits.households", "走访困境儿童家庭", RIVER, 27, "至少 27", "户", at_least=True)
CASES = figure("cases.open", "在案个案", RIVER, None, "1–7", "人", suppressed=True, reading="月末在案")
HOURS = figure(
    "volunteers.minutes", "志愿服务时长", RIVER, 19093, "318.22", "小时", stored_unit="minutes",
    months=months(12000, 14400, 9000, 4020, 8000, 19093),
)  # fmt: skip
TRAINED = figure("training.attended", "培训到场人数", RIVER, 80, "80余", "名", approximate=True)
CALLS = figure(
    "helpline.calls", "接听咨询电话", RIVER, 1609, "1,609", "个", months=months(120, 140, 133, 480, 902, 1609)
)
LOANS = figure("library.loans", "图书外借", HARBOUR, 870, "870", "册", months=months(601, 640, 588, 204, 399, 870))
CLASSES = figure("classes.held", "兴趣课堂", HARBOUR, 41, "41", "场")
GIFTS = figure("giving.amount", "收到捐赠", HARBOUR, 1280050, "12,800.50", "元", stored_unit="fen")
PATROL = figure("elders.visits", "探访独居老人", HARBOUR, None, "未报", "人次")
WORDS = figure(
    "posts.characters",
    "发布文字",
    HARBOUR,
    23409,
    "23,409",
    "字",
    months=months(18000, 20100, None, 9900, 15000, 23409),
)

FIGURES = (CARE, VISITS, CASES, HOURS, TRAINED, CALLS, LOANS, CLASSES, GIFTS, PATROL, WORDS)


def says(*runs: str | Figure) -> tuple[Run, ...]:
    return tuple(
        Text(run) if isinstance(run, str) else Number(run, run.text.replace(" ", "") + run.unit) for run in runs
    )


def paragraph(*runs: str | Figure, kind: str = "p") -> Block:
    return Block(kind, says(*runs))


def line(margin: Figure | None, *runs: str | Figure) -> Line:
    return Line(margin, says(*runs))


RESULTS = (
    Results(
        RIVER,
        (
            Group(
                "直接服务",
                (
                    line(
                        CARE,
                        "3月，四个童缘站点每个上学日放学后开门，陪孩子写作业、读书、做运动，共服务",
                        CARE,
                        "。",
                    ),
                    line(
                        VISITS,
                        "社工与陪伴志愿者结伴走访",
                        VISITS,
                        "家庭，送去开学用的文具，也听家长说说新学期的安排。",
                    ),
                    line(CASES, "月末仍在陪伴的个案", CASES, "，每一例都有督导同行。"),
                    line(HOURS, "26名志愿者参与托管和走访，累计服务", HOURS, "。"),
                ),
            ),
            Group(
                "支持平台",
                (
                    line(TRAINED, "“把账记明白”公益财务课开讲，", TRAINED, "社会组织同行到场。"),
                    line(CALLS, "年检年报高峰来临，值班同事接听咨询电话", CALLS, "，平均每个工作日七十多个。"),
                ),
            ),
        ),
    ),
    Results(
        HARBOUR,
        (
            Group(
                "",
                (
                    line(LOANS, "自助图书角外借", LOANS, "，绘本和科普书最受欢迎。"),
                    line(CLASSES, "剪纸、篮球、合唱等兴趣课堂开展", CLASSES, "。"),
                    line(GIFTS, "收到街坊和月捐伙伴的捐赠", GIFTS, "，用于购置儿童读物。"),
                    line(PATROL, "探访独居老人的登记表还在路上，收到后补记。"),
                    line(WORDS, "公众号和社区黑板报发布文字", WORDS, "。"),
                    line(None, "新搬来的邻居小院三月试开放，欢迎来坐坐。"),
                ),
            ),
        ),
    ),
)

HEADLINES = (
    Story(
        "一间教室，变成整条街的书房",
        (
            paragraph(
                "临江童缘把闲置的活动室改成了社区书房。白天是老人看报的地方，放学后归孩子，晚上留给下班的年轻人。"
            ),
            paragraph("开张第一个月，书房借出图书", LOANS, "，还收到邻居送来的两把摇椅。"),
        ),
        link="https://news.example.org/reading-room/",
        pictures=(photo(),),
        office=RIVER,
    ),
    Story(
        "国际社工日：孩子们给社工写信",
        (paragraph("三月第三个星期二，孩子们把想说的话写在卡片上，贴满了一面墙。最多的一句是“明天还来吗”。"),),
        link="https://news.example.org/letters/",
        office=HARBOUR,
    ),
    Story(
        "1,609个电话背后的年检季",
        (
            paragraph(
                "从“第几页要盖章”到“账对不上怎么办”，值班同事一个一个答。我们把最常问的三十个问题整理成册，四月发布。"
            ),
        ),
        link="https://news.example.org/calls/",
        office=RIVER,
    ),
)


def weekly(
    uid: str, days: tuple[int, ...], start: time | None, end: time | None, off: int = 0
) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(f"{uid}-{day}", int(day == off), date(2026, 4, day), start, end, day == off) for day in days
    )


PREVIEW = (
    Preview(
        RIVER,
        (
            Place(
                "临江童缘",
                (
                    Entry("社区儿童托管", "每周一至周五15:00-18:30", ("法定节假日除外",),
                          weekly("care", (1, 2, 3, 7, 8), time(15), time(18, 30), off=3)),
                    Entry("家长见面会", "4月24日18:00-19:30", (),
                          weekly("parents", (24,), time(18), time(19, 30))),
                    Entry("春季远足", "4月中下旬", ("日期看天气，另行通知",)),
                ),
                address="临江市江畔路12号二层",
                directions="地铁2号线江畔站B口，沿河向东步行300米",
                phone="010-5550 0101",
                contacts="林老师",
            ),
            Place("入户陪伴", (Entry("陪伴志愿者结对", "每周六、日"),), phone="19900000021", contacts="周老师"),
        ),
    ),
    Preview(
        HARBOUR,
        (
            Place(
                "南浦图书角",
                (
                    Entry("世界读书日故事会", "4月23日19:30", (), weekly("stories", (23,), time(19, 30), None)),
                    Entry("图书角盘点，闭馆一天", "4月29日", (), weekly("stock", (29,), None, None)),
                ),
                address="南浦市码头街道文化站一层",
                phone="010-5550 0202",
            ),
        ),
    ),
)  # fmt: skip

ISSUE = Issue(
    uid="3f0c2b6e-6f0d-4a53-9a3e-2d2a8f6b1c10",
    network="同行社会工作网络",
    bulletin="同行月刊",
    period="2026-03",
    month="2026年3月",
    next_month="2026年4月",
    revision=2,
    released_at=datetime(2026, 4, 8, 10, 32, tzinfo=UTC),
    audit_head="9b1f0c7e55d24a6fb3a8c1e07d9246f1083b5ce2aa71940d6e2f8b3c5d710e94",
    address="https://bulletin.example.org/2026-03/",
    letter=(
        paragraph("亲爱的朋友："),
        paragraph("三月的江边，柳树先绿。孩子们开学了，书房里又坐满了人；年检季也到了，电话从早响到晚。"),
        paragraph(
            "这个月我们最高兴的，是托管服务回到了",
            CARE,
            "。每一个数字背后，都是某个下午有人开门、有人到来。谢谢你一直在。",
        ),
    ),
    headlines=HEADLINES,
    crowdfunding=(
        Story(
            "给书房添一盏灯",
            (
                paragraph("“一盏灯”项目三月收到", GIFTS, "，进度如下："),
                paragraph("已购阅读灯40盏，装好32盏；", kind="li"),
                paragraph("剩余款项用于更换书架，五月公示明细。", kind="li"),
            ),
            link="https://give.example.org/lamp/",
        ),
    ),
    results=RESULTS,
    practice=(
        Story(
            "怎样让一个图书角活过三年",
            (
                paragraph(
                    "很多图书角热闹半年就落了灰。我们三年里开了五个，关了两个，留下的三个有一些共同的地方。"
                ),
                paragraph("先有人，再有书", kind="h3"),
                paragraph("每个图书角都从三位愿意值班的邻居开始。没有他们，书再多也只是仓库。"),
                paragraph("让借书比不借更省事", kind="h3"),
                paragraph("不押金、不办卡，孩子用昵称登记，还书时自己划掉。丢书率比我们担心的低得多。"),
            ),
            office=HARBOUR,
        ),
    ),
    preview=PREVIEW,
    giving=(
        paragraph("每月三十元，够一个孩子一个月的课后点心。"),
        paragraph("月捐伙伴可随时查看款项去向，也可以随时停止。"),
    ),
    notices=(
        Notice(
            "2026年2月月刊",
            "服务成效·临江同行",
            "接听咨询电话920个",
            "902个",
            "两页登记表重复录入",
            date(2026, 4, 2),
        ),
    ),
    cover=photo(),
    figures=FIGURES,
    links={"pdf": "2026-03.pdf", "calendar": "2026-03.ics", "figures": "2026-03-figures.csv"},
)

DRAFT = replace(ISSUE, revision=1, released_at=None, audit_head="")


def a_full_month() -> Issue:
    """As long as a real month of four offices gets: 84 lines, 12 headlines, 16 places."""
    return replace(
        ISSUE,
        headlines=tuple(replace(story, pictures=()) for story in HEADLINES * 4),
        results=RESULTS * 7,
        practice=ISSUE.practice * 3,
        preview=PREVIEW * 5,
        cover=None,
        figures=FIGURES * 7,
    )
