"""What has quotation marks of its own is quoted as GB/T 15834 asks: double outside, single within."""

import pytest

from youju.ground.access.refusals import Refusal
from youju.ground.quotations import nested, within


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("““惦记”小组的花”还没有交稿", "“‘惦记’小组的花”还没有交稿"),
        ("“甲”和“乙”", "“甲”和“乙”"),
        ("“他说“她说“好”””", "“他说‘她说“好”’”"),
        ("“孩子：““没有另一半", "“孩子：““没有另一半"),
        ("好”“坏", "好”“坏"),
        ("没有引号", "没有引号"),
    ],
)
def test_a_quotation_within_another_has_single_marks(said, printed):
    assert nested(said) == printed


def test_words_that_go_between_marks_and_refusals_follow():
    assert within("“惦记”小组的花") == "‘惦记’小组的花"
    assert within("只有一半“") == "只有一半“"
    assert str(Refusal("““惦记”小组”已经关闭")) == "“‘惦记’小组”已经关闭"
