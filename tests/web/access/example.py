"""What an address of the product is tried with: words for its keywords, its question, and what is sent to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Filling = Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """`keywords` fill the address, `query` what follows the question mark, `body` what a POST sends.

    `query` names the one thing that decides; `also` are further words of the query, each law tries them by itself.
    """

    keywords: Filling = field(default_factory=dict)
    query: Filling = field(default_factory=dict)
    body: Filling = field(default_factory=dict)
    also: Filling = field(default_factory=dict)
