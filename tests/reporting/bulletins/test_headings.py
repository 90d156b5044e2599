"""Whoever composes reads the headings that will be printed."""

import pytest
from django.utils import translation

from youju.reporting.bulletins.models import SectionKind
from youju.reporting.publishing import words


@pytest.mark.parametrize("kind", SectionKind)
def test_a_section_is_called_in_the_composer_what_the_editions_call_it(kind):
    with translation.override("zh-hans"):
        assert str(kind.label) == getattr(words, kind.name)
