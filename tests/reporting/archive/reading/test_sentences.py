"""Small texts, one habit of the field each: offices inside sentences, rows without a table, places, periods."""

import pytest

from youju.reporting.archive.reading import read

HEAD = "晨光社工服务社简报\n2022年3月\n\n服务数据\n"
EN = "Larkfield Community Trust\nOctober 2019 newsletter\n\nOur services\n\n"


def told(text, *fields):
    return [tuple(row[field] for field in fields) for row in read(text)["figures"]]


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        ("城东站本月走访居民136户；河西站接待居民来访245人次。", ["城东站", "河西站"]),
        ("先说东湖中心。三月开放20天，服务58人。", ["东湖中心", "东湖中心"]),
        ("北京办公室完成督导4次。三站累计建档28份。", ["北京办公室", ""]),
        ("其中探访组出动92人次；维修组出动35人次。", ["探访组", "维修组"]),
        ("晨光社工服务社本月开展活动6场。", [""]),
        ("社区居民参加活动210人。", [""]),
    ],
)
def test_an_office_that_a_sentence_begins_with_has_its_figures(said, offices):
    assert [office for (office,) in told(HEAD + said, "office")] == offices


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        (
            "At our Riverside Centre we ran 38 sessions. Fourteen new families registered.",
            ["Riverside Centre"] * 2,
        ),
        (
            "In Leeds, 63 volunteers gave 1,105 hours. In Bradford, 41 volunteers came.",
            ["Leeds", "Leeds", "Bradford"],
        ),
        ("Coastal team: 88 visits to 52 families.", ["Coastal team"] * 2),
        ("Our Whitby office reopened on 4 July. It has since welcomed 132 callers.", ["Whitby office"]),
        ("We ran 12 workshops at the Hillside Hub.", ["Hillside Hub"]),
        ("In October, 63 volunteers came.", [""]),
    ],
)
def test_an_english_office_is_heard_at_the_beginning_and_at_the_end(said, offices):
    assert [office for (office,) in told(EN + said, "office")] == offices


def test_rows_of_a_label_and_numbers_are_figures_and_no_headings():
    rows = "East Side Office\nFamilies served 142\nEmergency grants 17 grants $4,250\nDebt advice: 57 clients\n"
    assert told(EN + rows, "value", "unit", "what", "office") == [
        (142, "families", "Families served", "East Side Office"),
        (17, "grants", "grants", "East Side Office"),
        (4250, "$", "grants", "East Side Office"),
        (57, "clients", "clients", "East Side Office"),
    ]


def test_a_wide_space_parts_a_label_from_its_number():
    rows = "長者探訪　126 人次\n興趣班　22 班　398 人次\n"
    assert told("仁樂中心\n2019年10月\n\n服務統計\n" + rows, "value", "unit", "what") == [
        (126, "人次", "長者探訪"), (22, "班", "興趣班"), (398, "人次", "興趣班"),
    ]  # fmt: skip


def test_cards_and_tables_are_known_by_their_rhythm():
    cards = "在册服务对象\n312\n人\n本月新增\n18\n人\n"
    assert told(HEAD + cards, "value", "unit", "what") == [(312, "人", "在册服务对象"), (18, "人", "本月新增")]
    cells = "厨房\n平价餐（份）\n志愿者（人次）\n月湖厨房\n3,150\n208\n古琴厨房\n2,480\n176\n"
    assert told(HEAD + cells, "value", "unit", "office") == [
        (3150, "份", "月湖厨房"), (208, "人次", "月湖厨房"), (2480, "份", "古琴厨房"), (176, "人次", "古琴厨房"),
    ]  # fmt: skip


def test_words_before_the_numbers_may_fill_two_columns():
    table = "项目\t指标\t2月\t3月\n书车\t出车次数(次)\t12\t13\n课堂\t辅导人次\t860\t905\n"
    assert told(HEAD + table, "value", "unit", "what", "period") == [
        (12, "次", "书车出车次数", "2022-02"), (13, "次", "书车出车次数", "2022-03"),
        (860, "人次", "课堂辅导人次", "2022-02"), (905, "人次", "课堂辅导人次", "2022-03"),
    ]  # fmt: skip


def test_a_general_word_counts_what_was_named_before():
    assert told(HEAD + "开展老年人手工小组2个，共8节，服务76人次。", "value", "what") == [
        (2, "老年人手工小组"), (8, "老年人手工小组"), (76, "老年人手工小组服务"),
    ]  # fmt: skip
    assert told(HEAD + "志愿者57名，贡献268.5小时。", "what")[1] == ("志愿服务",)


def test_what_money_is_of_stands_behind_it_too():
    assert told(EN + "Over £1,200 was raised at the summer fair.", "what", "approximate") == [
        ("raised summer fair", True)
    ]


def test_english_words_go_on_with_the_number_in_the_margin():
    found = read(EN + "2,310   Miles driven by our four volunteer drivers.\n58   Members came at least once.\n")
    assert [(row["value"], row["unit"]) for row in found["figures"] if row["margin"]] == [
        (2310, "miles"), (58, "Members"),
    ]  # fmt: skip
    assert not [row for row in found["findings"] if row["check"] == "margin-missing"]


@pytest.mark.parametrize(
    ("said", "period", "cumulative"),
    [
        ("上月志愿服务318小时。", "2022-02", False),
        ("面谈52次，累计78.5小时。", "2022-03", False),
        ("自2014年开办以来，累计服务2万人次。", "2022-03", True),
        ("今年累计服务8,634人次。", "2022", False),
        ("来自12家单位的志愿者一起服务40人次。", "2022-03", False),
    ],
)
def test_the_time_of_a_count_is_the_one_that_its_sentence_says(said, period, cumulative):
    assert told(HEAD + said, "period", "cumulative")[-1] == (period, cumulative)


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("九月回顾\n2021-10-03 海棠社工站", "2021-09"), ("海棠社工站 202109期", "2021-09"),
        ("News · Sept '21", "2021-09"), ("爱邻协会\n民國一百零八年五月", "2019-05"),
        ("海棠社工站\n服务通讯 2021年11月号\n\n服务统计（2021年10月）\n探访 12 人次", "2021-11"),
    ],
)  # fmt: skip
def test_a_head_says_its_month_in_any_notation(head, period):
    assert read(head + "\n\n服务数据\n本月探访老人12人次。\n")["period"] == period


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("亲子烘焙班　3月16日(六)　下午2:00-4:00　厨房　增强亲子间交流", "厨房"),
        ("逛公园　3月24日（日）上午十时　集合地点：中心门口", "中心门口"),
        ("聚餐　3月21日(星期一)　中午12:00　名额60人", ""),
        ("4月2日（周六）上午9:00在城东站开展清明宣传活动", "城东站"),
        ("消防演练 4月20日（周三）上午10点 全体居民", ""),
    ],
)
def test_a_place_is_called_like_one(said, place):
    (entry,) = read(HEAD + "本月服务12人次。\n\n活动预告\n" + said + "\n")["schedule"]
    assert entry["place"] == place


def test_a_contact_behind_a_blank_line_is_not_of_the_entry_before():
    found = read(
        HEAD + "本月服务12人次。\n\n活动预告\n聚餐　3月21日　中午12:00\n\n地址：新民路33号　电话：2555 0180\n"
    )
    assert [row["phone"] for row in found["schedule"]] == [""]


@pytest.mark.parametrize(
    ("said", "rule", "dates"),
    [
        ("手足营：8月最后一个星期日　下午2:00", None, ["2022-08-28"]),
        ("净滩：每季末月第三个周日　6:30", "FREQ=MONTHLY;BYDAY=3SU;BYMONTH=3,6,9,12", []),
        ("书法班 逢双周周五下午2点-3点半", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", []),
        ("1.4月2日（周六）上午9:00清明宣传", None, ["2022-04-02"]),
        ("暑托班：7月9日至8月17日，周一至周五8:30-17:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", []),
    ],
)
def test_the_days_of_an_entry_are_read_in_each_of_these_ways(said, rule, dates):
    (entry,) = read(HEAD + "本月服务12人次。\n\n活动预告\n" + said + "\n")["schedule"]
    assert (entry["rule"], entry["dates"]) == (rule, dates)


def test_classes_with_numbers_and_no_times_are_no_timetable():
    found = read(EN + "English classes\nClasses held   96\nAttendances   1,204\n")
    assert [(row["value"], row["unit"]) for row in found["figures"]] == [(96, "classes"), (1204, "attendances")]
    assert not found["schedule"]


def test_a_stock_on_its_day_and_one_weekly_class_are_not_odd():
    text = "截至3月31日在册长者共874人，新登记31人。\n\n四月预告\n八段锦：每周一、三、五上午9:30-10:30\n"
    assert not [row for row in read(HEAD + text)["findings"] if row["check"] in ("scope", "holiday")]


def test_a_table_right_under_the_head_is_read_and_its_head_is_no_title():
    chinese = "阳光社工站2021年11月服务统计\n项目    场次    人次\n健康操    8    212\n亲子阅读    4    96\n"
    assert told(chinese, "value", "unit") == [(8, "场"), (212, "人次"), (4, "场"), (96, "人次")]
    english = "Service statistics, quarter to 31 March 2019\n"
    english += "Service\tSessions\tPeople\nYouth club\t36\t214\nChess\t9\t97\n"
    assert [row["value"] for row in read(english)["figures"]] == [36, 214, 9, 97]
    assert read(english)["period"] == "2019-Q1"


def test_whoever_is_to_be_called_is_no_part_of_the_place():
    entry = "Homework club – Mondays 3.30pm–5pm, Quay Hall, 12 Quay Street. Call Priya on 01632 960114.\n"
    found = read("Larkfield Trust\nOctober 2019\n\nWhat's on\n" + entry)["schedule"][0]
    assert (found["place"], found["contacts"]) == ("Quay Hall, 12 Quay Street", ["Priya"])


def test_an_activity_for_a_feast_that_falls_on_a_day_off_is_not_odd():
    text = "晨光社区服务中心\n2022年9月\n\n10月活动预告\n重阳节敬老活动：10月4日（星期二）上午9:00\n"
    assert not read(text)["findings"]
    assert read(text.replace("重阳节敬老", "亲子手工"))["findings"][0]["check"] == "holiday"


def test_a_heading_that_announcements_bear_as_their_label_is_an_office():
    text = (
        "同心社工\n2020年6月\n\n服务数据\n重庆\n  出车9次。\n昆明：\n  个案12个。\n\n7月活动\n"
        "重庆：7月11日 14:00 手工\n昆明：每月第二个周日 沙龙\n"
    )
    assert told(text, "value", "office") == [(9, "重庆"), (12, "昆明")]
    assert [entry["office"] for entry in read(text)["schedule"]] == ["重庆", "昆明"]
    english = (
        "THE BRIDGE PROJECT\nMarch 2022\n\nBRADFIELD\nWe ran 16 sessions.\n\n"
        "HOLLOWAY\nThe cafe served 1,310 meals.\n\n"
        "COMING UP\nBradfield: Youth club, Thursdays 6-8pm\nHolloway: Lunch, Sunday 17 April, 12.30pm\n"
    )
    assert told(english, "value", "office") == [(16, "BRADFIELD"), (1310, "HOLLOWAY")]


def test_units_together_are_none_of_them_under_the_heading_of_one_too():
    text = "元朗中心：\n1. 健康講座3場\n三中心合共服務1,548人次。\n"
    assert told("長青網絡\n2019年4月\n\n服務一覽\n" + text, "value", "office") == [(3, "元朗中心"), (1548, "")]


def test_the_next_unit_of_a_preview_is_known_by_its_kind():
    text = "長青網絡\n2019年4月\n\n五月活動\n沙田中心\n太極班　逢星期一　上午九時\n"
    text += "大埔中心\n手機班　逢星期三　下午三時\n"
    assert [entry["office"] for entry in read(text)["schedule"]] == ["沙田中心", "大埔中心"]


def test_the_number_of_an_item_is_no_word_of_what_it_counts():
    rows = "1．图书室开放61天；\n2．深入6个村；\n3．注册志愿者已达312人；\n4．首批52个家庭领到图书。\n"
    assert [what for (what,) in told(HEAD + rows, "what")] == ["图书室开放", "村", "注册志愿者", "家庭"]
