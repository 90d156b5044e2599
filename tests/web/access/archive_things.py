"""The things of the archive that an address or a form can name; each is of the network of its office."""

from collections.abc import Callable
from typing import Any

from tests.factories.world import NOW
from tests.web.access.press_things import Place
from youju.ground.measures.indicators import indicators
from youju.ground.periods import month
from youju.reporting.archive import actions
from youju.reporting.archive.models import PrintedFigure, PrintedIssue, PublisherWord
from youju.reporting.archive.queries.issues import known
from youju.reporting.archive.rules import digest_of

PRINTED = month(2014, 3)


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _issue(place: Place, mark: str = "") -> PrintedIssue:
    text = f"{place.office.name}月讯 2014年3月\n{place.by.label}{mark}读过\n本月开展活动12场。\n"
    network = place.world.network
    found = known(network, digest_of(text))
    told = {"publisher": f"{place.office.name}{place.by.label}{mark}", "period": PRINTED, **_stamp(place)}
    return found or actions.read_in(network=network, text=text, **told)


def _figure(place: Place, mark: str = "") -> PrintedFigure:
    return _issue(place, mark).figures.filter(value=12).order_by("position")[0]


def _judged(place: Place) -> str:
    figure = _figure(place, "后来")
    if figure.judgement_id is None:
        actions.reject(figure=figure, **_stamp(place))
    return str(figure.uid)


def _kept(place: Place, mark: str = "留用") -> PrintedIssue:
    figure = _figure(place, mark)
    if figure.judgement_id is None:
        actions.confirm(figure=figure, said=actions.Said(None, place.office, PRINTED), **_stamp(place))
    return figure.issue


def _published(place: Place) -> str:
    issue = _kept(place, "公开")
    if not issue.publications.filter(ended_at=None).exists():
        actions.publish(issue=issue, **_stamp(place))
    return str(issue.uid)


def _word(place: Place) -> str:
    figure = _figure(place, "学到")
    if figure.judgement_id is None:
        indicator = indicators(place.world.network)["activities.service.sessions"]
        said = actions.Said(indicator, place.office, PRINTED)
        figure = figure if figure.what else PrintedFigure.objects.get(pk=figure.pk)
        actions.confirm(figure=figure, said=said, **_stamp(place))
    issue = figure.issue
    return str(PublisherWord.objects.filter(network=issue.network, publisher=issue.publisher)[0].uid)


def _batch(place: Place) -> str:
    files = [(f"{place.office.slug}.txt", b""), ("2014.txt", b"")]
    batch = actions.bring(network=place.world.network, files=files, **_stamp(place))
    return str(batch)


THINGS_OF_THE_ARCHIVE: dict[str, Callable[[Place], str]] = {
    "printed issue": lambda place: str(_issue(place).uid),
    "printed issue kept": lambda place: str(_kept(place).uid),
    "printed issue published": _published,
    "printed figure": lambda place: str(_figure(place).uid),
    "printed figure judged": _judged,
    "word of a publisher": _word,
    "batch of printed issues": _batch,
}
