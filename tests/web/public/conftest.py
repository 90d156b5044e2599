import pytest

from tests.factories.press import Press


@pytest.fixture
def press(world):
    """The issue of March, not released; see `tests.factories.press`."""
    return Press.of(world)
