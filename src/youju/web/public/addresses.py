"""How an address names a revision: r1, r2, …"""


class Revision:
    """The number of a revision, from 1 to 999."""

    regex = r"r[1-9][0-9]{0,2}"

    def to_python(self, value: str) -> int:
        return int(value[1:])

    def to_url(self, value: int) -> str:
        return f"r{value}"
