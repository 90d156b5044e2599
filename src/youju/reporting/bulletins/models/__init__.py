"""An issue in the making and what was released of it; the released part is written once."""

from youju.reporting.bulletins.models.commissions import (
    CalledOff,
    Commission,
    CommissionReminder,
    CommissionTaken,
    Delivery,
    GivenBack,
    PutAside,
)
from youju.reporting.bulletins.models.drafts import Draft
from youju.reporting.bulletins.models.errata import (
    ErratumDecision,
    ErratumProposal,
    ErratumRefusal,
    ErratumSignature,
)
from youju.reporting.bulletins.models.illustrations import StoryPicture, StoryVersionPicture
from youju.reporting.bulletins.models.issue import Issue, Section, SectionKind
from youju.reporting.bulletins.models.leads import Lead, LeadPhoto, LeadPutBack, LeadSetAside, LeadTaken
from youju.reporting.bulletins.models.looked import Dismissal, PictureStatement
from youju.reporting.bulletins.models.names import NameKind, RegisteredName
from youju.reporting.bulletins.models.passages import Line, Story
from youju.reporting.bulletins.models.release import (
    Erratum,
    ErratumPrinted,
    Release,
    SmallCountConfirmed,
    StoredEdition,
)
from youju.reporting.bulletins.models.reminding import Reminder
from youju.reporting.bulletins.models.signing import (
    Deputy,
    LeftOut,
    PassageRemark,
    Reading,
    SentBack,
    SignatureWithdrawal,
    SignOff,
)
from youju.reporting.bulletins.models.versions import LineVersion, StoryVersion
from youju.reporting.bulletins.models.wording import WordRule

__all__ = [
    "CalledOff", "Commission", "CommissionReminder", "CommissionTaken", "Delivery", "Deputy", "Dismissal",
    "Draft", "Erratum", "ErratumDecision", "ErratumPrinted", "ErratumProposal", "ErratumRefusal",
    "ErratumSignature", "GivenBack", "Issue", "Lead", "LeadPhoto", "LeadPutBack", "LeadSetAside", "LeadTaken",
    "LeftOut", "Line", "LineVersion", "NameKind", "PassageRemark", "PictureStatement", "PutAside", "Reading",
    "RegisteredName", "Release", "Reminder", "Section", "SectionKind", "SentBack", "SignOff",
    "SignatureWithdrawal", "SmallCountConfirmed", "StoredEdition", "Story", "StoryPicture", "StoryVersion",
    "StoryVersionPicture", "WordRule",
]  # fmt: skip
