"""Each edition as its readers will see it: of a draft rendered now, of a released issue the bytes sent."""

from base64 import b64encode
from email import message_from_bytes, policy
from html import escape
from pathlib import PurePosixPath
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import BULLETIN_SEE, PUBLIC
from youju.ground.access.refusals import Refusal
from youju.ground.periods import Period
from youju.reporting import publishing
from youju.reporting.bulletins.queries import proof, published
from youju.reporting.publishing import pictures
from youju.reporting.publishing.content import Edition, Issue
from youju.web.bulletins import words
from youju.web.bulletins.rooms import Room, room
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs

# An edition for other programs keeps its styles on its elements; it gets those, and nothing else.
INLINE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'; sandbox"
)
FRAMED = ("web", "email", "wechat")
READABLE = ("chat", "calendar", "atom", "json", "csv")
# Several files in one: each is shown and handed out by itself.
BUNDLED = ("wechat-files", "pictures")
# What a clipboard takes into another program's editor.
COPIED = ("wechat", "chat")
PARTS = {".png": "image/png", ".jpg": "image/jpeg", ".txt": "text/plain; charset=utf-8"}
# Enough to see what a data edition looks like; the file has everything.
SHOWN = 12_000


@needs(BULLETIN_SEE)
def preview(request: StaffRequest, period: Period, edition: str = "web") -> HttpResponse:
    """The page around an edition: the choice of editions, and the edition in a frame of its own."""
    if edition not in publishing.KINDS:
        raise Http404
    here = room(request, period)
    context = {
        "here": here,
        "label": months.label(period),
        "edition": edition,
        "name": words.EDITIONS[edition],
        "editions": [
            {"kind": kind, "name": name, "current": kind == edition} for kind, name in words.EDITIONS.items()
        ],
        "framed": edition in FRAMED,
        "copied": reverse("bulletins:edition", args=[period, edition]) if edition in COPIED else "",
        "parts": [],
        "source": _source(here, edition),
        "narrow": request.GET.get("width") == "phone",
        "refusal": "",
        "text": "",
        "size": 0,
    }
    try:
        made = _edition(here, edition)
    except Refusal as refusal:
        return render(request, "bulletins/preview.html", {**context, "refusal": str(refusal)}, status=409)
    context["size"] = len(made.data)
    if edition in READABLE:
        context["text"] = made.data.decode("utf-8-sig")[:SHOWN]
    if edition in BUNDLED:
        context["parts"] = [_shown(here, edition, *part) for part in publishing.unbundled(made.data).items()]
    return render(request, "bulletins/preview.html", context)


@needs(BULLETIN_SEE)
def edition(request: StaffRequest, period: Period, edition: str) -> HttpResponse:
    """The edition itself: in a frame what can be framed, the others and `?file=1` as a file; of several files in
    one the one named by `?part=`."""
    if edition not in publishing.KINDS:
        raise Http404
    here = room(request, period)
    content = None if here.release else proof(here.issue)
    made = _edition(here, edition, content)
    as_file = (edition not in FRAMED and "part" not in request.GET) or request.GET.get("file")
    if "part" in request.GET:
        made = _part(made, edition, request.GET["part"])
    data, media_type = (made.data, made.media_type) if as_file else _framed(here, edition, made, content)
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Security-Policy"] = publishing.csp(data) if edition == "web" and not as_file else INLINE
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Language"] = "zh-Hans"
    if as_file:
        answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer


@needs(PUBLIC)
def not_yet(request: StaffRequest, **_address: str) -> HttpResponse:
    """Where the links of a draft lead while it stands in its frame: they work once the issue is released."""
    return render(request, "bulletins/not_yet.html", {"title": _("This link works once the issue is released")})


def _source(here: Room, kind: str) -> str:
    """What the frame opens: of a released issue the public address itself, where its links lead on."""
    if kind == "web" and here.release is not None:
        return reverse("public:issue", args=[here.period])
    return reverse("bulletins:edition", args=[here.period, kind])


def _edition(here: Room, kind: str, content: Issue | None = None) -> Edition:
    """Raises UnknownFigure while a token of the draft means nothing."""
    if here.release is None:
        return publishing.edition(content or proof(here.issue), kind)
    sent = published.edition_of_kind(here.release, kind, here.period)
    if sent is None:
        raise Http404
    return Edition(sent.name, sent.media_type, bytes(sent.data))


def _shown(here: Room, kind: str, name: str, data: bytes) -> dict[str, str | int]:
    """One file of several on the page: its words, or where its picture comes from.

    The pictures of a draft are drawn all at once, so they come along with the page instead of one by one.
    """
    part: dict[str, str | int] = {"name": name, "size": len(data), "text": "", "source": ""}
    if not _is_picture(name):
        return {**part, "text": data.decode()}
    if here.release is None:
        return {**part, "source": f"data:{PARTS[PurePosixPath(name).suffix]};base64,{b64encode(data).decode()}"}
    address = reverse("bulletins:edition", args=[here.period, kind])
    return {**part, "source": f"{address}?{urlencode({'part': name})}"}


def _is_picture(name: str) -> bool:
    return PARTS.get(PurePosixPath(name).suffix, "").startswith("image/")


def _part(whole: Edition, kind: str, name: str) -> Edition:
    """One file of several; its own name alone, however it is asked for."""
    found = publishing.unbundled(whole.data).get(name) if kind in BUNDLED else None
    if found is None:
        raise Http404
    return Edition(name, PARTS[PurePosixPath(name).suffix], found)


def _framed(here: Room, kind: str, made: Edition, content: Issue | None) -> tuple[bytes, str]:
    """What a frame shows: of a message its letter, with the photos that its readers fetch from outside."""
    if kind != "email":
        return made.data, made.media_type
    letter = message_from_bytes(made.data, policy=policy.default).get_body(("html",))
    if letter is None:
        raise Http404
    if content is None and here.release is not None:
        content = published.printed_content(here.release)
    html = letter.get_content()
    base, shown = (content.address, content.pictures) if content is not None else ("", ())
    for picture in shown:
        if address := pictures.address(base, picture):
            html = html.replace(f'src="{escape(address)}"', f'src="{pictures.inline(picture)}"')
    return html.encode(), "text/html; charset=utf-8"
