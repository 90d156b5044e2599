"""What goes with the WeChat article: photos as numbered files, covers, the code of the original, its summary."""

from youju.reporting.publishing import pictures, words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.brief import shortened, summary
from youju.reporting.publishing.bundles import bundle
from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.press import press
from youju.reporting.publishing.prose import cover_month, title
from youju.reporting.publishing.sheet import typeset_all
from youju.reporting.publishing.wechat import Article

# What the platform takes, in characters.
TITLE, SUMMARY = 64, 120
# Inches have 72 points: the covers are drawn at a third of their size.
DOTS = 216


def render(issue: Issue) -> bytes:
    """What goes with the article, as a ZIP: its photos by the number of their placeholder (`01.jpg`), the code of
    the original, the cover wide (900×383) and square (900×900), title and summary within the platform's limits.

    Raises PictureUnreadable when a photo cannot be decoded.
    """
    issue = printable(issue)
    article = Article(issue)
    article.whole()
    wide, square = _covers(issue)
    return bundle({**article.files, "cover.png": wide, "cover-square.png": square, "title.txt": _words(issue)})


def _covers(issue: Issue) -> list[bytes]:
    year, month = cover_month(issue)
    photo = issue.cover if issue.cover is not None and pictures.printed(issue.cover) else None
    sheet = {
        "network": issue.network,
        "bulletin": issue.bulletin,
        "year": year,
        "month": month,
        "draft": words.DRAFT if issue.released_at is None else "",
        "photo": None if photo is None else {"file": pictures.name(photo), "alt": photo.alt},
    }
    photos = [photo] if photo is not None else []
    printed = press("covers.typ", typeset_all(sheet), photos, format="png", ppi=DOTS)
    assert isinstance(printed, list)
    return printed


def _words(issue: Issue) -> bytes:
    original = absolute(issue.address, issue.address)
    told = [
        (words.ARTICLE_TITLE, shortened(title(issue), TITLE)),
        (words.ARTICLE_SUMMARY, summary(issue, SUMMARY)),
        (words.ORIGINAL, original),
    ]
    return "\n".join(f"{label}：\n{value}\n" for label, value in told if value).encode()
