"""2,000 entries by 50 writers at once, on each store: none lost, none failed, the audit chain whole.

Every entry is one call of the recording action, with its permission, rules, row, search and
audit entry, committed.
"""

from bench.crowd import Crowd
from bench.rows import Row


def run() -> list[Row]:
    return Crowd("entries", hands="writers", tally="counting").on_both_stores()
