"""The pre-press checks: pure functions over plain values, each with its planted fault in the tests."""

from youju.reporting.bulletins.rules.checks.findings import SEVERITIES, Finding, Name, Severity
from youju.reporting.bulletins.rules.checks.passages import Passage, Picture, Said, plain

__all__ = ["SEVERITIES", "Finding", "Name", "Passage", "Picture", "Said", "Severity", "plain"]
