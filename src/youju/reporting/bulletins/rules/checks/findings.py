"""What a check says: where, how grave, in a sentence that quotes the place; and what of it is remembered."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from youju.ground.quotations import nested

# Key of an indicator and digest of a scope.
Name = tuple[str, str]


class Severity(StrEnum):
    """How grave a finding is, the gravest first. What stops a release cannot be waved through with a reason."""

    STOPS = "stops"
    LOOK = "look"
    HINT = "hint"


# Every check by its key, in the order in which an editor looks at them.
SEVERITIES: dict[str, Severity] = {
    "unknown": Severity.STOPS,
    "consent": Severity.STOPS,
    "alt": Severity.STOPS,
    "pseudonym": Severity.STOPS,
    "margin": Severity.LOOK,
    "naked": Severity.LOOK,
    "sum": Severity.LOOK,
    "part": Severity.LOOK,
    "unit": Severity.LOOK,
    "reading": Severity.LOOK,
    "mixed": Severity.LOOK,
    "outlier": Severity.LOOK,
    "scopes": Severity.LOOK,
    "notation": Severity.LOOK,
    "small": Severity.LOOK,
    "unreported": Severity.LOOK,
    "customary": Severity.LOOK,
    "date": Severity.LOOK,
    "cut": Severity.LOOK,
    "brackets": Severity.LOOK,
    "link": Severity.LOOK,
    "outdated": Severity.LOOK,
    "title": Severity.LOOK,
    "fundraising": Severity.LOOK,
    "holiday": Severity.LOOK,
    "clash": Severity.LOOK,
    "cancelled": Severity.LOOK,
    "contact": Severity.LOOK,
    "undated": Severity.LOOK,
    "commission": Severity.LOOK,
    "late": Severity.HINT,
    "approximate": Severity.HINT,
    "short": Severity.HINT,
    "word": Severity.HINT,
    "nolink": Severity.HINT,
    "schoolday": Severity.HINT,
    "areacode": Severity.HINT,
    "noplan": Severity.HINT,
}


@dataclass(frozen=True)
class Finding:
    """What a check found at the passage, section or plan `place`, said in the reader's language.

    `figure` names the figure in question, `quote` the words of the place, `replace` what could stand for what.
    `picture` is the one of a story that is meant. `office` is whose plan the place is, where it is no passage.
    `state` is what was looked at: when it changes, a finding that somebody waved through comes back.
    """

    check: str
    place: UUID
    message: str
    figure: Name | None = None
    quote: str = ""
    replace: tuple[str, str] | None = None
    office: int | None = None
    state: str = ""
    picture: UUID | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", nested(self.message))

    @property
    def severity(self) -> Severity:
        return SEVERITIES[self.check]

    @property
    def stops(self) -> bool:
        """Whether the issue may not go out with it."""
        return self.severity is Severity.STOPS

    @property
    def dismissible(self) -> bool:
        """Whether an editor may wave it through; a small count is confirmed by an act of its own."""
        return not self.stops and self.check != "small"

    @property
    def digest(self) -> str:
        """Hex SHA-256 of what was found and of what it was found in, whatever the reader's language."""
        content = [self.check, str(self.place), self.figure, self.quote, self.replace, self.state]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
