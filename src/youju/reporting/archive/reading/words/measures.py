"""Chinese measure words of the count grammar, what each counts, and what follows where it is another word."""

from __future__ import annotations

import re

# By what is counted: the measure words, in simplified characters. 人次 is not 人, and 件次 is not 件.
_BY_KIND = {
    "attendances": "人次 人次数 人·次 人日 人天 人份 名次",
    "persons": "人 名 位 口 个人",
    "households": "户",
    "visits": "户次 家次 例次 件次 册次 车次 架次 床日 程 趟",
    "organisations": "家 间 单位 个单位",
    "sessions": "场次 场 次 节 课时 学时 堂 节次 课次 轮 班次 期次 回 集 讲 梯次",
    "groups": "组 班 队 支 团 届 小组 个小组",
    "cases": "个案 例 宗 起 案 个个案",
    "minutes": "小时 个小时 分钟 个钟头 钟头 工时 个工时 志愿时 义工时 服务小时",
    "days": "天 个工作日 工作日 晚",
    "money": "元 块钱 港元 港币 美元 美金 欧元 英镑 日元 台币 新台币 澳门元 澳元 加元 新币 人民币 元人民币 元整",
    "items": "件 份 套 箱 袋 包 瓶 盒 只 把 台 部 辆 副 块 桶 罐 床 双 条 支 枚 颗 棵 株 盆 束 粒 桌 批 样 款 "
    "单 张 面 架 顶 根 对 卷"
    " 片 杯 碗 樽 匹 头 摊 笔",
    "meals": "餐 顿 人餐 份餐",
    "copies": "本 册 卷册 本次",
    "titles": "种",
    "pieces": "条 篇 期 则 封 幅 首 个 段 页 帖 通 篇次 条次 则次 项",
    "characters": "字 个字",
    "bytes": "G GB MB TB",
    "places": "处 所 站 座 个席位 床位 张床位 个床位 座位 个座位 亩 平方米 平米 平方尺 呎 名额 个名额 席位 席",
    "weights": "公斤 千克 斤 公吨 吨 克 磅 公里 千米 米 公升 升 立方米 毫升",
    "percent": "% 个百分点 巴仙",
    "points": "分",
    "batches": "批次 人批",
}
# What follows where the measure word is only the beginning of another word, even after a numeral.
_NOT_BEFORE = {
    "人": "员均口群",
    "单": "位独亲元身车据人项次词据价数",
    "名": "额称",
    "位": "于",
    "口": "号碑径",
    "家": "庭",
    "间": "接隔",
    "次": "数",
    "场": "地馆",
    "节": "日约能",
    "期": "间末待",
    "本": "月科",
    "种": "植",
    "条": "件例",
    "份": "额",
    "元": "宵旦",
    "组": "织",
    "班": "主级车",
    "队": "员伍",
    "支": "持付援",
    "团": "体队",
    "单位": "制",
    "起": "，。,；;至到来步点",
    "案": "例件",
    "部": "分门",
    "台": "风阶湾",
    "面": "向对积试谈",
    "对": "象于话",
    "分": "别享之",
    "项": "目",
    "所": "有以",
    "站": "点",
    "处": "理于境",
    "段": "时",
    "通": "过知讯报常",
    "则": "为是",
    "封": "闭",
    "首": "次届都",
    "批": "准评",
    "包": "括含",
    "只": "要有能",
    "天": "使下然气空",
    "晚": "上会间",
    "个": "月人别体性",
    "户": "外籍口型",
    "回": "复收应",
    "集": "中体团市",
    "讲": "座师解",
    "轮": "椅",
    "架": "构",
    "根": "据",
    "双": "方向",
    "餐": "饮厅券桌",
    "床": "位",
    "克": "服",
    "升": "级学",
    "程": "度序",
    "堂": "食",
    "轮次": "",
    "笔": "者记试",
    "条次": "",
}

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
