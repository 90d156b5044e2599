"""Every route of the product, found by walking the resolver, with an example of its address from a registry.

Whoever adds a route adds, where its keywords are new, one line to `EXAMPLES` (and one rule to `policy.DOORS`).
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import pytest

from tests.conftest import SEED
from tests.web.access.archive_doors import OF_THE_ARCHIVE
from tests.web.access.calendars_doors import OF_CALENDARS
from tests.web.access.example import Example
from tests.web.access.fieldwork_doors import OF_FIELDWORK
from tests.web.access.kiosk_doors import OF_KIOSKS
from tests.web.access.policy import DOORS
from tests.web.access.press_things import DRAFT, FIGURE, RELEASED
from tests.web.access.realm import Realm
from tests.web.access.sign_up_doors import OF_SIGN_UP
from tests.web.access.voices_doors import OF_VOICES
from tests.web.access.volunteers_doors import OF_VOLUNTEERS
from youju.web.shell.access_table import Route, routes

# What a keyword stands for where a route says nothing of its own: `=word` is written as it is, anything else is a
# thing of the realm.
KEYWORDS: dict[str, str] = {
    "office": "office", "site": "site", "user": "account", "membership": "membership", "pk": "passkey",
    "kind": "=activities-session", "period": "=2018-03", "ending": "=csv", "field": "=activity",
    "edition": "=web", "revision": "=r1", "name": f"={RELEASED.key}-figures.csv",
}  # fmt: skip

T = TypeVar("T")

OFFICE = {"office": "office's short name"}
WHY = {"reason": "=写错了"}
PERSON, PAIR = {"uid": "person"}, {"one": "person", "other": "like person"}
PROPOSED = {"uid": "proposed correction"}
SITE = {"name": "=新的服务点", "is_place": "=on", "address": "=青石路9号", "position": "=3"}
ACCOUNT = {"role": "=librarian", "where": "office", "since": "=2018-03-20"}
SESSION = {"happened_on": "=2018-03-05", "activity": "activity", "n_child": "=3"}
PASSWORD = {"password": "=long enough 2018"}
KEY = {"key": f"={FIGURE}"}
DRAFTED, SENT = {"period": f"={DRAFT.key}"}, {"period": f"={RELEASED.key}"}
TEXT = {"margin": f"={{{FIGURE}}}", "sentence": "=本月的服务活动。", "version": "=1"}
# Its picture made it the second version.
STORY = {"title": "=植树节", "body": "=大家一起种树。", "version": "=2"}
SERIES = {
    "name": "=新的活动", "activity_kind": "=care", "schedule": "=每周二", "holidays": "=skip",
    "since": "=2018-03-01",
}  # fmt: skip
ROLL = {"uid": "session of today"}
KEY_OF_A_TAP = "7f3b0c52-5d0e-4d0e-9a57-0d6f3c7c1b11"
TAPS = f'[{{"key": "{KEY_OF_A_TAP}", "said": "present", "role": "child", "n": 2}}]'
HANDED = {"figure": "figure handed over"}
MATERIAL = {"kind": "=communications-material"}
RECORD = {"uid": "session"}
PRINTED = {"digest": "figure in print"}
KIND = {
    "label": "=教具", "numbers-TOTAL_FORMS": "=1", "numbers-INITIAL_FORMS": "=0", "numbers-0-unit": "=items",
    "numbers-0-label": "=教具", "numbers-0-definition": "=借出的教具", "numbers-0-reading": "=flow",
    "numbers-0-disclosure": "=things",
}  # fmt: skip

EXAMPLES: dict[str, Example] = {
    "/structure/offices/<office>/sites/new/": Example(body=SITE),
    "/structure/offices/<office>/partners/new/": Example(body={"name": "=新伙伴", "kind": "=school"}),
    "/structure/offices/<office>/programmes/new/": Example(body={"name": "=新项目", "since": "=2018-03-01"}),
    "/structure/handovers/<office>/new/": Example(
        body={"figure": "=ledger.calls.minutes", "kind": "=ledger.tally", "since": "=2000-01-01"}
    ),
    "/structure/handovers/<office>/<figure>/end/": Example(HANDED, body={"until": "=2030-01-01"}),
    "/structure/handovers/<office>/<figure>/undo/": Example(HANDED),
    "/structure/sites/<site>/": Example(body=SITE),
    "/structure/sites/<site>/close/": Example(body={"last_day": "=2018-03-31"}),
    "/structure/sites/<site>/reopen/": Example({"site": "closed site"}),
    "/structure/calendar/<day>/": Example({"day": "marked day"}, body={"kind": "=off", "name": "=劳动节"}),
    "/structure/calendar/<day>/unmark/": Example({"day": "marked day"}),
    "/structure/accounts/<user>/second-factor/": Example(body=WHY),
    "/structure/calendar/mark/": Example(
        body={"network": "network", "day": "=2018-05-01", "kind": "=off", "name": "=劳动节"}
    ),
    "/structure/network/offices/new/": Example(
        query={"network": "network"},
        body={"name": "=新机构", "city": "=新城", "slug": "=new", "closing_day": "=3", "position": "=3"},
    ),
    "/structure/accounts/new/": Example(body={"name": "=新同事", "login": "=xin", **PASSWORD, **ACCOUNT}),
    "/structure/accounts/<user>/": Example(body=ACCOUNT),
    "/structure/accounts/<user>/password/": Example(body=PASSWORD),
    "/structure/roles/<membership>/end/": Example(body={"until": "=2018-04-01"}),
    "/audit/": Example(also={"verify": "=1"}),
    "/figures/<period>/": Example(query=OFFICE),
    "/figures/<period>/<key>/": Example(KEY, {"scope": "office's short name"}),
    "/figures/<period>/<key>/<kind>.<ending>": Example(
        KEY | {"kind": "=activities-attendance"}, {"scope": "office's short name"}
    ),
    "/activities/": Example(query=OFFICE),
    "/activities/offline/": Example(),
    "/activities/offline/kept/": Example(),
    "/sw.js": Example(),
    "/activities/new/": Example(query=OFFICE, body=SERIES),
    "/activities/reading/": Example(
        query=OFFICE, also={"series": "activity", "site": "site", "leader": "account"}
    ),
    "/activities/<period>/": Example(query=OFFICE),
    "/activities/<period>/plan/": Example(query=OFFICE),
    "/activities/series/<uid>/": Example({"uid": "activity"}, body=SERIES),
    "/activities/sessions/<uid>/": Example({"uid": "planned session"}, body={"n_child": "=5"}),
    "/activities/sessions/<uid>/cancel/": Example({"uid": "planned session"}, body={"cancel-reason": "=下雨"}),
    "/activities/sessions/<uid>/move/": Example({"uid": "planned session"}, body={"move-day": "=2018-03-24"}),
    "/people/": Example(query=OFFICE, also={"tag": "tag", "after": "person", "before": "person", "q": "=林"}),
    "/people/find/": Example(query=OFFICE, also={"q": "=lin", "pick": "=adult"}),
    "/people/new/": Example(query=OFFICE, body={"name": "=林小溪", "lives_with": "person"}),
    "/people/alike/": Example(query=OFFICE, body={"name": "=林小舟"}),
    "/people/bring/": Example(query=OFFICE),
    "/people/bring/<uid>/": Example({"uid": "list of people"}),
    "/people/bring/<uid>/confirm/": Example({"uid": "list of people"}),
    "/people/bring/<uid>/discard/": Example({"uid": "list of people"}),
    "/people/pairs/": Example(query=OFFICE),
    "/people/pairs/<one>/<other>/": Example(PAIR, body={"into": "person"}),
    "/people/pairs/<one>/<other>/apart/": Example(PAIR),
    "/people/pairs/<one>/<other>/again/": Example({"one": "person", "other": "somebody else"}),
    "/people/<uid>/": Example(PERSON),
    "/people/<uid>/ask/": Example(PERSON, body={"purpose": "=contact", "sentence": "=核对电话号码"}),
    "/people/<uid>/change/": Example(PERSON, body={"name": "=林小洲"}),
    "/people/<uid>/add/<part>/": Example(PERSON | {"part": "=household"}, body={"other": "like person"}),
    "/people/<uid>/end/<part>/<row>/": Example(PERSON | {"part": "=tag", "row": "tag of the person"}),
    "/people/<uid>/past/": Example(PERSON),
    "/people/<uid>/held/": Example(PERSON, body=WHY),
    "/people/<uid>/erase/": Example(PERSON, body={**WHY, "sure": "=on"}),
    "/people/<uid>/consents/new/": Example(
        PERSON, body={"purpose": "=photo", "channels": "=web", "own": "=on", "paper": "=柜"}
    ),
    "/people/<uid>/consents/withdraw/": Example(
        {"uid": "person who consented"}, body={"purpose": "=photo", "channel": "=web"}
    ),
    "/people/<uid>/consents/<row>/document/": Example({"uid": "person who consented", "row": "consent"}),
    "/people/<uid>/merges/<merge>/undo/": Example({"uid": "person of two cards", "merge": "merge"}),
    "/activities/series/<uid>/people/": Example(
        {"uid": "activity"}, body={"person": "person to enrol"}, also={"q": "=陈"}
    ),
    "/activities/series/<uid>/people/paste/": Example(
        {"uid": "activity"}, body={"decided": "=1", "who_0": "person to enrol"}
    ),
    "/activities/sessions/<uid>/people/": Example(ROLL, body={"person": "person to enrol"}, also={"q": "=陈"}),
    "/activities/enrolments/<uid>/move-up/": Example({"uid": "waiting"}),
    "/activities/enrolments/<uid>/leave/": Example({"uid": "waiting"}, body=WHY),
    "/activities/sessions/<uid>/roll/paste/": Example(ROLL, body={"decided": "=1", "who_0": "person to enrol"}),
    "/activities/sessions/<uid>/roll/": Example(ROLL, body={"form": f"={KEY_OF_A_TAP}", "n_child": "=2"}),
    "/activities/sessions/<uid>/roll/marks/": Example(ROLL, body={"marks": f"={TAPS}"}),
    "/activities/sessions/<uid>/roll/find/": Example(ROLL, also={"q": "=陈"}),
    "/activities/sessions/<uid>/roll/paper/": Example(ROLL),
    "/activities/sessions/<uid>/roll/care/<person>/": Example({**ROLL, "person": "child on the roll"}),
    "/activities/sessions/<uid>/sheet/": Example(ROLL),
    **OF_FIELDWORK,
    **OF_SIGN_UP,
    **OF_KIOSKS,
    **OF_VOLUNTEERS,
    **(OF_CALENDARS | OF_VOICES | OF_THE_ARCHIVE),
    "/desk/": Example(query=OFFICE),
    "/desk/new/": Example(query=OFFICE),
    "/desk/<kind>/": Example(
        query=OFFICE, also={"after": "session", "before": "session", "site": "site", "activity": "activity"}
    ),
    "/desk/<kind>/new/": Example(query=OFFICE, body=SESSION, also={"again": "session", "saved": "session"}),
    "/desk/<kind>/fields/": Example(query=OFFICE, body=SESSION),
    "/desk/<kind>/choices/<field>/": Example({"kind": "=activities-partnership", "field": "=partner"}, OFFICE),
    "/desk/<kind>/export.<ending>": Example(query=OFFICE, also={"site": "site", "activity": "activity"}),
    "/desk/<kind>/nothing/": Example(query=OFFICE, body={"month": "=2017-11"}),
    "/desk/<kind>/nothing/<uid>/withdraw/": Example({"uid": "nothing"}, body=WHY),
    "/desk/<kind>/<uid>/": Example(RECORD),
    "/desk/<kind>/<uid>/correct/": Example(RECORD, body={**SESSION, **WHY, "version": "=1"}),
    "/desk/<kind>/<uid>/withdraw/": Example(RECORD, body=WHY),
    "/desk/<kind>/<uid>/reinstate/": Example(RECORD, body=WHY),
    "/desk/<kind>/<uid>/attachments/": Example(RECORD, body={"attached": "loose paper"}),
    "/desk/<kind>/<uid>/attachments/<attachment>/": Example({"uid": "record of the paper", "attachment": "paper"}),
    "/intake/envelopes/": Example(body={"envelopes": "=[]"}),
    "/intake/held/": Example(also={"decided": "=1"}),
    "/intake/held/<uid>/": Example({"uid": "envelope held back"}, body=WHY),
    "/intake/<uid>/undo/": Example({"uid": "import"}, body=WHY),
    "/intake/<kind>/": Example(MATERIAL, OFFICE),
    "/intake/<kind>/template.xlsx": Example(MATERIAL, OFFICE),
    "/intake/<kind>/<uid>/": Example(MATERIAL | {"uid": "upload"}),
    "/intake/<kind>/<uid>/left-over.xlsx": Example(MATERIAL | {"uid": "upload to mend"}),
    "/intake/<kind>/<uid>/confirm/": Example(MATERIAL | {"uid": "upload"}),
    "/intake/<kind>/<uid>/discard/": Example(MATERIAL | {"uid": "upload"}),
    "/ledger/month/": Example(query=OFFICE, body={"n-calls-sessions-office": "=61"}, also={"place": "site"}),
    "/ledger/kinds/": Example(query=OFFICE),
    "/ledger/kinds/new/": Example(query=OFFICE, body=KIND),
    "/ledger/kinds/<uid>/": Example({"uid": "tally kind"}, body=KIND),
    "/ledger/network/new/": Example(body=KIND),
    "/ledger/network/<uid>/": Example({"uid": "network's tally kind"}, body=KIND),
    "/bulletin/start/": Example(body={"month": "=2018-03", "model": "=previous"}),
    "/bulletin/words/write/": Example(
        body={"word": "=好得很", "why": "=套话", "on": "=on"}, also={"word": "=唯一"}
    ),
    "/bulletin/names/new/": Example(body={"kind": "=organisation", "name": "=青石社会组织管理局"}),
    "/bulletin/names/nickname/": Example(body={"name": "=小满", "office": "office's short name"}),
    "/bulletin/names/<uid>/end/": Example({"uid": "registered name"}, body={"until": "=2018-03-01"}),
    "/bulletin/names/<uid>/strike/": Example({"uid": "registered name"}),
    "/bulletin/<period>/findings/<digest>/": Example(DRAFTED | {"digest": "finding"}, body={"reason": "=看过"}),
    "/bulletin/<period>/findings/<digest>/reopen/": Example(DRAFTED | {"digest": "finding let stand"}),
    "/bulletin/<period>/findings/<digest>/mend/": Example(DRAFTED | {"digest": "finding"}),
    "/bulletin/<period>/pictures/<uid>/": Example(
        DRAFTED | {"uid": "picture of the story"}, body={"alt": "=一棵树", "version": "=2"}
    ),
    "/bulletin/<period>/pictures/<uid>/image/": Example(
        DRAFTED | {"uid": "picture of the story"}, also={"printed": "=1"}
    ),
    "/bulletin/<period>/pictures/<uid>/move/": Example(
        DRAFTED | {"uid": "picture of the story"}, body={"to": "=up"}
    ),
    "/bulletin/<period>/pictures/<uid>/remove/": Example(DRAFTED | {"uid": "picture of the story"}),
    "/bulletin/<period>/pictures/<uid>/consent/": Example(
        DRAFTED | {"uid": "picture of the story"}, body={"consent": "=nobody"}
    ),
    "/bulletin/<period>/": Example(DRAFTED),
    "/bulletin/<period>/confirm/": Example(DRAFTED, body={"key": f"={FIGURE}", "digest": "=0"}),
    "/bulletin/<period>/sections/<section>/figures/": Example(DRAFTED | {"section": "results"}),
    "/bulletin/<period>/sections/<section>/proof/": Example(DRAFTED | {"section": "results"}, body=TEXT),
    "/bulletin/<period>/sections/<section>/draft/": Example(DRAFTED | {"section": "results"}, body=TEXT),
    "/bulletin/<period>/leads/": Example(DRAFTED),
    "/bulletin/<period>/writers/": Example(DRAFTED),
    "/bulletin/<period>/sections/<section>/move/": Example(DRAFTED | {"section": "results"}, body={"to": "=up"}),
    "/bulletin/<period>/sections/<section>/slot/": Example(DRAFTED | {"section": "results"}),
    "/bulletin/<period>/sections/<section>/lines/": Example(DRAFTED | {"section": "results"}, body=TEXT),
    "/bulletin/<period>/sections/<section>/late/": Example(DRAFTED | {"section": "results with late records"}),
    "/bulletin/<period>/sections/<section>/stories/": Example(DRAFTED | {"section": "headlines"}, body=STORY),
    "/bulletin/<period>/lines/<uid>/": Example(DRAFTED | {"uid": "line"}, body=TEXT),
    "/bulletin/<period>/lines/<uid>/shown/": Example(DRAFTED | {"uid": "line"}),
    "/bulletin/<period>/lines/<uid>/move/": Example(DRAFTED | {"uid": "line"}, body={"to": "=up"}),
    "/bulletin/<period>/lines/<uid>/remove/": Example(DRAFTED | {"uid": "line"}),
    "/bulletin/<period>/stories/<uid>/": Example(DRAFTED | {"uid": "story"}, body=STORY),
    "/bulletin/<period>/stories/<uid>/shown/": Example(DRAFTED | {"uid": "story"}),
    "/bulletin/<period>/stories/<uid>/move/": Example(DRAFTED | {"uid": "story"}, body={"to": "=up"}),
    "/bulletin/<period>/stories/<uid>/remove/": Example(DRAFTED | {"uid": "story"}),
    "/bulletin/<period>/cover/": Example(DRAFTED, body={"office": "office's short name", "alt": "=一棵树"}),
    "/bulletin/<period>/cover/picture/": Example(DRAFTED, also={"printed": "=1"}),
    "/bulletin/<period>/history/": Example(DRAFTED),
    "/bulletin/<period>/passages/<uid>/versions/": Example(
        DRAFTED | {"uid": "line"}, also={"old": "=1", "new": "=1"}
    ),
    "/bulletin/<period>/passages/<uid>/versions/<version>/": Example(
        DRAFTED | {"uid": "story", "version": "=1"}, body={"stands": "=2"}
    ),
    "/bulletin/<period>/preview/": Example(DRAFTED),
    "/bulletin/<period>/preview/<edition>/": Example(DRAFTED),
    "/bulletin/<period>/editions/<edition>": Example(DRAFTED),
    "/bulletin/<period>/editions/<rest>": Example(DRAFTED | {"rest": "=figures/x/"}),
    "/bulletin/deputies/": Example(body={"who": "deputy to be", "since": "=2018-03-20", "until": "=2018-03-27"}),
    "/bulletin/deputies/<uid>/end/": Example({"uid": "deputy"}),
    "/bulletin/leads/": Example(also={"after": "lead", "office": "office's short name"}),
    "/bulletin/leads/new/": Example(query=OFFICE, body={"said": "=孩子们写了菜单。"}),
    "/bulletin/leads/<uid>/take/": Example(
        {"uid": "lead"}, body={"where": "headlines to go to", "title": "=菜单", "body": "=孩子们写了菜单。"}
    ),
    "/bulletin/leads/<uid>/back/": Example({"uid": "lead taken"}),
    "/bulletin/leads/<uid>/state/": Example({"uid": "lead"}, body={"consent": "=adults"}),
    "/bulletin/leads/<uid>/aside/": Example({"uid": "lead"}),
    "/bulletin/leads/<uid>/again/": Example({"uid": "lead"}),
    "/bulletin/leads/<uid>/photos/<photo>/": Example({"uid": "lead", "photo": "photo of the lead"}),
    "/bulletin/<period>/commissions/": Example(
        DRAFTED, also={"reminded": "commission", "office": "office's short name"}
    ),
    "/bulletin/<period>/commissions/new/": Example(
        DRAFTED, body=OFFICE | {"title": "=青石路的树", "wanted": "=孩子们怎么说", "length": "=800"}
    ),
    "/bulletin/<period>/commissions/<uid>/": Example(DRAFTED | {"uid": "commission"}),
    "/bulletin/<period>/commissions/<uid>/deliver/": Example(DRAFTED | {"uid": "commission"}),
    "/bulletin/<period>/commissions/<uid>/take/": Example(
        DRAFTED | {"uid": "commission delivered"}, body={"where": "headlines"}
    ),
    "/bulletin/<period>/commissions/<uid>/aside/": Example(DRAFTED | {"uid": "commission taken"}),
    "/bulletin/<period>/commissions/<uid>/back/": Example(DRAFTED | {"uid": "commission delivered"}, body=WHY),
    "/bulletin/<period>/commissions/<uid>/off/": Example(DRAFTED | {"uid": "commission"}, body=WHY),
    "/bulletin/<period>/commissions/<uid>/remind/": Example(DRAFTED | {"uid": "commission"}),
    "/bulletin/rules/": Example(body={"sign_off": "=on", "day-north": "=4", "day-south": "=5"}),
    "/bulletin/<period>/signing/": Example(DRAFTED),
    "/bulletin/<period>/signing/<office>/": Example(DRAFTED | OFFICE),
    "/bulletin/<period>/signing/<office>/sign/": Example(
        DRAFTED | OFFICE, body={"reading": "=sign", "digest": "digest of the pages"}
    ),
    "/bulletin/<period>/signing/<office>/send-back/": Example(DRAFTED | OFFICE, body={"note": "=请再看"}),
    "/bulletin/<period>/signing/<office>/leave-out/": Example(DRAFTED | OFFICE, body=WHY),
    "/bulletin/<period>/signing/<office>/remind/": Example(DRAFTED | OFFICE),
    "/bulletin/<period>/signing/<office>/take-in/": Example(DRAFTED | OFFICE),
    "/bulletin/<period>/signatures/<uid>/withdraw/": Example(DRAFTED | {"uid": "signature"}, body=WHY),
    "/bulletin/<period>/release/": Example(DRAFTED, body={"seen": "=1"}),
    "/bulletin/<period>/released/": Example(SENT),
    "/bulletin/<period>/drift/": Example(SENT),
    "/bulletin/<period>/figures/<figure>/correct/": Example(
        SENT | {"figure": "released figure"}, body={"corrected": "=12人次", "reason": "=漏了一人"}
    ),
    "/bulletin/<period>/figures/<figure>/propose/": Example(
        SENT | {"figure": "released figure"}, body={"corrected": "=12人次", "reason": "=漏了一人"}
    ),
    "/bulletin/<period>/errata/<uid>/": Example(SENT | PROPOSED),
    "/bulletin/<period>/errata/<uid>/decide/": Example(SENT | PROPOSED),
    "/bulletin/<period>/errata/<uid>/refuse/": Example(SENT | PROPOSED, body=WHY),
    "/bulletin/<period>/errata/<uid>/<office>/sign/": Example(SENT | PROPOSED | OFFICE),
    "/issues/<period>/": Example(SENT),
    "/issues/<period>/figures/<key>/<digest>/": Example(SENT | KEY | PRINTED),
    "/issues/<period>/<revision>/": Example(SENT),
    "/issues/<period>/<revision>/figures/<key>/<digest>/": Example(SENT | KEY | PRINTED),
    "/issues/<period>/<revision>/<name>": Example(SENT),
    "/issues/<period>/<name>": Example(SENT),
    "/issues/<period>/photos/<digest>": Example(SENT | {"digest": "photo in print"}),
    "/subscribe/": Example(body={"address": "=lin@example.org"}),
    "/subscribe/confirm/<token>/": Example({"token": "word to confirm"}),
    "/subscribe/leave/<token>/": Example({"token": "word to leave"}),
    "/bulletin/subscribers/": Example(body={"address": "=lin@example.org"}),
    "/bulletin/<period>/mailing/": Example(SENT, body={"sent": "=1"}),
    "/bulletin/<period>/mailing/letters/<uid>/": Example(SENT | {"uid": "letter in doubt"}, body={"rest": "=1"}),
    "/calendar/": Example(query=OFFICE, also={"site": "site", "from": "=2018-03-05"}),
    "/calendar/<office>.ics": Example(OFFICE),
    "/calendar/<office>/<site>.ics": Example(OFFICE),
    "/about/<office>/": Example(OFFICE),
    "/about/<office>/<site>/": Example(OFFICE),
}


@dataclass(frozen=True)
class Door:
    """One route, by its address without converters: `/desk/<kind>/<uid>/`."""

    route: Route

    @property
    def address(self) -> str:
        return re.sub(r"<\w+:", "<", self.route.address)

    @property
    def keywords(self) -> tuple[str, ...]:
        return tuple(re.findall(r"<(\w+)>", self.address))

    @property
    def example(self) -> Example:
        return EXAMPLES.get(self.address, Example())

    def fillings(self) -> dict[str, str]:
        """What each keyword is filled with. Raises KeyError for one that no example names."""
        return {
            word: self.example.keywords[word] if word in self.example.keywords else KEYWORDS[word]
            for word in self.keywords
        }

    @property
    def names_things(self) -> bool:
        """Whether it matters whose the things are that the address names."""
        named = [*self.fillings().values(), *self.example.query.values()]
        return any(not word.startswith("=") for word in named)

    def url(self, realm: Realm, reader: str, whose: str = "own") -> str:
        """The address with things that belong to `whose`, as the reader would ask for it."""
        found = self.address
        for word, filling in self.fillings().items():
            found = found.replace(f"<{word}>", written(realm, filling, whose, reader))
        query = "&".join(
            f"{name}={written(realm, filling, whose, reader)}" for name, filling in self.example.query.items()
        )
        return f"{found}?{query}" if query else found

    def body(self, realm: Realm, reader: str, whose: str = "own") -> dict[str, str]:
        """What a POST sends; things in it are the reader's own unless `whose` says otherwise."""
        return {name: written(realm, filling, whose, reader) for name, filling in self.example.body.items()}


def written(realm: Realm, filling: str, whose: str, reader: str) -> str:
    """A fixed word as it is, a thing as an address names it."""
    return filling[1:] if filling.startswith("=") else realm.thing(filling, whose, reader)


@cache
def doors() -> tuple[Door, ...]:
    """Every route in the order of the site map."""
    return tuple(Door(route) for route in routes())


# The short tier goes through one in so many, drawn anew by the seed of each run; the full matrix through all.
SAMPLE = 5
ONE_IN = [pytest.param(SAMPLE, id="sample"), pytest.param(1, id="all", marks=pytest.mark.matrix)]


def drawn(every: Iterable[T], one_in: int = SAMPLE) -> list[T]:
    """One in so many, at least one, in their order."""
    given = list(every)
    places = random.Random(SEED).sample(range(len(given)), -(-len(given) // one_in))
    return [given[place] for place in sorted(places)]


def known_doors() -> Iterator[Door]:
    """The product's own doors that have a rule and an example; a test of its own wants one for each."""
    for door in doors():
        if door.address in DOORS and set(door.keywords) <= {*KEYWORDS, *door.example.keywords}:
            yield door
