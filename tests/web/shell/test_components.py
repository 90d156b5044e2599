"""Components: each declares what it takes, renders bare, and is known to the list of components."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import render_to_string
from django_cotton.compiler_regex import CottonCompiler

FOLDER = Path(settings.TEMPLATES[0]["DIRS"][0]) / "components"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
# What cotton and Django hand to every component.
GIVEN = {"slot", "attrs", "csrf_token", "forloop", "True", "False", "None", "not", "and", "or", "in", "is"}
NAME = re.compile(r"(?<![\w.|'\"-])([a-z_][a-z_0-9]*)(?![\w'\"=(])")


def rendered(markup: str, **context: object) -> str:
    """Markup with components, as a page would hold it."""
    return engines["django"].from_string(CottonCompiler().process(markup)).render(context)


def declared(text: str) -> set[str]:
    inside = re.search(r"<c-vars(.*?)/>", text, re.S)
    assert inside is not None
    return {name.lstrip(":") for name in re.findall(r"(:?[a-z_]+)=", inside[1])}


def used(text: str) -> set[str]:
    """Names of variables that the template reads, without those that it sets itself."""
    text = re.sub(r"<c-vars.*?/>", "", text, flags=re.S)
    own = set(re.findall(r"{% for (\w+) in", text)) | set(re.findall(r"(?:with|as) (\w+)(?:=| %)", text))
    own |= set(re.findall(r"{% with [^%]*?\b(\w+)=", text)) | set(re.findall(r" (\w+)=\w+\|", text))
    read = re.findall(r"{{\s*([a-z_]\w*)", text)
    for tag in re.findall(r"{% (?:if|elif) (.*?) %}", text):
        read += NAME.findall(re.sub(r"'[^']*'|\"[^\"]*\"", "", tag))
    read += re.findall(r"{% for \w+ in ([a-z_]\w*)", text)
    return set(read) - own - GIVEN


@pytest.mark.parametrize("name", NAMES)
def test_a_component_renders_bare(name: str):
    assert render_to_string(f"components/{name}.html") is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_component_declares_every_attribute_it_reads(name: str):
    text = (FOLDER / f"{name}.html").read_text("utf-8")
    undeclared = used(text) - declared(text)
    assert not undeclared, f"Declare {sorted(undeclared)} in <c-vars> of components/{name}.html."


def test_an_undeclared_attribute_would_be_seen():
    assert used("<c-vars a='' />{% if a and b %}{{ c }}{% endif %}{% for d in e %}{{ d.x }}{% endfor %}") == {
        "a", "b", "c", "e",
    }  # fmt: skip


def test_the_list_of_components_knows_each_and_no_other():
    listed = {line.split()[0] for line in (FOLDER / "README").read_text("utf-8").splitlines() if "  " in line}
    assert {name.replace("_", "-") for name in NAMES} == {name for name in listed if name.islower()}


def test_a_figure_is_a_link_that_says_what_it_is_unsure_of():
    figure = rendered(
        '<c-figure number="13" unit="户" href="/f/" at_least="yes" drift="+3" sealed="yes">探访 13 户。</c-figure>'
    )
    assert '<a href="/f/" class="figure"' in figure
    assert "至少" in figure
    assert 'class="drift">+3<' in figure
    assert 'class="seal"' in figure


def test_an_unreported_figure_shows_no_number():
    figure = rendered('<c-figure number="0" unit="人次" href="/f/" unreported="yes" sentence="本月未报。" />')
    assert ">0<" not in figure
    assert "未报" in figure


def test_a_spark_stands_on_zero_and_leaves_a_gap_where_nothing_is_reported():
    spark = rendered('<c-spark :values="months" label="三个月" />', months=[10, None, 20])
    assert spark.count("<rect") == 2
    assert spark.count('class="gap"') == 1
    assert spark.count('class="now"') == 1
    heights = [float(height) for height in re.findall(r'width="8" height="([\d.]+)"', spark)]
    assert heights[1] == pytest.approx(2 * heights[0])


def test_bars_side_by_side_share_one_scale():
    rows = [{"label": "北岸", "amount": 50, "printed": "50"}, {"label": "南坡", "amount": None, "printed": ""}]
    alone = rendered('<c-bars :rows="rows" label="人次" unit="人次" :top="100" />', rows=rows)
    assert 'width="50.0"' in alone
    assert "未报" in alone


def test_text_of_people_is_escaped_in_every_place_of_a_component():
    hostile = '"><script>alert(1)</script>'
    shown = rendered(
        '<c-page-title :title="t" :lead="t" /><c-chip :href="t">{{ t }}</c-chip><c-td :label="t">{{ t }}</c-td>'
        '<c-figure :number="t" :sentence="t" :href="t" /><c-confirm id="x" :title="t" :verb="t" />',
        t=hostile,
    )
    assert "<script>" not in shown


def test_a_flag_that_is_false_is_absent():
    assert "disabled" not in rendered('<c-button :disabled="no">存</c-button>', no=False)
    assert " disabled" in rendered("<c-button disabled>存</c-button>")
