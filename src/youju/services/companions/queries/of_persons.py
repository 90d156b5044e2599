"""What this room holds of a person: what a child wished for, whom it was paired with, what it said no to."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from youju.ground.people.ports import declare_place
from youju.ground.periods import durations
from youju.services.companions.models import (
    Appointment,
    CompanionOffer,
    Decline,
    Ending,
    Need,
    NotWith,
    PairContact,
    Pairing,
    SiblingWish,
)


def wished(row: Need) -> str:
    """For what, and in which language."""
    return " · ".join(
        filter(None, ("、".join(str(one.get_help_display()) for one in row.helps.all()), row.language))
    )


def offered(row: CompanionOffer) -> str:
    """What, and to how many."""
    return "、".join(str(one.get_help_display()) for one in row.helps.all()) + f" · {row.most}"


def paired(row: Pairing) -> str:
    """With whom, since when, and how it ended."""
    gone = pgettext("record", "withdrawn") if row.withdrawal_id else ""
    ended = str(row.ending) if row.ending else ""
    return " · ".join(filter(None, (str(row), str(row.happened_on), ended, gone)))


def in_touch(row: PairContact) -> str:
    """On which day, how long."""
    gone = pgettext("record", "withdrawn") if row.withdrawal_id else ""
    said = (
        str(row.happened_on),
        str(row.get_way_display()),
        durations.write(row.minutes, "clock"),
        row.what,
        gone,
    )
    return " · ".join(filter(None, said))


def refused(row: Decline) -> str:
    """Whom, or anybody."""
    return str(row.volunteer) if row.volunteer else pgettext("declined", "any companion")


declare_place(Need, "person", head=_("What they wished a companion for"), says=wished)
declare_place(CompanionOffer, "volunteer__person", head=_("What they offer as a companion"), says=offered)
declare_place(
    SiblingWish, "person", "other", head=_("What siblings wished"),
    says=lambda row: f"{row.person} · {row.other} · {row.get_sort_display()}", related=("person", "other"),
)  # fmt: skip
declare_place(
    NotWith, "person", "volunteer__person", head=_("With whom they must not be a pair"),
    says=lambda row: str(row.volunteer), related=("volunteer__person",),
)  # fmt: skip
declare_place(
    Decline, "person", "volunteer__person", head=_("What the child said no to"), says=refused,
    related=("volunteer__person",),
)  # fmt: skip
declare_place(
    Pairing, "child", "volunteer__person", head=_("Pairs"), says=paired, related=("volunteer__person", "ending")
)
declare_place(
    Ending, "pairing__child", "pairing__volunteer__person", head=_("How pairs ended"),
    says=lambda row: " · ".join(filter(None, (str(row), row.words))), empties=("words",),
)  # fmt: skip
declare_place(
    PairContact, "pairing__child", "pairing__volunteer__person", head=_("Meetings and calls of pairs"),
    says=in_touch, empties=("what", "place"),
)  # fmt: skip
declare_place(
    Appointment, "pairing__child", "pairing__volunteer__person", head=_("When pairs were to meet"),
    says=lambda row: " · ".join(filter(None, (str(row.day), row.place))), empties=("place",),
)  # fmt: skip
