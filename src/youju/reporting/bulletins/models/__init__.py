"""An issue in the making and what was released of it; the released part is written once."""

from youju.reporting.bulletins.models.drafts import Draft
from youju.reporting.bulletins.models.issue import Issue, Section, SectionKind
from youju.reporting.bulletins.models.looked import Dismissal, PictureStatement
from youju.reporting.bulletins.models.names import NameKind, RegisteredName
from youju.reporting.bulletins.models.passages import Line, Story
from youju.reporting.bulletins.models.release import Erratum, Release, SmallCountConfirmed, StoredEdition
from youju.reporting.bulletins.models.versions import LineVersion, StoryVersion, ending
from youju.reporting.bulletins.models.wording import WordRule

__all__ = [
    "Dismissal", "Draft", "Erratum", "Issue", "Line", "LineVersion", "NameKind", "PictureStatement",
    "RegisteredName", "Release", "Section", "SectionKind", "SmallCountConfirmed", "StoredEdition", "Story",
    "StoryVersion", "WordRule", "ending",
]  # fmt: skip
