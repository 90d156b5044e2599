"""How addresses name an issue and its figures."""

from django.urls import register_converter

from youju.ground.periods import Period, parse
from youju.reporting.bulletins.queries.reading import Resolved
from youju.web.figures import addresses
from youju.web.figures.addresses import PeriodInAddress


class IssueInAddress(PeriodInAddress):
    """An issue by the key of its period: 2018-03; one address for one issue."""

    def to_python(self, value: str) -> Period:
        period = super().to_python(value)
        if period.key != value:
            raise ValueError(value)
        return period


register_converter(IssueInAddress, "issue")


def figure(period: Period, row: Resolved, office: str) -> str:
    """Where the figure of a token opens; `office` is the slug that a token without offices means.

    A late line opens the released month where it tells what became of its records.
    """
    token = row.token
    scope = "+".join(token.offices) + (f"/{token.group}" if token.group else "") if token.offices else office
    if token.month:
        return f"{addresses.figure(parse(token.month), token.key, scope)}#drift"
    return addresses.figure(period, token.key, scope)
