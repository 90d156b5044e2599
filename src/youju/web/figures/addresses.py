"""How addresses name periods, figures and scopes; what they name and does not exist is a page that does not."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.http import Http404
from django.urls import register_converter, reverse
from django.utils.translation import gettext as _

from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period, parse

# The years in which a record may lie.
FIRST, LAST = 1990, 2100


class PeriodInAddress:
    """A period by its key: 2018-03, 2018-Q1, 2018 or 2018-03-01..2018-03-15."""

    regex = r"\d{4}[0-9Q.-]{0,20}"

    def to_python(self, value: str) -> Period:
        """Raises ValueError, which is a 404, for what names no period of the product's years."""
        period = parse(value)
        if period.start.year < FIRST or period.last.year > LAST:
            raise ValueError(value)
        return period

    def to_url(self, value: Period | str) -> str:
        return str(value)


class FigureInAddress:
    """An indicator by its key: activities.service.attendances."""

    regex = r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


# Patterns name the converters by these words, so that whoever uses one has registered it.
PERIOD, FIGURE = "period", "figure"
register_converter(PeriodInAddress, PERIOD)
register_converter(FigureInAddress, FIGURE)


@dataclass(frozen=True)
class Scoped:
    """A scope with the offices in it, and the words that name it in an address."""

    scope: Scope
    offices: tuple[Office, ...]
    token: str


def scoped(network: Network, offices: tuple[Office, ...], text: str) -> Scoped:
    """The scope that `beijing`, `beijing+nanjing` or `beijing/direct` names; all offices without a word.

    Raises Http404 when an office, or the group in any of them, does not exist.
    """
    names, _slash, group = text.strip().partition("/")
    slugs = {slug for slug in re.split(r"[+\s]+", names) if slug}
    by_slug = {office.slug: office for office in offices}
    if slugs - set(by_slug) or (group and not slugs):
        raise Http404
    chosen = tuple(office for office in offices if not slugs or office.slug in slugs)
    whole = len(chosen) == len(offices) > 1
    label = _("{network}, all offices").format(network=network.name) if whole else of_offices(*chosen).label
    token = "+".join(office.slug for office in chosen)
    if not group:
        return Scoped(Scope(label, tuple(office.pk for office in chosen)), chosen, token)
    groups = [row for office in chosen for row in office.groups.all() if row.slug == group]
    if len(groups) != len(chosen):
        raise Http404
    titles = "、".join(dict.fromkeys(row.title for row in groups if row.title))
    scope = Scope(
        f"{label} · {titles}" if titles else label,
        tuple(office.pk for office in chosen),
        groups=tuple(row.pk for row in groups),
    )
    return Scoped(scope, chosen, f"{token}/{group}")


def query(**words: str) -> str:
    """A query without empty words; the plus between offices stays readable."""
    return "&".join(f"{name}={quote(value, safe='+/')}" for name, value in words.items() if value)


def figure(period: Period, key: str, scope: str, **more: str) -> str:
    """The address of a figure; `scope` as `scoped` reads it."""
    return f"{reverse('figures:figure', args=[period, key])}?{query(scope=scope, **more)}"
