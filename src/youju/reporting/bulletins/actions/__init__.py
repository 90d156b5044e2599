"""Writing and releasing a bulletin."""

from youju.reporting.bulletins.actions.commissions import (
    ask_story,
    call_off,
    deliver_story,
    give_story_back,
    put_commission_aside,
    remind_of_story,
    take_commission,
)
from youju.reporting.bulletins.actions.correcting import (
    correct_release,
    decide_erratum,
    propose_erratum,
    refuse_erratum,
    sign_erratum,
)
from youju.reporting.bulletins.actions.covering import set_cover, state_cover, take_cover_out, write_cover
from youju.reporting.bulletins.actions.deputies import end_deputy, name_deputy
from youju.reporting.bulletins.actions.drafting import drop_draft, keep_draft
from youju.reporting.bulletins.actions.illustrating import (
    illustrate,
    move_picture,
    take_picture_out,
    write_picture,
)
from youju.reporting.bulletins.actions.leads import leave_lead, set_aside, state_lead, take_up_again
from youju.reporting.bulletins.actions.looking import dismiss_finding, reopen_finding, state_picture
from youju.reporting.bulletins.actions.ordering import move, move_section
from youju.reporting.bulletins.actions.registering import end_name, register_name, strike_name, write_word
from youju.reporting.bulletins.actions.releasing import confirm_small_count, release
from youju.reporting.bulletins.actions.restoring import restore
from youju.reporting.bulletins.actions.signing import (
    leave_out,
    send_back,
    sign_off,
    take_in,
    withdraw_signature,
)
from youju.reporting.bulletins.actions.starting import start_from, start_issue
from youju.reporting.bulletins.actions.taking import put_lead_back, put_lead_into, take_lead
from youju.reporting.bulletins.actions.writing import (
    add_line,
    add_story,
    remove,
    write_line,
    write_story,
)

__all__ = [
    "add_line", "add_story", "ask_story", "call_off", "confirm_small_count", "correct_release", "decide_erratum",
    "deliver_story", "dismiss_finding", "drop_draft", "end_deputy", "end_name", "give_story_back", "illustrate",
    "keep_draft", "leave_lead", "leave_out", "move", "move_picture", "move_section", "name_deputy",
    "propose_erratum", "put_commission_aside", "put_lead_back", "put_lead_into", "refuse_erratum",
    "register_name", "release", "remind_of_story", "remove", "reopen_finding", "restore", "send_back",
    "set_aside", "set_cover", "sign_erratum", "sign_off", "start_from", "start_issue", "state_cover", "state_lead",
    "state_picture", "strike_name", "take_commission", "take_cover_out", "take_in", "take_lead",
    "take_picture_out", "take_up_again", "withdraw_signature", "write_cover", "write_line", "write_picture",
    "write_story", "write_word",
]  # fmt: skip
