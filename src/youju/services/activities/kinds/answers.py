"""How sessions were found, in the register: sums of faces, written down at the session's own page."""

from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.kinds import Column, declare_kind
from youju.services.activities.actions.answers import answers_turned
from youju.services.activities.models import Answers, Face
from youju.services.activities.rules.voices import ANSWERS


def faces_of(row: Answers) -> str:
    """How many chose each face."""
    said = ((Face.GOOD, row.n_good), (Face.SOSO, row.n_soso), (Face.BAD, row.n_bad))
    return "、".join(f"{face.label} {n}" for face, n in said)


def way_of(row: Answers) -> str:
    """How the answers came."""
    return str(_("by the code") if row.by_code else _("counted by hand"))


declare_kind(
    key=ANSWERS,
    model=Answers,
    label=_("answers at a session"),
    plural=_("answers at sessions"),
    help=_(
        "How many chose each face at a session. Hands are counted at the session; what came by its code is added "
        "up by itself when a week is over."
    ),
    enterable=False, header=(), nil=False,
    fields=(),
    columns=("happened_on", "activity", "faces", "way"),
    computed={
        "activity": Column(_("Activity"), lambda row: str(row.activity)),
        "faces": Column(_("Faces"), faces_of), "way": Column(_("How they came"), way_of),
    },
    dimensions={"activity_kind": _("kind"), "activity__name": _("activity")},
    turned=answers_turned,
    prepared=lambda rows: rows.select_related("activity"),
    example={},
)  # fmt: skip
