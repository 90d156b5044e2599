"""Names and titles against the register: the form that was official on the day, and nobody's nickname in print."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, near, plain

ORGANISATION, TITLE, PLATFORM, PSEUDONYM, NICKNAME = "organisation", "title", "platform", "pseudonym", "nickname"
# Titles as they stand behind or before a name, the longer ones first.
_TITLES = [
    "副理事长", "理事长", "副秘书长", "秘书长", "副总干事", "总干事", "副会长", "会长", "副主任", "主任", "副书记",
    "书记", "副局长", "局长", "副司长", "司长", "副处长", "处长", "副区长", "区长", "副市长", "市长",
    "副主席", "主席", "副部长", "部长", "副院长", "院长", "副校长", "校长", "副总监", "总监", "副经理", "总经理",
    "经理", "督导", "教授", "站长",
]  # fmt: skip
_TITLE = "|".join(_TITLES)


@dataclass(frozen=True)
class Known:
    """One form of a name as the register has it, valid from `since` until the day before `until`.

    `subject` gathers the forms of one organisation or person: the old and the new name, the titles of one person.
    """

    kind: str
    name: str
    subject: str = ""
    short: str = ""
    since: date | None = None
    until: date | None = None

    def stood(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def outdated(passage: Passage, register: Sequence[Known], on: date) -> Iterator[Finding]:
    """An organisation under a name that is no longer, or not yet, its own."""
    text = _text(passage)
    organisations = [row for row in register if row.kind in {ORGANISATION, PLATFORM}]
    for row in organisations:
        if row.stood(on) or not _stands_alone(text, row.name, organisations):
            continue
        now = next((r for r in organisations if r.subject and r.subject == row.subject and r.stood(on)), None)
        if now is not None:
            message = _("“{place}”: “{old}” was called “{new}” at that time.").format(
                place=near(text, row.name), old=row.name, new=now.name
            )
            yield Finding(
                "outdated", passage.place, message, quote=near(text, row.name), replace=(row.name, now.name)
            )
        else:
            message = _("“{place}”: the register has no “{old}” at that time.").format(
                place=near(text, row.name), old=row.name
            )
            yield Finding("outdated", passage.place, message, quote=near(text, row.name))


def titles(passage: Passage, register: Sequence[Known], on: date) -> Iterator[Finding]:
    """A person under a title that they do not hold on the day."""
    text = _text(passage)
    people: dict[str, list[Known]] = {}
    for row in register:
        if row.kind == TITLE and row.subject:
            people.setdefault(row.subject, []).append(row)
    for person, rows in people.items():
        held = [row.name for row in rows if row.stood(on)]
        # Titles of the register come before the usual ones, so that a long one is read whole.
        known = "|".join(re.escape(name) for name in sorted((row.name for row in rows), key=len, reverse=True))
        beside = re.compile(rf"{re.escape(person)}({known}|{_TITLE})|({known}|{_TITLE}){re.escape(person)}")
        for match in beside.finditer(text):
            said = match[1] or match[2]
            if said in held or any(name.endswith(said) for name in held):
                continue
            right = held[0] if held else ""
            message = (
                _("“{place}”: {person} was {title} at that time, not {said}.")
                if right
                else _("“{place}”: {person} held no title “{said}” at that time.")
            ).format(place=near(text, match[0]), person=person, title=right, said=said)
            swap = (match[0], match[0].replace(said, right)) if right else None
            yield Finding("title", passage.place, message, quote=near(text, match[0]), replace=swap)


def short_before_full(passages: Iterable[Passage], register: Sequence[Known], on: date) -> Iterator[Finding]:
    """A short form that readers meet before the full one."""
    waiting = {row.short: row.name for row in register if row.kind == ORGANISATION and row.short and row.stood(on)}
    for passage in passages:
        text = _text(passage)
        for short, full in list(waiting.items()):
            first, whole = text.find(short), text.find(full)
            before = first >= 0 and (whole < 0 or first < whole)
            if before and not _part_of_another(text, first, short, register):
                message = _("“{place}”: the first mention gives only “{short}”; in full it is “{full}”.").format(
                    place=near(text, short), short=short, full=full
                )
                yield Finding("short", passage.place, message, quote=near(text, short), replace=(short, full))
                del waiting[short]
            elif whole >= 0:
                del waiting[short]


def pseudonyms(passage: Passage, register: Sequence[Known]) -> Iterator[Finding]:
    """A pseudonym in print that somebody is really called."""
    called = {row.name for row in register if row.kind == NICKNAME}
    text = _text(passage)
    for row in register:
        if row.kind == PSEUDONYM and row.name in called and row.name in text:
            message = _(
                "“{place}”: the pseudonym “{name}” is also a child's nickname in the centre. Choose another one."
            ).format(place=near(text, row.name), name=row.name)
            yield Finding("pseudonym", passage.place, message, quote=near(text, row.name))


def _text(passage: Passage) -> str:
    return f"{plain(passage.title)}\n{passage.text}".lstrip("\n")


def _stands_alone(text: str, name: str, register: Sequence[Known]) -> bool:
    """Whether the name stands somewhere by itself, not within a longer one of the register."""
    longer = [row.name for row in register if name in row.name and row.name != name]
    for other in sorted(longer, key=len, reverse=True):
        text = text.replace(other, "\ufffc")
    return name in text


def _part_of_another(text: str, at: int, short: str, register: Sequence[Known]) -> bool:
    """Whether the short form is only a piece of some longer registered name at this place."""
    for row in register:
        inside = row.name.find(short)
        if inside >= 0 and row.name != short and text.startswith(row.name, at - inside) and at >= inside:
            return True
    return False
