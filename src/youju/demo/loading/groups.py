"""The closed group of the demo: planned and approved, its members screened, most of its meetings written down."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from youju.demo.loading.sources import evening
from youju.demo.loading.structure import World
from youju.services.activities.actions.evaluating import measure, review
from youju.services.activities.actions.groupwork import plan_group
from youju.services.activities.actions.meeting import screen, write_down
from youju.services.activities.models import Activity, Session

SLUG = "bj-group-mirror"
RUNNER, SUPERVISOR = "bj-worker1", "bj-supervisor"
SAID: dict[str, Any] = {
    "need": "转学来的孩子在班里不说话，放学后也不愿和人玩；班主任和家长都提过。",
    "approach": "社会学习理论；以游戏和画自画像为主",
    "criteria": "四至六年级，近半年转学，愿意来",
    "meetings": 20,
    "goals": [("能说出自己的心情", "一分钟里说出的情绪词个数"), ("敢在小组里开口", "一节里主动说话的次数")],
}
SPOKEN = (
    "愿意来；怕生，先让同伴陪着坐", "话多，答应轮流说", "妈妈支持，周日上午有空", "不大说话，喜欢画画",
    "上学期参加过，愿意再来", "想来，怕自己说不好",
)  # fmt: skip
MEETINGS = (
    ("认识彼此，定下小组约定", "画名字牌，轮流说名字的来历。2号替4号说了，4号点头。", "两两坐在一起，4号靠门。"),
    ("说说今天的心情", "抽情绪卡，各说一件事。1号说“难过”时停了很久，大家等她说完。", "开始互相等。"),
    ("心情有颜色", "用颜色画一周的心情。5号把整张纸涂黑，又在角上点了黄。", "5号和3号分了颜料。"),
    ("吵起来怎么办", "玩抢椅子，2号和6号吵了起来，停下来说各自想要什么。", "第一次有人说“我不同意”。"),
    ("我需要", "练习用“我需要”开头说话。4号第一次先开口。", "其他人给4号鼓掌。"),
    ("照镜子：别人眼里的我", "互相写一句看到的优点，贴在自画像旁边。", "气氛松，笑声多。"),
    ("一起办一件小事", "商量给托管的小朋友讲一个故事，分工写在纸上。", "1号主持，3号记录。"),
)  # fmt: skip


def go(world: World, activity: Activity, sessions: Sequence[Session]) -> None:
    """From the plan before the first meeting to the records of the first seven."""
    runner, boss = world.users[RUNNER].actor, world.users[SUPERVISOR].actor
    before = evening(sessions[0].day - timedelta(days=1))
    stamp: dict[str, Any] = {"by": runner, "at": before}
    plan = plan_group(activity=activity, supervisor=world.users[SUPERVISOR], **SAID, **stamp)
    for child, words in zip(world.children[activity.office.slug], SPOKEN, strict=False):
        screen(plan=plan, person=child, taken=True, words=words, **stamp)
    review(
        plan=plan, of="plan", verdict="approved", words="目标清楚。第二个目标记得每节都数。", by=boss, at=before
    )  # fmt: skip
    values = {goal.uid: (tenths, len(SPOKEN)) for goal, tenths in zip(plan.goals.all(), (22, 8), strict=True)}
    measure(plan=plan, when="before", values=values, **stamp)
    for session, (aim, happened, dynamics) in zip(sessions, MEETINGS, strict=False):
        write_down(
            plan=plan, session=session, aim=aim, happened=happened, dynamics=dynamics, reflection="", ahead="",
            by=runner, at=evening(sessions[-1].day),
        )  # fmt: skip
