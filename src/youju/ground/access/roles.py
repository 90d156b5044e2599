"""The roles, to be read aloud by a manager: what each may do, and nothing else."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.access import permissions as may
from youju.ground.access.permissions import Permission


class Role:
    """What one kind of colleague may do. `sees_sealed`: will see sealed data, so a second factor is required."""

    key: ClassVar[str]
    label: ClassVar[Promise]
    sees_sealed: ClassVar[bool] = False
    whole_network: ClassVar[bool] = False
    permits: ClassVar[frozenset[Permission]]


class Volunteer(Role):
    """Opens the own account; own shifts and minutes come with the volunteers' room."""

    key, label = "volunteer", _("Volunteer")
    permits = frozenset({may.OWN_ACCOUNT})


class SocialWorker(Role):
    """Records services of the own office, corrects own entries, keeps the cards of its people."""

    key, label, sees_sealed = "social_worker", _("Social worker"), True
    permits = frozenset(
        {
            may.OWN_ACCOUNT, may.RECORDS_SEE, may.RECORDS_RECORD, may.RECORDS_IMPORT, may.RECORDS_EXPORT,
            may.FIGURES_SEE, may.EVIDENCE_OPEN, may.BULLETIN_SEE, may.STRUCTURE_SEE,
            may.PEOPLE_FIND, may.PEOPLE_OPEN, may.PEOPLE_KEEP, may.SIGN_UPS_RUN, may.SIGN_UPS_REACH,
            may.CASES_WORK, may.CASES_EXPORT,
        }
    )  # fmt: skip


class Supervisor(Role):
    """A social worker who also corrects what others recorded, supervises cases, answers for reports of harm."""

    key, label, sees_sealed = "supervisor", _("Supervisor"), True
    permits = SocialWorker.permits | {
        may.RECORDS_CORRECT, may.CASES_SUPERVISE, may.CASES_ANSWER, may.HARM_ANSWER,
    }  # fmt: skip


class OfficeEditor(Role):
    """Answers for the office's records, erases people on request, writes, signs or first reads its pages."""

    key, label, sees_sealed = "office_editor", _("Office editor"), True
    permits = Supervisor.permits - {may.HARM_ANSWER} | {
        may.LEDGER_DEFINE, may.BULLETIN_WRITE, may.STRUCTURE_MANAGE, may.BULLETIN_SIGN, may.BULLETIN_READ_FIRST,
        may.BULLETIN_DEPUTE, may.PEOPLE_ERASE,
    }  # fmt: skip


class OfficeDirector(Role):
    """Answers for the office: everything of its editor, the last of three readings, reports of harm."""

    key, label, sees_sealed = "office_director", _("Office director"), True
    permits = OfficeEditor.permits | {may.BULLETIN_READ_LAST, may.HARM_ANSWER}


class SupportClerk(Role):
    """Serves other organisations: records, imports, exports, runs public sign-up; meets no person's card."""

    key, label, sees_sealed = "support_clerk", _("Support-centre clerk"), True
    permits = SocialWorker.permits - {
        may.PEOPLE_FIND, may.PEOPLE_OPEN, may.PEOPLE_KEEP, may.CASES_WORK, may.CASES_EXPORT,
    }  # fmt: skip


class Librarian(Role):
    """Keeps the shelves: records services of the own office, finds a reader's index card and opens none."""

    key, label = "librarian", _("Librarian")
    permits = SocialWorker.permits - {
        may.RECORDS_IMPORT, may.PEOPLE_OPEN, may.PEOPLE_KEEP, may.SIGN_UPS_REACH, may.CASES_WORK, may.CASES_EXPORT,
    }  # fmt: skip


class NetworkEditor(Role):
    """Composes, reads second and releases the bulletin from figures and counts; sees no person of any office."""

    key, label, whole_network = "network_editor", _("Network editor"), True
    permits = frozenset(
        {
            may.OWN_ACCOUNT, may.FIGURES_SEE, may.BULLETIN_SEE, may.BULLETIN_COMPOSE, may.BULLETIN_RELEASE,
            may.BULLETIN_READ_SECOND, may.BULLETIN_DEPUTE, may.BULLETIN_MAIL,
        }
    )  # fmt: skip


class Auditor(Role):
    """Reads figures and the audit chain; writes nothing."""

    key, label, whole_network = "auditor", _("Auditor"), True
    permits = frozenset({may.OWN_ACCOUNT, may.FIGURES_SEE, may.BULLETIN_SEE, may.AUDIT_READ})


class Administrator(Role):
    """Keeps accounts, offices and the calendar; sees no record."""

    key, label, whole_network = "administrator", _("Administrator"), True
    permits = frozenset({may.OWN_ACCOUNT, may.NETWORK_MANAGE, may.ACCOUNTS_MANAGE, may.AUDIT_READ})


ROLES: dict[str, type[Role]] = {role.key: role for role in Role.__subclasses__()}
