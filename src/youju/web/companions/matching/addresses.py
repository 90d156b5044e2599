"""What an address says of a proposal: the office, and what hands decided, in the order in which they did."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse

from youju.ground.organisations.models import Office
from youju.services.companions.queries.matching.asking import Hand

LOCK, BAN = "with", "not"
# An address has an end; whoever has decided so much by hand confirms first.
MOST = 40


def hands_of(given: QueryDict) -> tuple[Hand, ...]:
    """Each `hand=with.CHILD.NUMBER` or `hand=not.CHILD.NUMBER` of an address, or of the form of a proposal."""
    said = given.getlist("hand")
    if len(said) > MOST:
        raise Http404
    return tuple(dict.fromkeys(_hand(one) for one in said))


def dragged(given: QueryDict) -> Hand | None:
    """`onto=CHILD.NUMBER`: this companion was dragged onto this child."""
    said = given.get("onto")
    return _hand(f"{LOCK}.{said}") if said is not None else None


def _hand(text: str) -> Hand:
    word, _dot, rest = text.partition(".")
    child, _dot, number = rest.partition(".")
    if word not in (LOCK, BAN) or not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Http404
    try:
        return Hand(word == LOCK, UUID(child), int(number))
    except ValueError:
        raise Http404 from None


def words(hand: Hand) -> str:
    return f"{LOCK if hand.locks else BAN}.{hand.child}.{hand.number}"


def proposal_at(office: Office, hands: Sequence[Hand]) -> str:
    """The whole proposal after these hands."""
    return f"{reverse('companions:matching')}?{_query(office, hands)}"


def child_at(office: Office, child: UUID, hands: Sequence[Hand], ask: int | None = None) -> str:
    """One child within it; with `ask` the answer why it is not this companion."""
    asked = f"&ask={ask}#answer" if ask is not None else ""
    return f"{reverse('companions:matching_child', args=[child])}?{_query(office, hands)}{asked}"


def extras_at(office: Office, hands: Sequence[Hand]) -> str:
    return f"{reverse('companions:matching_extras')}?{_query(office, hands)}"


def after(hands: Sequence[Hand], hand: Hand) -> tuple[Hand, ...]:
    """The hands with one more at the end. What was decided of the pair gives way, and the child's other lock."""
    kept = [
        one
        for one in hands
        if (one.child, one.number) != (hand.child, hand.number)
        and not (hand.locks and one.locks and one.child == hand.child)
    ]
    return (*kept, hand)


def _query(office: Office, hands: Sequence[Hand]) -> str:
    return urlencode([("office", office.slug), *(("hand", words(hand)) for hand in hands)])
