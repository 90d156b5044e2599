"""The reader knows no publisher: no name, number or sentence of the printed issue stands in its source."""

import re

from tests.architecture.house import ROOT
from tests.reporting.archive.reading.shared import facts, text

SOURCE = ROOT / "src" / "youju" / "reporting" / "archive" / "reading"
# Words of the field, which every bulletin uses.
FIELD = {
    "联系电话", "社会组织", "志愿服务", "服务成效", "活动预告", "服务时长", "图书借阅",
    "志愿者培训", "爱心捐赠", "服务经验", "工作总结", "查看详情", "能力建设", "日常托管",
    "微信公众号", "社会工作", "服务活动", "委员会", "基金会", "专业支持", "社区服务",
}  # fmt: skip


def source() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py")))


def names() -> set[str]:
    """Names of offices, sites, people and streets, and everything that stands in quotation marks."""
    issue = text()
    found = {line["office"] for line in facts()}
    found |= {name for group in re.findall(r"联系人[::]\s*([一-鿿、]+)", issue) for name in group.split("、")}
    found |= set(re.findall(r"[“《#]([^“”《》#\n]{3,30})[”》#]", issue))
    found |= set(re.findall(r"地址[::]\s*(\S{4,30})", issue))
    # What two or more offices are called alike is their family's name.
    offices = [line["office"] for line in facts() if line["office"] and "+" not in line["office"]]
    found |= {name[2:] for name in offices if len(name) > 4} | {name[:2] for name in offices if len(name) == 5}
    return {name for name in found if len(name) > 1 and name not in FIELD and name != "合计"}


def numbers() -> set[str]:
    """Numbers of three digits and more, years and round ones aside."""
    found = set(re.findall(r"\d{3,}(?:\.\d+)?|\d+\.\d+", text()))
    return {number for number in found if not re.fullmatch(r"(?:19|20)\d\d|[1-9]0+", number)}


def sentences() -> set[str]:
    """Every stretch of twelve characters of its sentences."""
    runs = re.findall(r"[一-鿿]{12,}", text())
    return {run[n : n + 12] for run in runs for n in range(len(run) - 11)}


def test_no_name_of_the_issue_stands_in_the_source():
    code = source()
    assert not {name for name in names() if name in code}


def test_no_number_of_the_issue_stands_in_the_source():
    written = {word.replace("_", "") for word in re.findall(r"(?<![\w.])\d[\d_]*(?:\.\d+)?", source())}
    assert not numbers() & written


def test_no_sentence_of_the_issue_stands_in_the_source():
    code = source()
    assert not {run for run in sentences() if run in code}


def test_the_searches_would_find_what_they_search_for():
    if text():
        assert len(names()) > 25
        assert len(numbers()) > 40
        assert len(sentences()) > 1000
