"""Quotation marks inside of each other: “ ” outside, ‘ ’ within, and so on by turns (GB/T 15834)."""

_BY_DEPTH = (("“", "”"), ("‘", "’"))


def nested(text: str) -> str:
    """A sentence that names what has quotation marks of its own, such as the title of a story.

    Where the marks do not match, nobody knows which belong together, and the sentence stays as it is.
    """
    made, depth = [], 0
    for letter in text:
        if letter == "“":
            made.append(_BY_DEPTH[depth % 2][0])
            depth += 1
        elif letter == "”":
            depth -= 1
            if depth < 0:
                return text
            made.append(_BY_DEPTH[depth % 2][1])
        else:
            made.append(letter)
    return "".join(made) if depth == 0 else text


def within(text: str) -> str:
    """The words of somebody, to be put between “ and ”."""
    return nested(f"“{text}”")[1:-1]
