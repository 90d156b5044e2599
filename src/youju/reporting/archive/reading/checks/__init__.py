"""What is odd in print: each check looks at one thing, quotes its place and says in one sentence what is odd."""

from youju.reporting.archive.reading.checks.everything import findings_of

__all__ = ["findings_of"]
