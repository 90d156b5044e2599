"""Drawings that were looked at stay as they are until somebody looks at them again.

`YOUJU_REDRAW=1` writes them anew.
"""

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils import translation

from tests.web.ties.drawings.families import ECOMAPS, GENOGRAMS
from youju.web.ties.drawings import ecomap_svg, genogram_svg
from youju.web.ties.drawings.family import Family, Member
from youju.web.ties.drawings.genogram import genogram
from youju.web.ties.drawings.network import ecomap

GOLDEN = Path(__file__).parent / "golden"


def drawn(name: str) -> str:
    with translation.override("zh-hans"):
        if name in ECOMAPS:
            return ecomap_svg.written(ecomap(ECOMAPS[name]), title="生态图", told="一家人和身边的人")
        return genogram_svg.written(genogram(GENOGRAMS[name]), title="家庭结构图", told="一家人")


@pytest.mark.parametrize("name", [*GENOGRAMS, *ECOMAPS])
def test_a_drawing_is_as_it_was_looked_at(name):
    path = GOLDEN / f"{name}.svg"
    if os.environ.get("YOUJU_REDRAW"):
        path.write_text(drawn(name) + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8").strip() == drawn(name)


@pytest.mark.parametrize("name", [*GENOGRAMS, *ECOMAPS])
def test_a_drawing_says_what_it_is_and_has_attributes_only(name):
    tree = ElementTree.fromstring(drawn(name))
    assert [child.tag.rpartition("}")[2] for child in tree][:2] == ["title", "desc"]
    assert tree.attrib["aria-labelledby"].split() == [child.attrib["id"] for child in list(tree)[:2]]
    for element in tree.iter():
        assert element.tag.rpartition("}")[2] in {"svg", "g", "path", "rect", "circle", "text", "title", "desc"}
        assert not {"style", "href"} & element.attrib.keys()


def test_names_cannot_break_out_of_the_drawing():
    hostile = '</title><script>alert("1")</script>&'
    written = genogram_svg.written(genogram(Family((Member("a", hostile),))), title=hostile, told=hostile)
    ElementTree.fromstring(written)
    assert "<script" not in written
