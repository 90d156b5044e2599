"""The loaded demo for the tests that look at it."""

from tests.factories.demo import youju

__all__ = ["youju"]
