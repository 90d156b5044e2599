"""The figures of communications."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Rows, Term, declare
from youju.services.communications.models import Channel, Form

PUBLICATION = "communications.publication"
MATERIAL = "communications.material"
MICRO = {"channel__in": (Channel.WEIBO, Channel.MOMENTS, Channel.QZONE)}
WEB = {"channel__in": (Channel.WEBSITE, Channel.BLOG), "form": Form.LONG}
ACCOUNT = {"channel": Channel.SUBSCRIPTION, "form": Form.LONG}

declare(
    key="communications.pieces", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Messages published"),
    definition=_("Posts and articles published in any channel, without reposts and issues."),
    terms=(Term(PUBLICATION, Rows(), {"form__in": (Form.SHORT, Form.LONG)}),),
)  # fmt: skip
declare(
    key="communications.short", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Short posts"),
    definition=_("Short posts in any channel, each counted once for each channel it appeared in."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.SHORT}),),
)  # fmt: skip
declare(
    key="communications.long", unit="pieces", disclosure=Disclosure.THINGS, counter="篇",
    label=_("Articles"),
    definition=_("Articles in any channel, each counted once for each channel it appeared in."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.LONG}),),
)  # fmt: skip
declare(
    key="communications.reposts", unit="pieces", disclosure=Disclosure.THINGS, counter="次",
    label=_("Reposts"),
    definition=_("Articles passed on in other channels."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.REPOST}),),
)  # fmt: skip
declare(
    key="communications.issues", unit="pieces", disclosure=Disclosure.THINGS, counter="期",
    label=_("Issues of periodicals"),
    definition=_("Issues of a periodical; the articles in them are counted by themselves."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.ISSUE}),),
)  # fmt: skip
