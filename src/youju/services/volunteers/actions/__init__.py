"""What may be done about volunteers, one verb each."""

from youju.services.volunteers.actions.certifying import certify, revoke
from youju.services.volunteers.actions.coming import sign_in, sign_in_all, take_back_sign_in
from youju.services.volunteers.actions.enlisting import change_volunteer, come_back, enlist, leave
from youju.services.volunteers.actions.exporting import export_records
from youju.services.volunteers.actions.linking import open_own_link, revoke_own_link
from youju.services.volunteers.actions.papers import add_paper, withdraw_paper
from youju.services.volunteers.actions.requests import answer, ask_correction
from youju.services.volunteers.actions.serving import serve_together
from youju.services.volunteers.actions.shifts import (
    cancel_shift,
    change_shift,
    open_shift,
    state_availability,
    tick_off_news,
)
from youju.services.volunteers.actions.signing_up import (
    call_back_offer,
    fill_places,
    hand_over,
    leave_shift,
    mark_absent,
    offer_place,
    sign_up,
    take_over,
)
from youju.services.volunteers.actions.teams import change_team, found_team

__all__ = [
    "add_paper", "answer", "ask_correction", "call_back_offer", "cancel_shift", "certify", "change_shift",
    "change_team", "change_volunteer", "come_back", "enlist",
    "export_records", "fill_places", "found_team", "hand_over", "leave",
    "leave_shift", "mark_absent", "offer_place", "open_own_link", "open_shift", "revoke",
    "revoke_own_link", "serve_together", "sign_in",
    "sign_in_all", "sign_up", "state_availability", "take_back_sign_in", "take_over", "tick_off_news",
    "withdraw_paper",
]  # fmt: skip
