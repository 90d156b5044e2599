"""What a form of the press sends and what it shows: the grammar, whichever editor it was written in."""

from collections.abc import Iterable
from typing import cast

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import Reader
from youju.reporting.bulletins.rules import DateToken, FigureToken, Quoted, read
from youju.web.bulletins import rich, words
from youju.web.bulletins.rich import Face
from youju.web.shell.needs import StaffRequest

# Fields that may come as HTML beside them, and how each is read.
READ = {"sentence": rich.line, "margin": rich.line, "body": rich.grammar}


def words_of(request: StaffRequest) -> QueryDict:
    """The sent fields; where the editor sent its HTML, that is read and takes the place of the plain field."""
    sent = request.POST.copy()
    for name, reading in READ.items():
        html = cast(str, sent.pop(f"{name}_html", [""])[-1])
        if html:
            sent[name] = reading(html)
    return sent


def show(form: Form, issue: Issue, office: Office | None) -> None:
    """Gives each field what its editor begins with: its text as HTML, figures with what they say."""
    texts = {name: str(form[name].value() or "") for name in READ if name in form.fields}
    known = faces(issue, office, texts.values())
    for name, text in texts.items():
        shown = rich.html(text, known) if name == "body" else f"<p>{rich.inline(text, known)}</p>"
        form.fields[name].widget.attrs["data-html"] = shown


def faces(issue: Issue, office: Office | None, texts: Iterable[str]) -> dict[str, Face]:
    """What the tokens of some texts are and say now; one that means nothing says so."""
    written = list(dict.fromkeys(token for text in texts for token in rich.tokens(text)))
    reader = Reader.of(issue, [(office, "".join(written))])
    found: dict[str, Face] = {}
    for text in written:
        token = read(text)[0]
        if isinstance(token, DateToken):
            found[text] = Face(_("Date"), words.day(token.day))
        elif isinstance(token, Quoted):
            found[text] = Face(_("Quoted"), token.text)
        elif isinstance(token, FigureToken):
            row = reader.resolved(token, office)
            found[text] = Face(str(row.figure.indicator.label) if row.figure else row.refusal, row.said)
    return found
