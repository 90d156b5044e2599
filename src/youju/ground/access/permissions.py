"""The closed list of what a person may do; a view names one, a role grants several."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Permission:
    """`network` permissions are held for the whole family, the others office by office.

    `full_login`: held only by whoever proved password and second factor in this session, not after a switch.
    """

    key: str
    # A label's hash is that of its words: compared, a role would hold its permissions in one language only.
    label: Promise = field(compare=False)
    network: bool = False
    full_login: bool = False


PUBLIC = Permission("public", _("Anybody, without login"), network=True)
OWN_ACCOUNT = Permission("account.own", _("Own account, for whoever is logged in"), network=True)

RECORDS_SEE = Permission("records.see", _("See the records of the office"))
RECORDS_RECORD = Permission("records.record", _("Record, and correct own entries"))
RECORDS_CORRECT = Permission("records.correct", _("Correct and withdraw any record of the office"))
RECORDS_IMPORT = Permission("records.import", _("Import spreadsheets"))
RECORDS_EXPORT = Permission("records.export", _("Export records"), full_login=True)
LEDGER_DEFINE = Permission("ledger.define", _("Define what the ledger counts"))

PEOPLE_FIND = Permission("people.find", _("Find index cards of the office's people"))
PEOPLE_OPEN = Permission("people.open", _("Open a person's card, with a stated purpose"))
PEOPLE_KEEP = Permission("people.keep", _("Register people and keep their cards"))
PEOPLE_ERASE = Permission("people.erase", _("Erase a person on request"), full_login=True)

SIGN_UPS_RUN = Permission("sign_ups.run", _("Run public sign-up: what is open, who signed up, who came"))
SIGN_UPS_REACH = Permission("sign_ups.reach", _("Open the telephone of a public sign-up, to reach them"))

CASES_WORK = Permission("cases.work", _("Open cases, and write papers of those that were given"))
CASES_SUPERVISE = Permission(
    "cases.supervise", _("Supervise casework: know of every case by number, give it away")
)
CASES_EXPORT = Permission("cases.export", _("Take the list of own cases, or a bundle, along"), full_login=True)
CASES_ANSWER = Permission("cases.answer", _("Answer for casework: the yearly audit, retention"), full_login=True)
HARM_ANSWER = Permission("harm.answer", _("Answer for reports of suspected harm"))

FIGURES_SEE = Permission("figures.see", _("See the figures of all offices"), network=True)
EVIDENCE_OPEN = Permission("figures.evidence", _("Open the records behind a figure of the office"))

BULLETIN_SEE = Permission("bulletin.see", _("Read the bulletin before release"), network=True)
BULLETIN_WRITE = Permission("bulletin.write", _("Write the lines of the office"))
BULLETIN_COMPOSE = Permission("bulletin.compose", _("Compose the whole bulletin"), network=True)
BULLETIN_RELEASE = Permission("bulletin.release", _("Release the bulletin"), network=True, full_login=True)
BULLETIN_SIGN = Permission("bulletin.sign", _("Sign off what the office prints"), full_login=True)
BULLETIN_READ_FIRST = Permission(
    "bulletin.read_first", _("First reading of what the office prints"), full_login=True
)
BULLETIN_READ_SECOND = Permission(
    "bulletin.read_second", _("Second reading, of what any office prints"), network=True, full_login=True
)
BULLETIN_READ_LAST = Permission("bulletin.read_last", _("Last reading of what the office prints"), full_login=True)
BULLETIN_DEPUTE = Permission("bulletin.depute", _("Name deputies for own signatures"), full_login=True)

BULLETIN_MAIL = Permission(
    "bulletin.mail", _("Send the bulletin by mail and help subscribers leave"), network=True, full_login=True
)

STRUCTURE_SEE = Permission("structure.see", _("See sites, partners and programmes of the office"))
STRUCTURE_MANAGE = Permission(
    "structure.manage", _("Manage sites, partners and programmes of the office"), full_login=True
)
NETWORK_MANAGE = Permission("network.manage", _("Manage offices and the calendar"), network=True, full_login=True)
ACCOUNTS_MANAGE = Permission("accounts.manage", _("Manage accounts and roles"), network=True, full_login=True)
AUDIT_READ = Permission("audit.read", _("Read and verify the audit chain"), network=True, full_login=True)

ALL: tuple[Permission, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Permission))
