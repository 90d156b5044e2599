"""Needs and offers, pairs and their end, meetings and calls: every write of the companions' room."""

from youju.services.companions.actions.declining import decline, hear_again
from youju.services.companions.actions.exporting import export_pairs
from youju.services.companions.actions.matching import settle
from youju.services.companions.actions.meeting import appoint, call_off, record_contact
from youju.services.companions.actions.pairing import adjust, end, pair, stand_again
from youju.services.companions.actions.wishing import (
    end_need,
    end_offer,
    end_wish,
    keep_from,
    offer,
    state_need,
    wish_of_siblings,
)

__all__ = [
    "adjust", "appoint", "call_off", "decline", "end", "end_need", "end_offer", "end_wish", "export_pairs",
    "hear_again", "keep_from", "offer", "pair", "record_contact", "settle", "stand_again", "state_need",
    "wish_of_siblings",
]  # fmt: skip
