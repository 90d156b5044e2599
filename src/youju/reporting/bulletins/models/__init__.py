"""An issue in the making and what was released of it; the released part is written once."""

from youju.reporting.bulletins.models.issue import Issue, Section, SectionKind
from youju.reporting.bulletins.models.passages import Line, Story
from youju.reporting.bulletins.models.release import Erratum, Release, SmallCountConfirmed, StoredEdition

__all__ = [
    "Erratum", "Issue", "Line", "Release", "Section", "SectionKind", "SmallCountConfirmed", "StoredEdition",
    "Story",
]  # fmt: skip
