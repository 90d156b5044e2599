"""What a bulletin announces: when, where, whom to call."""
def entries_of(page): return [], frozenset()
