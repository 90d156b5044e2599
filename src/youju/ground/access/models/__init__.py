"""Who acts, in which office, with which role and from which shared device; and the chain of what was done."""

from youju.ground.access.models.accounts import (
    Actor,
    AuditEntry,
    AuditSalt,
    AuditSeal,
    FactorReset,
    Grant,
    Membership,
    User,
    View,
)
from youju.ground.access.models.devices import DeviceTrust, FullLogin, Pin, PinTry, TrustEnd

__all__ = [
    "Actor", "AuditEntry", "AuditSalt", "AuditSeal", "DeviceTrust", "FactorReset", "FullLogin", "Grant",
    "Membership", "Pin", "PinTry", "TrustEnd", "User", "View",
]  # fmt: skip
