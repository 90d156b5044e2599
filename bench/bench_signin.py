"""2,000 sign-ins by 50 phones at once, on each store: none lost, none failed, the audit chain whole.

Fifty sessions of one day with forty children each; every sign-in is one call of the roll call with one tap: its
permission, its key, the attendance row, the mark and the audit entry, committed. A phone sends its taps in
sets, so this is the worst that can come.
"""

from bench.crowd import Crowd
from bench.rows import Row


def run() -> list[Row]:
    return Crowd("sign-ins", hands="signers", tally="classes").on_both_stores()
