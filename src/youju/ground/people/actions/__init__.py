"""Registering people and everything that is said of them afterwards, one verb each."""

from youju.ground.people.actions.asking import ask
from youju.ground.people.actions.bringing import Examiner, bring_in
from youju.ground.people.actions.confiding import confide, end
from youju.ground.people.actions.consenting import agree, consent, withdraw
from youju.ground.people.actions.entering import enter
from youju.ground.people.actions.entries import Beside, Entry
from youju.ground.people.actions.erasing import erase
from youju.ground.people.actions.forgetting import forget_proofs
from youju.ground.people.actions.handing import hand_out
from youju.ground.people.actions.merging import keep_apart, merge, reconsider, unmerge
from youju.ground.people.actions.naming import call, call_no_more
from youju.ground.people.actions.registering import change, register
from youju.ground.people.actions.tying import (
    allow_pickup,
    appoint_guardian,
    enrol,
    found_household,
    live_together,
    move_in,
    speak,
    tag,
)

__all__ = [
    "Beside", "Entry", "Examiner", "agree", "allow_pickup", "appoint_guardian", "ask", "bring_in", "call",
    "call_no_more", "change", "confide", "consent", "end", "enrol", "enter", "erase", "forget_proofs",
    "found_household", "hand_out", "keep_apart", "live_together", "merge", "move_in", "reconsider", "register",
    "speak", "tag", "unmerge", "withdraw",
]  # fmt: skip
