"""The categories of children in hardship that an office begins with; each office edits its own list.

Source of the first three: 国发〔2016〕36号, 国务院关于加强困境儿童保障工作的意见, section 一. The others are local
categories and carry no legal basis until an office writes one.
"""

DEFAULTS: tuple[tuple[str, str], ...] = (
    ("家庭贫困导致生活、就医、就学等困难", "国发〔2016〕36号"),
    ("自身残疾导致康复、照料、护理和社会融入等困难", "国发〔2016〕36号"),
    ("监护缺失或监护不当，遭受虐待、遗弃、意外伤害、不法侵害等", "国发〔2016〕36号"),
    ("重病", ""),
    ("流动儿童", ""),
    ("留守儿童", ""),
)
