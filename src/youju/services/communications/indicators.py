"""The figures of communications."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Rows, Term, Total, declare
from youju.services.communications.models import Channel, Form, Medium

PUBLICATION = "communications.publication"
MATERIAL = "communications.material"
MESSAGES = (Form.SHORT, Form.LONG, Form.REPOST)
ON_THE_WEB = {"form": Form.LONG, "channel__in": (Channel.WEBSITE, Channel.BLOG)}
IN_THE_ACCOUNT = {"form": Form.LONG, "channel": Channel.OFFICIAL}

declare(
    key="communications.pieces", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Messages published"),
    definition=_("Short posts, articles and reposts; an issue of a periodical only wraps its articles."),
    terms=(Term(PUBLICATION, Rows(), {"form__in": MESSAGES}),),
)  # fmt: skip
declare(
    key="communications.short", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Short posts"),
    definition=_("Short posts in all channels, once for each channel a post appeared in."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.SHORT}),),
)  # fmt: skip
declare(
    key="communications.short.characters", unit="characters", disclosure=Disclosure.THINGS,
    per=("communications.short",),
    label=_("Characters of short posts"),
    definition=_("All characters of the short posts that are not blanks."),
    terms=(Term(PUBLICATION, Total("characters"), {"form": Form.SHORT}),),
)  # fmt: skip
declare(
    key="communications.long", unit="pieces", counter="篇", disclosure=Disclosure.THINGS,
    label=_("Articles"),
    definition=_("Articles in all channels, once for each channel an article appeared in."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.LONG}),),
)  # fmt: skip
declare(
    key="communications.repost", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Reposts"),
    definition=_("Messages passed on in other channels."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.REPOST}),),
)  # fmt: skip
declare(
    key="communications.web.articles", unit="pieces", counter="篇", disclosure=Disclosure.THINGS,
    label=_("Articles on website and blog"),
    definition=_("Articles published on the website and in blogs."),
    terms=(Term(PUBLICATION, Rows(), ON_THE_WEB),),
)  # fmt: skip
declare(
    key="communications.web.characters", unit="characters", disclosure=Disclosure.THINGS,
    per=("communications.web.articles",),
    label=_("Characters of articles on website and blog"),
    definition=_("All characters of these articles that are not blanks."),
    terms=(Term(PUBLICATION, Total("characters"), ON_THE_WEB),),
)  # fmt: skip
declare(
    key="communications.official.issues", unit="pieces", counter="期", disclosure=Disclosure.THINGS,
    label=_("Issues of the official account"),
    definition=_("Issues pushed by the WeChat official account."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.ISSUE, "channel": Channel.OFFICIAL}),),
)  # fmt: skip
declare(
    key="communications.official.articles", unit="pieces", counter="篇", disclosure=Disclosure.THINGS,
    label=_("Articles of the official account"),
    definition=_("Articles in the issues of the WeChat official account."),
    terms=(Term(PUBLICATION, Rows(), IN_THE_ACCOUNT),),
)  # fmt: skip
declare(
    key="communications.official.characters", unit="characters", disclosure=Disclosure.THINGS,
    per=("communications.official.articles",),
    label=_("Characters of the official account"),
    definition=_("All characters of these articles that are not blanks."),
    terms=(Term(PUBLICATION, Total("characters"), IN_THE_ACCOUNT),),
)  # fmt: skip
declare(
    key="communications.moments.short", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Short posts in Moments"),
    definition=_("Short posts published in WeChat Moments."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.SHORT, "channel": Channel.MOMENTS}),),
)  # fmt: skip
declare(
    key="communications.blog.short", unit="pieces", disclosure=Disclosure.THINGS,
    label=_("Short posts in blogs"),
    definition=_("Short posts published in blogs."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.SHORT, "channel": Channel.BLOG}),),
)  # fmt: skip
declare(
    key="communications.subscription.long", unit="pieces", counter="篇", disclosure=Disclosure.THINGS,
    label=_("Articles of the subscription account"),
    definition=_("Articles published by the subscription account."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.LONG, "channel": Channel.SUBSCRIPTION}),),
)  # fmt: skip
declare(
    key="communications.editions", unit="items", counter="份", disclosure=Disclosure.THINGS,
    label=_("Editions of the bulletin"),
    definition=_("Released issues of the bulletin, once for each channel they were made for."),
    terms=(Term(PUBLICATION, Rows(), {"form": Form.EDITION}),),
)  # fmt: skip
declare(
    key="communications.photos", unit="photos", disclosure=Disclosure.THINGS,
    label=_("Photos gathered"),
    definition=_("Photos added to the inventory."),
    terms=(Term(MATERIAL, Total("files"), {"medium": Medium.PHOTO}),),
)  # fmt: skip
declare(
    key="communications.photo_bytes", unit="bytes", disclosure=Disclosure.THINGS,
    label=_("Size of photos gathered"),
    definition=_("Size of the photos added to the inventory; 1 G is 10⁹ bytes."),
    terms=(Term(MATERIAL, Total("bytes"), {"medium": Medium.PHOTO}),),
)  # fmt: skip
declare(
    key="communications.videos", unit="items", counter="个", disclosure=Disclosure.THINGS,
    label=_("Videos gathered"),
    definition=_("Videos added to the inventory."),
    terms=(Term(MATERIAL, Total("files"), {"medium": Medium.VIDEO}),),
)  # fmt: skip
declare(
    key="communications.video_bytes", unit="bytes", disclosure=Disclosure.THINGS,
    label=_("Size of videos gathered"),
    definition=_("Size of the videos added to the inventory; 1 G is 10⁹ bytes."),
    terms=(Term(MATERIAL, Total("bytes"), {"medium": Medium.VIDEO}),),
)  # fmt: skip
