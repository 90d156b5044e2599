"""The words of publishers, as corrections taught them; one that is wrong is struck."""

from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE, FIGURES_SEE
from youju.reporting.archive import actions
from youju.reporting.archive.models import PublisherWord
from youju.reporting.archive.queries import words as reads
from youju.web.archive.pages import Desk
from youju.web.archive.rooms import judges, network_or_404
from youju.web.shell.needs import StaffRequest, needs


@needs(FIGURES_SEE)
def words(request: StaffRequest) -> HttpResponse:
    network = network_or_404(request)
    desk = Desk.of(network, judges=judges(request, network))
    rows = [
        {
            "word": word,
            "said": word.printed.partition("|")[0],
            "unit": word.printed.partition("|")[2],
            "meaning": desk.label(word.indicator) if word.kind == PublisherWord.Kind.INDICATOR else "",
        }
        for word in reads.words(network)
    ]
    groups = [(name, list(each)) for name, each in groupby(rows, key=lambda row: row["word"].publisher)]  # type: ignore[attr-defined]
    return render(request, "archive/words.html", {"groups": groups, "judges": desk.judges})


@needs(BULLETIN_COMPOSE)
@require_POST
def strike(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The next reading asks again what this word means."""
    network = network_or_404(request)
    word = next((each for each in reads.words(network) if each.uid == uid), None)
    if word is None:
        raise Http404
    actions.strike_word(word=word, by=request.actor, at=request.now)
    return redirect("archive:words")
