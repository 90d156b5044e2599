"""A lecture that anybody signs up for by the poster, and a training that was held: who came has a certificate."""

from datetime import datetime, time, timedelta

from django.utils.timezone import localdate, localtime

from youju.demo.loading.structure import World
from youju.ground.access.actions import visitor
from youju.ground.periods import month
from youju.services.activities.actions import plan_activity, plan_month
from youju.services.activities.actions.certificates import certify
from youju.services.activities.actions.openings import open_sign_up
from youju.services.activities.actions.registering import sign_up
from youju.services.activities.actions.turning_up import came
from youju.services.activities.queries.certificates import came_by_name

OFFICE = "beijing"
CONSENT = "同意为本次讲座保存我的姓名和电话，仅用于联系我，活动结束30天后删除。"
# Who signed up, and how many they bring; the last ones wait.
GUESTS = (("苗春雨", 1), ("霍知秋", 0), ("阮小棠", 2), ("庄敬亭", 0), ("栾叶舟", 2))
PLACES = 8


# Who took the training of yesterday, from which organisation, and whether they want a certificate.
TRAINEES = (
    ("容知远", "青石社区服务社", True),
    ("巫晓棠", "青石社区服务社", True),
    ("单时雨", "云上助老中心", False),
)
TRAINED = "同意为本次培训保存我的姓名、单位和电话，仅用于联系我，活动结束30天后删除。"


def load(world: World) -> None:
    _lecture(world)
    _training(world)


def _training(world: World) -> None:
    by, at, office = world.hands[OFFICE], world.at, world.offices[OFFICE]
    day = localdate(at) - timedelta(days=1)
    start = datetime.combine(day, time(9, 30), tzinfo=localtime(at).tzinfo)
    before, after = start - timedelta(days=9), start + timedelta(hours=3)
    training = plan_activity(
        office=office, name="社会组织培训：项目书怎么写", activity_kind="training", since=day,
        until=day + timedelta(days=1), schedule=f"{day.month}月{day.day}日9:30-11:30", holidays="keep", by=by,
        at=before,
    )  # fmt: skip
    [session] = plan_month(activity=training, period=month(day.year, day.month), by=by, at=before)
    opening = open_sign_up(
        activity=training, session=session, code="px4m8wkn", opens_at=before, closes_at=start, capacity=30,
        waits=True, asks_organisation=True, certifies=True, role="trainee", who_may="社会组织工作人员",
        consent=TRAINED, by=by, at=before,
    )  # fmt: skip
    for number, (name, body, wants) in enumerate(TRAINEES):
        row = sign_up(
            opening=opening, name=name, phone=f"010-5550 03{number:02}", organisation=body, agrees=True,
            certificate=wants, secret=f"demo {opening.uid} {number}", computer="192.0.2.1", by=visitor(),
            at=before + timedelta(hours=number),
        )  # fmt: skip
        came(registration=row, session=session, by=by, at=after)
    chosen = [one.attendance.uid for one in came_by_name(session, named=False, on=day) if one.asked]
    certify(session=session, chosen=chosen[:1], contact=office.name, code=lambda: "DEMO4CHECK", by=by, at=after)


def _lecture(world: World) -> None:
    by, at, office = world.hands[OFFICE], world.at, world.offices[OFFICE]
    today = localdate(at)
    sunday = today + timedelta(days=(6 - today.weekday()) % 7 + 7)
    site = next(iter(office.sites.filter(until=None).order_by("position", "pk")), None)
    lecture = plan_activity(
        office=office, site=site, name="家庭教育讲座：陪孩子写作业", activity_kind="community", since=today,
        until=sunday + timedelta(days=1), schedule=f"{sunday.month}月{sunday.day}日14:00-16:00",
        description="怎么陪、陪到几岁、什么时候放手。", holidays="keep", by=by, at=at,
    )  # fmt: skip
    [session] = plan_month(activity=lecture, period=month(sunday.year, sunday.month), by=by, at=at)
    morning = datetime.combine(sunday, time(9), tzinfo=localtime(at).tzinfo)
    opening = open_sign_up(
        activity=lecture, session=session, code="yxb7k3pm", opens_at=at, closes_at=morning,
        capacity=PLACES, waits=True, role="guardian", who_may="孩子上小学的家长", consent=CONSENT, by=by, at=at,
    )  # fmt: skip
    for number, (name, along) in enumerate(GUESTS):
        sign_up(
            opening=opening, name=name, phone=f"010-5550 02{number:02}", along=along, agrees=True,
            secret=f"demo {opening.uid} {number}", computer="192.0.2.1", by=visitor(), at=at,
        )  # fmt: skip
