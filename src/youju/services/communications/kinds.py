"""Publications and material at the desk."""

from datetime import datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields import Bytes, Choice, Prose, Topics, Whole, Words
from youju.ground.evidence.kinds import Values, declare_kind
from youju.ground.evidence.ports import ReleasedEdition, declare_sink
from youju.ground.organisations.models import Office
from youju.services.communications.actions.publications import keep_editions
from youju.services.communications.models import Channel, Form, Material, Medium, Publication
from youju.services.communications.rules import characters


def count_characters(values: Values, office: Office) -> None:
    """Characters come from the text; a figure may be typed only where no text is kept."""
    if values["link"] and not values["link"][:8].lower().startswith(("http://", "https://")):
        raise Refusal(_now("A link begins with http:// or https://."), field="link")
    if values["text"]:
        values["characters"] = characters(values["text"])
    elif values["characters"] is None:
        values["characters"] = 0
    values["pictures"] = values.get("pictures") or 0


PUBLICATION = declare_kind(
    key="communications.publication",
    model=Publication,
    label=_("publication"),
    plural=_("publications"),
    help=_("One post or article, once for each channel it appeared in."),
    fields=(
        Choice(name="channel", label=_("Channel"), choices=Channel, required=True, sticky=True),
        Choice(name="form", label=_("Form"), choices=Form, required=True, sticky=True),
        Words(name="title", label=_("Title or first words"), required=True, length=120),
        Prose(name="text", label=_("Text"), help=_("Paste it; characters are counted.")),
        Whole(
            name="characters", label=_("Characters"), unit="字", most=1_000_000,
            help=_("Only where no text is kept."),
        ),
        Whole(name="pictures", label=_("Pictures"), unit="张", most=10_000),
        Topics(name="topics", label=_("Topics")),
        Words(name="link", label=_("Link"), length=400),
    ),
    columns=("channel", "form", "title", "characters"),
    filters=("channel", "form"),
    search=("title", "text", "topics"),
    dimensions={"channel": _("channel"), "form": _("form")},
    complete=count_characters,
    example={
        "happened_on": "2018-03-05",
        "channel": "weibo",
        "form": "short",
        "title": "图书角今天多了两位小管理员",
        "text": "图书角今天多了两位小管理员,登记、上架、提醒还书,样样认真。",
        "topics": "图书角 小主人",
    },
)  # fmt: skip

MATERIAL = declare_kind(
    key="communications.material",
    model=Material,
    label=_("photo and video material"),
    plural=_("photo and video material"),
    help=_("What was gathered at one occasion: number of files and their size."),
    fields=(
        Choice(name="medium", label=_("Medium"), choices=Medium, required=True, sticky=True),
        Words(name="title", label=_("Occasion"), required=True, length=120),
        Whole(name="files", label=_("Number of files"), required=True, least=1, most=1_000_000),
        Bytes(name="bytes", label=_("Size"), required=True, unit="G"),
    ),
    columns=("medium", "title", "files", "bytes"),
    filters=("medium",),
    search=("title",),
    dimensions={"medium": _("medium")},
    example={
        "happened_on": "2018-03-05",
        "medium": "photo",
        "title": "植树节活动",
        "files": "120",
        "bytes": "0.5",
    },
)


def publications(editions: tuple[ReleasedEdition, ...], *, by: Actor, at: datetime) -> None:
    """What a release sends out is published: its first revision, whatever is corrected later."""
    if any(edition.revision == 1 for edition in editions):
        keep_editions(editions=editions, by=by, at=at)


declare_sink("communications", publications)
