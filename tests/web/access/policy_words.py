"""Words that the policy of doors is written in: who reads, whose things, and what a door answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# People who serve in an office, and what some of them may do besides.
OFFICE = {"social_worker", "supervisor", "office_editor", "office_director", "support_clerk", "librarian"}
IMPORTERS = OFFICE - {"librarian"}
CORRECTORS = {"supervisor", "office_editor", "office_director"}
MANAGERS = {"office_editor", "office_director"}
# People who serve the whole network; none of them sees a record.
EDITOR, AUDITOR, ADMINISTRATOR = {"network_editor"}, {"auditor"}, {"administrator"}
FIGURES = OFFICE | EDITOR | AUDITOR
# An account opens what is everybody's, whatever its roles are; but not before the second factor is set up.
ACCOUNTS = OFFICE | EDITOR | AUDITOR | ADMINISTRATOR | {
    "volunteer", "no role", "role ended yesterday", "role from tomorrow",
}  # fmt: skip
EVERYBODY = ACCOUNTS | {"second factor missing", "inactive", "anonymous"}

# How far a door reaches: whose things it opens for those who may come in. Anybody else's do not exist (404).
NOTHING: frozenset[str] = frozenset({"own", "colleague", "neighbour", "stranger", "nobody"})  # it names no thing
MINE = frozenset({"own"})
IN_OFFICE = MINE | {"colleague"}
IN_NETWORK = IN_OFFICE | {"neighbour"}


@dataclass(frozen=True)
class Door:
    """`who` gets `get` and `post` for things within `reach`; a page that only reads answers POST as it does GET.

    `reserved` keeps things of somebody's to some of the readers; the others see that they exist (403).
    `unseen` does so without a word: to the others they do not exist (404).
    `unasked` is what POST answers on a colleague's card, before the reader has said what it is needed for.
    `visitor` is where a reader without login is sent.
    """

    who: set[str]
    reach: frozenset[str] = NOTHING
    get: int = 200
    post: int | None = None
    reserved: Mapping[str, set[str]] = field(default_factory=dict)
    unseen: Mapping[str, set[str]] = field(default_factory=dict)
    unasked: int | None = None
    visitor: str = "login"

    def answer(self, reader: str, method: str, whose: str) -> str:
        """`login`, `second factor`, `public home`, or a status."""
        if reader not in self.who:
            return {
                "anonymous": self.visitor, "inactive": self.visitor, "second factor missing": "second factor",
            }.get(reader, "403")  # fmt: skip
        given = self.get if method == "GET" or self.post is None else self.post
        if given != 405 and (whose not in self.reach or reader not in self.unseen.get(whose, self.who)):
            return "404"
        if given != 405 and reader not in self.reserved.get(whose, self.who):
            return "403"
        if method == "POST" and self.unasked is not None and whose == "colleague":
            return str(self.unasked)
        return str(given)
