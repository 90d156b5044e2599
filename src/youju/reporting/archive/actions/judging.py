"""A person says of a printed figure what it is: as read, otherwise, or nothing; and takes it back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.measures.indicators import Indicator
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.archive import rules
from youju.reporting.archive.models import Judgement, PrintedFigure, PublisherWord, Verdict


@dataclass(frozen=True)
class Said:
    """What a person says that a printed figure is; without an indicator it is part of no series."""

    indicator: Indicator | None
    office: Office | None
    period: Period
    redefined: str = ""


@action
def confirm(*, figure: PrintedFigure, said: Said, by: Actor, at: datetime) -> Judgement:
    """The figure is as it was read. Raises AnotherUnit, NotAWhole, CountedSince, JudgedAlready."""
    held = _held(figure, by, at)
    return _judge(held, Verdict.CONFIRMED, held.value, held.unit, held.cumulative, held.approximate, said, by, at)


@action
def correct(
    *, figure: PrintedFigure, value: Decimal, unit: str, said: Said, by: Actor, at: datetime,
    cumulative: bool = False, approximate: bool = False,
) -> Judgement:  # fmt: skip
    """The figure was read wrongly, or was printed so that it has to be read otherwise. Raises as `confirm`."""
    held = _held(figure, by, at)
    return _judge(held, Verdict.CORRECTED, value, unit.strip(), cumulative, approximate, said, by, at)


@action
def reject(*, figure: PrintedFigure, by: Actor, at: datetime) -> Judgement:
    """This is no figure. Raises JudgedAlready."""
    held = _held(figure, by, at)
    made = Judgement.objects.create(figure=held, verdict=Verdict.REJECTED, by=by, at=at)
    return _stand(held, made)


@action
def take_back(*, figure: PrintedFigure, by: Actor, at: datetime) -> None:
    """Nobody has judged the figure any more; what was said stays in its past. Raises NotJudged."""
    held = _locked(figure, by, at)
    if held.judgement_id is None:
        raise rules.NotJudged
    held.judgement = None
    held.save(update_fields=["judgement"])
    audit.write(verb="archive.take_back", by=by, at=at, subject=held.uid)


def _locked(figure: PrintedFigure, by: Actor, at: datetime) -> PrintedFigure:
    rows = PrintedFigure.objects.select_related("issue__network")
    held = rows.select_for_update(of=("self",)).get(pk=figure.pk)
    require(by, permissions.BULLETIN_COMPOSE, network=held.issue.network, on=localdate(at))
    return held


def _held(figure: PrintedFigure, by: Actor, at: datetime) -> PrintedFigure:
    held = _locked(figure, by, at)
    if held.judgement_id is not None:
        raise rules.JudgedAlready
    return held


def _judge(
    held: PrintedFigure, verdict: Verdict, value: Decimal, unit: str, cumulative: bool, approximate: bool,
    said: Said, by: Actor, at: datetime,
) -> Judgement:  # fmt: skip
    amount = None
    if said.indicator is not None:
        rules.check_reading(said.indicator, cumulative=cumulative)
        amount = rules.amount(value, unit, said.indicator)
    made = Judgement.objects.create(
        figure=held, verdict=verdict, value=value, unit=unit, amount=amount, approximate=approximate,
        indicator=said.indicator.key if said.indicator else "", office=said.office, start=said.period.start,
        end=said.period.end, redefined=said.redefined.strip(), by=by, at=at,
    )  # fmt: skip
    _learn(held, said, by, at)
    return _stand(held, made)


def _stand(held: PrintedFigure, made: Judgement) -> Judgement:
    held.judgement = made
    held.save(update_fields=["judgement"])
    audit.write(
        verb=f"archive.{made.verdict}", by=made.by, at=made.at, subject=held.uid,
        values={"value": str(made.value), "indicator": made.indicator, "judgement": str(made.uid)},
    )  # fmt: skip
    return made


def _learn(held: PrintedFigure, said: Said, by: Actor, at: datetime) -> None:
    """The publisher's words: what it calls this office and this figure. The last word counts."""
    issue, kinds = held.issue, PublisherWord.Kind
    whose: dict[str, Any] = {"network": issue.network, "publisher": issue.publisher}
    if held.office:
        PublisherWord.objects.update_or_create(
            **whose, kind=kinds.OFFICE, printed=rules.name(held.office),
            defaults={"office": said.office, "by": by, "at": at},
        )  # fmt: skip
    if held.what and said.indicator is not None:
        PublisherWord.objects.update_or_create(
            **whose, kind=kinds.INDICATOR, printed=rules.phrase(held.what, held.unit),
            defaults={"indicator": said.indicator.key, "by": by, "at": at},
        )  # fmt: skip
