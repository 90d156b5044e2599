"""Writing evidence: record, record many, correct, withdraw, reinstate, attach."""

from youju.ground.evidence.actions.attaching import attach, enclose
from youju.ground.evidence.actions.changing import close_month, correct, reinstate, withdraw, withdraw_import
from youju.ground.evidence.actions.recording import Source, record, record_many
from youju.ground.evidence.actions.stating import state_nil, withdraw_nil

__all__ = [
    "Source", "attach", "close_month", "correct", "enclose", "record", "record_many", "reinstate", "state_nil",
    "withdraw", "withdraw_import", "withdraw_nil",
]  # fmt: skip
