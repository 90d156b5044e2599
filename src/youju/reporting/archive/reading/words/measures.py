"""Chinese measure words of the count grammar, what each counts, and what follows where it is another word."""

from __future__ import annotations

import re

# By what is counted: the measure words, in simplified characters. 人次 is not 人, and 件次 is not 件.
_BY_KIND = {
    "attendances": "人次 人次数 人·次 人日 人天 人份 名次",
    "persons": "人 名 位 口 个人 员",
    "households": "户",
    "visits": "户次 家次 例次 件次 册次 件次 车次 架次 床日",
    "organisations": "家 间",
    "sessions": "场次 场 次 节 课时 学时 堂 节次 课次 轮 趟 班次 期次 回 集 讲",
    "groups": "组 班 队 支 团 届 小组 个小组",
    "cases": "个案 例 宗 单 起 案 个个案",
    "minutes": "小时 个小时 分钟 个钟头 钟头 工时 个工时 志愿时 义工时 服务小时",
    "days": "天 个工作日 工作日 晚",
    "money": "元 块钱 港元 港币 美元 美金 欧元 英镑 日元 台币 新台币 澳门元 澳元 加元 新币 人民币 元人民币 元整",
    "items": "件 份 套 箱 袋 包 瓶 盒 只 把 台 部 辆 副 块 桶 罐 床 双 条 支 枚 颗 棵 株 盆 束 粒 桌 批 样 款 张 面 架 顶 根 对 卷"
    " 片 杯 碗 樽 打 匹 头",
    "meals": "餐 顿 人餐 份餐",
    "copies": "本 册 卷册 本次 册次",
    "titles": "种",
    "pieces": "条 篇 期 则 封 幅 首 个 段 页 帖 通 篇次 条次 则次 项 号 宗 版",
    "characters": "字 个字",
    "photos": "张",
    "bytes": "G GB MB TB G字节",
    "places": "处 所 站 座 间 席 个席位 床位 张床位 床 个床位 座位 个座位 亩 平方米 平米 平方尺 呎 方 名额 个名额 席位",
    "weights": "公斤 千克 斤 吨 克 磅 公里 千米 米 公升 升 立方米 里 度 毫升",
    "percent": "% 个百分点 巴仙 成",
    "points": "分",
    "batches": "批次 人批 批",
}
# What follows where the measure word is only the beginning of another word.
_NOT_BEFORE = {
    "人": "员士们群民生手家文类均间性格际物体力大心情口工行",
    "名": "单字称义额为列誉人牌录额词",
    "位": "置于移",
    "口": "号碑头径述语才",
    "家": "庭长人访务乡政园属居具里教校门电用常",
    "间": "接隔断歇",
    "次": "日数序于要年级月生",
    "场": "地所馆景面",
    "节": "日约目假点育奏前后气庆",
    "期": "间待末望刊限满货",
    "本": "月地馆人期年社次中会机季周报身科土市区院校站着届院部职课学部刊处",
    "册": "子",
    "种": "植树子",
    "条": "件例款",
    "件": "数",
    "份": "额量",
    "字": "数面体",
    "张": "贴力",
    "元": "宵旦素月老",
    "组": "织成长员合建装",
    "班": "主级长车会",
    "队": "员伍长",
    "支": "持部付援出撑",
    "团": "体队圆结员支年",
    "届": "时满",
    "单": "位元亲独人元一",
    "起": "来点步始源初到伏",
    "案": "例件主",
    "部": "分门署队长",
    "台": "阶风湾",
    "台风": "",
    "面": "向对积试谈包议",
    "头": "条脑发等",
    "对": "象于话口接一策应",
    "打": "造工算扫开印",
    "方": "面案式法便向针",
    "里": "面程",
    "度": "过",
    "成": "为果员立长功就人效年都",
    "分": "享别钟为成布会享店部钟数类配析段组开公社行期批区时局发队校工中流支",
    "项": "目链",
    "号": "码召称",
    "版": "权本块",
    "所": "有以在属需长",
    "站": "点在长台",
    "处": "理于境长在",
    "段": "时落",
    "通": "过知讯报常用识",
    "则": "为是",
    "封": "闭面",
    "首": "次个届都先",
    "批": "准评发",
    "包": "括含装",
    "只": "要有是能会",
    "把": "握",
    "天": "使下然气空堂",
    "晚": "上会间年",
    "个": "月案人体别性股星年",
    "户": "外籍口型主",
    "样": "本子",
    "回": "复收访应顾馈归家来",
    "集": "中体合团市资",
    "讲": "座师解述课者",
    "轮": "椅流",
    "堂": "食",
    "席": "位",
    "架": "构",
    "根": "据本",
    "顶": "峰",
    "员": "工",
    "克": "服",
    "升": "级学",
    "米": "饭粉",
    "双": "方向",
    "餐": "饮厅桌馆券",
    "款": "项式",
    "页": "面码",
    "床": "位上",
    "度假": "",
}
_FREE = frozenset({"万元"})

KIND_OF: dict[str, str] = {}
for _kind, _words in _BY_KIND.items():
    for _word in _words.split():
        KIND_OF.setdefault(_word, _kind)

_PATTERNS = [
    re.escape(word) + (f"(?![{_NOT_BEFORE[word]}])" if _NOT_BEFORE.get(word) else "(?![A-Za-z])" * word.isascii())
    for word in sorted(KIND_OF, key=len, reverse=True)
    if word != "%"
]
MEASURE = "(?:" + "|".join(_PATTERNS) + "|%)"

# What people are counted by, or times: parts of one total may be printed in any of these.
PEOPLE = frozenset({"persons", "attendances"})


def kind_of(unit: str) -> str:
    """What a measure word counts; empty for a word that is none."""
    return KIND_OF.get(unit, "")
