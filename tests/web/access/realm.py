"""The people and things of the access tests: two networks, every kind of reader, of each thing one near, one far.

A thing is named by its word in `THINGS` and by whose it is (`WHOSE`), seen from the reader:
own · a colleague's (same office) · a neighbour's (other office of the network) · a stranger's (other network) ·
nobody's (it does not exist).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.test import Client

from tests.factories.world import NOW, TODAY, Colleague, Places, World
from tests.web.access.policy import OFFICE
from tests.web.access.press_things import NO_UID, Place
from tests.web.access.things import FLEETING, NOBODYS, THINGS, WRITTEN, furnish
from youju.ground.access.actions import end_role
from youju.ground.access.models import Actor, Membership
from youju.ground.access.roles import ROLES

WHOSE = ("own", "colleague", "neighbour", "stranger", "nobody")
OTHERS = ("neighbour", "stranger")
READERS = (
    *ROLES, "no role", "role ended yesterday", "role from tomorrow", "second factor missing", "inactive",
    "anonymous",
)  # fmt: skip

# The other network: its first office has the short name of the readers' own.
ELSEWHERE: tuple[str, str, Places] = (
    "far", "远方协作",
    (("north", "远方北社会工作服务中心", "远方北"), ("west", "远方西社会工作服务中心", "远方西")),
)  # fmt: skip


@dataclass
class Realm:
    """Two networks. The readers with an office work in `home.north`; `far` also has an office called north."""

    home: World
    far: World
    _readers: dict[str, tuple[Client, Actor | None]] = field(default_factory=dict)
    _things: dict[tuple[str, int, int], str] = field(default_factory=dict)

    @classmethod
    def found(cls) -> "Realm":
        realm = cls(World.found(), World.found(*ELSEWHERE))
        furnish(realm.home)
        furnish(realm.far)
        return realm

    def client(self, reader: str) -> Client:
        """A browser of this reader: logged in, unless there is nobody to log in."""
        return self._reader(reader)[0]

    def actor(self, reader: str) -> Actor:
        """Who writes for this reader; the system for one without an account."""
        return self._reader(reader)[1] or self.home.system

    def thing(self, word: str, whose: str, reader: str) -> str:
        """How an address names the thing; it is made on first use."""
        if whose == "nobody":
            return NOBODYS.get(word, str(NO_UID))
        place = self.place(whose, reader)
        # Only what somebody wrote is one's own; everything else is the office's.
        key = (word, place.office.pk, place.by.pk if word in WRITTEN else 0)
        if key not in self._things or word in FLEETING:
            self._things[key] = THINGS[word](place)
        return self._things[key]

    def place(self, whose: str, reader: str) -> Place:
        """The office in which such a thing lies, and its author."""
        if whose == "own":
            # What a reader could not have written was written by the system.
            return Place(self.home, self.home.north, self.actor(reader) if reader in OFFICE else self.home.system)
        world = self.far if whose == "stranger" else self.home
        office = {"colleague": self.home.north, "neighbour": self.home.south, "stranger": self.far.south}[whose]
        return Place(world, office, world.colleague("office_editor", office, 9).actor)

    def welcome(self, reader: str, colleague: Colleague) -> None:
        """One more reader."""
        self._readers[reader] = colleague.client(), colleague.actor

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Whatever a request writes is taken back, and what was made for it forgotten: the realm is as it was."""
        made = dict(self._things), dict(self._readers)
        around = transaction.atomic()
        # As pytest's own transaction: a look at somebody's card is committed there and then, unless it is a test.
        around._from_testcase = True  # type: ignore[attr-defined]
        with around:
            yield
            transaction.set_rollback(True)
        self._things, self._readers = made

    def _reader(self, reader: str) -> tuple[Client, Actor | None]:
        if reader not in self._readers:
            self._readers[reader] = self._make(reader)
        return self._readers[reader]

    def _make(self, reader: str) -> tuple[Client, Actor | None]:
        if reader == "anonymous":
            return Client(), None
        if reader in ROLES:
            colleague = self.colleague(reader)
            return colleague.client(), colleague.actor
        colleague = self.home.stranger(reader.replace(" ", "."), name=reader)
        client = colleague.client()
        if reader != "no role":
            # Everything that one person can hold opens nothing any more, not yet, or not without the factor.
            tomorrow = TODAY + timedelta(days=1)
            for role in ROLES:
                since = {"since": tomorrow} if reader == "role from tomorrow" else {}
                self.home.give(colleague, role, None if ROLES[role].whole_network else self.home.north, **since)
        if reader == "role ended yesterday":
            for membership in Membership.objects.filter(user=colleague.user):
                end_role(membership=membership, until=TODAY, by=self.home.system, at=NOW)
        if reader == "second factor missing":
            colleague.user.authenticator_set.all().delete()
        if reader == "inactive":
            colleague.user.is_active = False
            colleague.user.save()
        return client, colleague.actor

    def colleague(self, role: str) -> Colleague:
        """The reader with this role."""
        return self.home.colleague(role, None if ROLES[role].whole_network else self.home.north)
