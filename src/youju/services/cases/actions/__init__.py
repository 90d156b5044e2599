"""Everything that is done with a case."""

from youju.services.cases.actions.amending import amend, withdraw_paper
from youju.services.cases.actions.drafting import drop_draft, keep_draft
from youju.services.cases.actions.emergency import break_glass, take_note
from youju.services.cases.actions.hands import end_grant, give, hand_over
from youju.services.cases.actions.hardship import add_category, end_category, end_hardship, say_hardship
from youju.services.cases.actions.opening import open_case
from youju.services.cases.actions.planning import assess, plan, review, step_done
from youju.services.cases.actions.replacing import reassess, replan
from youju.services.cases.actions.retaining import empty_cases
from youju.services.cases.actions.supervising import digest, go_away, read_digest
from youju.services.cases.actions.taking import bundle, pack_year
from youju.services.cases.actions.writing import enclose_scan, note_paper, write_paper

__all__ = [
    "add_category",
    "amend",
    "assess",
    "break_glass",
    "bundle",
    "digest",
    "drop_draft",
    "empty_cases",
    "enclose_scan",
    "end_category",
    "end_grant",
    "end_hardship",
    "give",
    "go_away",
    "hand_over",
    "keep_draft",
    "note_paper",
    "open_case",
    "pack_year",
    "plan",
    "read_digest",
    "reassess",
    "replan",
    "review",
    "say_hardship",
    "step_done",
    "take_note",
    "withdraw_paper",
    "write_paper",
]
