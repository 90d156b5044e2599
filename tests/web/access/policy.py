"""Who may open which door: one page, written by hand from the field's rules. The matrix holds the product to it.

Nothing here is read from the product's permissions. Readers are the ten roles and those to whom nothing opens.
"""

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
    `visitor` is where a reader without login is sent.
    """

    who: set[str]
    reach: frozenset[str] = NOTHING
    get: int = 200
    post: int | None = None
    reserved: Mapping[str, set[str]] = field(default_factory=dict)
    visitor: str = "login"

    def answer(self, reader: str, method: str, whose: str) -> str:
        """`login`, `second factor`, `public home`, or a status."""
        if reader not in self.who:
            return {
                "anonymous": self.visitor, "inactive": self.visitor, "second factor missing": "second factor",
            }.get(reader, "403")  # fmt: skip
        given = self.get if method == "GET" or self.post is None else self.post
        if given != 405 and whose not in self.reach:
            return "404"
        if given != 405 and reader not in self.reserved.get(whose, self.who):
            return "403"
        return str(given)


# What a colleague wrote is corrected by those who answer for it.
COLLEAGUES = {"colleague": CORRECTORS}
# Results of the bulletin are written by their office, everything else by the network editor; all staff read it.
OWN_RESULTS = {"own": MANAGERS | EDITOR, "colleague": MANAGERS | EDITOR, "neighbour": EDITOR}
# An office's pages are signed by its editor or director, and sent back by the network editor or its own director.
SIGNERS = {"own": MANAGERS, "colleague": MANAGERS, "neighbour": set()}
DIRECTOR = {"office_director"}
SENDERS = {"own": EDITOR | DIRECTOR, "colleague": EDITOR | DIRECTOR, "neighbour": EDITOR}
EDITORS_ONLY = {"own": EDITOR, "colleague": EDITOR, "neighbour": EDITOR}
# Leads of an office are seen by its editor and director, by whoever left them, and by the network editor.
LEADS = {"own": OFFICE | EDITOR, "colleague": MANAGERS | EDITOR, "neighbour": EDITOR}
JUDGES = {"own": MANAGERS | EDITOR, "colleague": MANAGERS | EDITOR, "neighbour": EDITOR}
STATERS = {"own": OFFICE, "colleague": MANAGERS, "neighbour": set()}
SAVED, NO_FILE = 302, 422
DOORS: dict[str, Door] = {
    # Friends and donors who type the bare address find the bulletin; colleagues find their desk.
    "/": Door(ACCOUNTS, visitor="public home"),
    # An office's places and partners, the network's offices, calendar and accounts.
    "/structure/": Door(OFFICE),
    "/structure/offices/<office>/sites/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/offices/<office>/partners/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/offices/<office>/programmes/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/handovers/<office>/": Door(OFFICE, IN_OFFICE),
    "/structure/handovers/<office>/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/handovers/<office>/<figure>/end/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/handovers/<office>/<figure>/undo/": Door(MANAGERS, IN_OFFICE, get=405, post=SAVED),
    "/structure/sites/<site>/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/sites/<site>/close/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/sites/<site>/reopen/": Door(MANAGERS, IN_OFFICE, get=405, post=SAVED),
    "/structure/calendar/<day>/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/calendar/<day>/unmark/": Door(ADMINISTRATOR, IN_NETWORK, get=405, post=SAVED),
    "/structure/calendar/": Door(ACCOUNTS),
    "/structure/calendar/mark/": Door(ADMINISTRATOR, post=SAVED),
    "/structure/network/": Door(ADMINISTRATOR),
    "/structure/network/offices/new/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/accounts/": Door(ADMINISTRATOR),
    "/structure/accounts/new/": Door(ADMINISTRATOR, post=SAVED),
    "/structure/accounts/<user>/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/accounts/<user>/password/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/accounts/<user>/second-factor/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/roles/<membership>/end/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/audit/": Door(AUDITOR | ADMINISTRATOR),
    # Figures and counts of all offices are the network's; records leave only for those who may export them.
    "/figures/": Door(FIGURES, get=302),
    "/figures/<period>/": Door(FIGURES, IN_NETWORK),
    "/figures/<period>/<key>/": Door(FIGURES, IN_NETWORK),
    "/figures/<period>/<key>/<kind>.<ending>": Door(OFFICE, IN_OFFICE),
    # What is planned belongs to its office, like what was recorded.
    "/activities/": Door(OFFICE, IN_OFFICE, get=302),
    "/activities/new/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/reading/": Door(OFFICE, IN_OFFICE),
    "/activities/<period>/": Door(OFFICE, IN_OFFICE),
    "/activities/<period>/plan/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/series/<uid>/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/cancel/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/move/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    # Records belong to their office.
    "/desk/": Door(OFFICE, IN_OFFICE),
    "/desk/new/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/new/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/desk/<kind>/fields/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/choices/<field>/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/export.<ending>": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/nothing/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/desk/<kind>/nothing/<uid>/withdraw/": Door(OFFICE, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/<uid>/correct/": Door(OFFICE, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/withdraw/": Door(OFFICE, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/reinstate/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/attachments/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/desk/<kind>/<uid>/attachments/<attachment>/": Door(OFFICE, IN_OFFICE),
    # A file that waits to be imported is seen by the person who brought it, by nobody else.
    "/intake/": Door(IMPORTERS),
    "/intake/<uid>/undo/": Door(IMPORTERS, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/intake/<kind>/": Door(IMPORTERS, IN_OFFICE, post=NO_FILE),
    "/intake/<kind>/template.xlsx": Door(IMPORTERS, IN_OFFICE),
    "/intake/<kind>/<uid>/": Door(IMPORTERS, MINE),
    "/intake/<kind>/<uid>/left-over.xlsx": Door(IMPORTERS, MINE),
    "/intake/<kind>/<uid>/confirm/": Door(IMPORTERS, MINE, get=405, post=SAVED),
    "/intake/<kind>/<uid>/discard/": Door(IMPORTERS, MINE, get=405, post=SAVED),
    # What is counted is defined by the office for itself, by the administrator for the network.
    "/ledger/month/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/ledger/kinds/": Door(OFFICE, IN_OFFICE),
    "/ledger/kinds/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/ledger/kinds/<uid>/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/ledger/network/": Door(ADMINISTRATOR),
    "/ledger/network/new/": Door(ADMINISTRATOR, post=SAVED),
    "/ledger/network/<uid>/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    # The bulletin is the network's: read by its staff before release, by everybody after.
    "/bulletin/": Door(FIGURES),
    "/bulletin/start/": Door(EDITOR, get=405, post=SAVED),
    "/bulletin/words/": Door(FIGURES),
    "/bulletin/words/write/": Door(EDITOR, post=SAVED),
    "/bulletin/names/": Door(FIGURES),
    "/bulletin/names/new/": Door(EDITOR, post=SAVED),
    "/bulletin/names/nickname/": Door(MANAGERS, post=SAVED),
    "/bulletin/names/<uid>/end/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/names/<uid>/strike/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/findings/<digest>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/findings/<digest>/reopen/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/findings/<digest>/mend/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/pictures/<uid>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/pictures/<uid>/image/": Door(FIGURES, IN_NETWORK),
    "/bulletin/<period>/pictures/<uid>/move/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/pictures/<uid>/remove/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/pictures/<uid>/consent/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/": Door(FIGURES),
    "/bulletin/<period>/confirm/": Door(EDITOR, get=405, post=SAVED),
    "/bulletin/<period>/sections/<section>/figures/": Door(FIGURES, IN_NETWORK, reserved=OWN_RESULTS),
    "/bulletin/<period>/sections/<section>/proof/": Door(
        FIGURES, IN_NETWORK, get=405, post=200, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/sections/<section>/draft/": Door(
        FIGURES, IN_NETWORK, get=405, post=200, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/leads/": Door(EDITOR, get=302),  # a part of the screen; alone it leads to the list
    "/bulletin/<period>/writers/": Door(FIGURES),
    "/bulletin/<period>/sections/<section>/move/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/sections/<section>/slot/": Door(FIGURES, IN_NETWORK, get=302, reserved=OWN_RESULTS),
    "/bulletin/<period>/sections/<section>/lines/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/sections/<section>/late/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/sections/<section>/stories/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/lines/<uid>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/lines/<uid>/shown/": Door(FIGURES, IN_NETWORK, get=302, reserved=OWN_RESULTS),
    "/bulletin/<period>/lines/<uid>/move/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/lines/<uid>/remove/": Door(FIGURES, IN_NETWORK, get=405, post=200, reserved=OWN_RESULTS),
    "/bulletin/<period>/stories/<uid>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/stories/<uid>/shown/": Door(FIGURES, IN_NETWORK, get=302, reserved=EDITORS_ONLY),
    "/bulletin/<period>/stories/<uid>/move/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/stories/<uid>/remove/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/cover/": Door(EDITOR, post=SAVED),
    "/bulletin/<period>/cover/picture/": Door(FIGURES),
    "/bulletin/<period>/history/": Door(FIGURES),
    "/bulletin/<period>/passages/<uid>/versions/": Door(FIGURES, IN_NETWORK, reserved=OWN_RESULTS),
    "/bulletin/<period>/passages/<uid>/versions/<version>/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/preview/": Door(FIGURES),
    "/bulletin/<period>/preview/<edition>/": Door(FIGURES),
    "/bulletin/<period>/editions/<edition>": Door(FIGURES),
    "/bulletin/deputies/": Door(MANAGERS | EDITOR, post=SAVED),
    "/bulletin/deputies/<uid>/end/": Door(MANAGERS | EDITOR, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS),
    "/bulletin/leads/": Door(OFFICE | EDITOR),
    "/bulletin/leads/new/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/bulletin/leads/<uid>/take/": Door(EDITOR, IN_NETWORK, post=SAVED),
    "/bulletin/leads/<uid>/back/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/leads/<uid>/state/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=STATERS),
    "/bulletin/leads/<uid>/aside/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=JUDGES),
    "/bulletin/leads/<uid>/again/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=JUDGES),
    "/bulletin/leads/<uid>/photos/<photo>/": Door(FIGURES, IN_NETWORK, reserved=LEADS),
    "/bulletin/rules/": Door(ADMINISTRATOR, post=SAVED),
    "/bulletin/<period>/signing/": Door(FIGURES),
    "/bulletin/<period>/signing/<office>/": Door(FIGURES, IN_NETWORK),
    "/bulletin/<period>/signing/<office>/sign/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS),
    "/bulletin/<period>/signing/<office>/send-back/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SENDERS
    ),
    "/bulletin/<period>/signing/<office>/remind/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/signing/<office>/leave-out/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/signing/<office>/take-in/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/signatures/<uid>/withdraw/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS
    ),
    "/bulletin/<period>/release/": Door(EDITOR, post=SAVED),
    "/bulletin/<period>/released/": Door(FIGURES),
    "/bulletin/<period>/drift/": Door(FIGURES),
    "/bulletin/<period>/figures/<figure>/correct/": Door(EDITOR, IN_NETWORK, post=SAVED),
    "/bulletin/<period>/figures/<figure>/propose/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/errata/<uid>/": Door(FIGURES, IN_NETWORK),
    "/bulletin/<period>/errata/<uid>/decide/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/errata/<uid>/refuse/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/errata/<uid>/<office>/sign/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS
    ),
    "/issues/": Door(EVERYBODY, post=405),
    "/issues/<period>/": Door(EVERYBODY, post=405),
    "/issues/<period>/figures/<key>/<digest>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/issues/<period>/<revision>/": Door(EVERYBODY, post=405),
    "/issues/<period>/<revision>/figures/<key>/<digest>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/issues/<period>/<revision>/<name>": Door(EVERYBODY, post=405),
    "/issues/<period>/<name>": Door(EVERYBODY, post=405),
    "/issues/<period>/photos/<digest>": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=405),  # the same photo
    "/calendar/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/calendar.ics": Door(EVERYBODY, post=405),
    "/calendar/<office>.ics": Door(EVERYBODY, IN_NETWORK, post=405),
    "/calendar/<office>/<site>.ics": Door(EVERYBODY, IN_NETWORK, post=405),
    "/about/": Door(EVERYBODY, post=405),
    "/about/<office>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/about/<office>/<site>/": Door(EVERYBODY, IN_NETWORK, post=405),
    # The bulletin by mail: the signed word of a link is the proof, whoever brings it.
    "/subscribe/": Door(EVERYBODY, post=SAVED),
    "/subscribe/asked/": Door(EVERYBODY, post=405),
    "/subscribe/confirm/<token>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=200),
    "/subscribe/leave/<token>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=200),
    "/bulletin/subscribers/": Door(EDITOR, post=200),
    "/bulletin/<period>/mailing/": Door(EDITOR, post=409),  # it was handed over already
    "/bulletin/<period>/mailing/letters/<uid>/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/feed.xml": Door(EVERYBODY, post=405),
    "/sitemap.xml": Door(EVERYBODY, post=405),
    "/robots.txt": Door(EVERYBODY, post=405),
    # Where the links of a draft lead while it stands in its frame: a page that says so.
    "/bulletin/<period>/editions/<rest>": Door(EVERYBODY),
}

# Doors that the login library keeps: what GET and POST answer before login, and what they answer an account.
# `again` asks for the password once more; 404 is a second factor that was never set up.
LIBRARY: dict[str, str] = {
    "/language/": "302 302 302 302",
    "/accounts/login/": "200 200 302 302",
    "/accounts/logout/": "login login 200 login",
    "/accounts/inactive/": "200 405 200 405",
    "/accounts/signup/": "200 200 302 302",  # it says that nobody signs up here
    "/accounts/reauthenticate/": "login login 200 200",
    "/accounts/password/change/": "login login 200 200",
    "/accounts/2fa/": "login login 200 405",
    "/accounts/2fa/authenticate/": "login login 302 302",
    "/accounts/2fa/reauthenticate/": "login login 200 200",
    "/accounts/2fa/totp/activate/": "login login again again",
    "/accounts/2fa/totp/deactivate/": "login login again again",
    "/accounts/2fa/recovery-codes/": "login login 404 405",
    "/accounts/2fa/recovery-codes/generate/": "login login again again",
    "/accounts/2fa/recovery-codes/download/": "login login 404 404",
    "/accounts/2fa/webauthn/": "login login 200 405",
    "/accounts/2fa/webauthn/add/": "login login again again",
    "/accounts/2fa/webauthn/reauthenticate/": "login login again again",
    "/accounts/2fa/webauthn/keys/<pk>/remove/": "login login again again",
    "/accounts/2fa/webauthn/keys/<pk>/edit/": "login login again again",
    "/accounts/2fa/webauthn/login/": "login login 302 302",
}
