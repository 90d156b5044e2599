"""A released issue: what was sent, by whom, under which hashes; and what has become of its figures since."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.ground.access.permissions import BULLETIN_MAIL, BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting import publishing
from youju.reporting.bulletins.queries import published
from youju.reporting.bulletins.queries.afterwards import lines_of
from youju.reporting.bulletins.queries.correcting import may_propose, proposals_of
from youju.reporting.bulletins.queries.issues import Offices
from youju.reporting.bulletins.queries.outlook import Since, since
from youju.reporting.figures.freezing import Drift
from youju.services.communications.queries import subscribers
from youju.web.bulletins import words
from youju.web.bulletins.answers import partly
from youju.web.bulletins.rooms import Room, room
from youju.web.desk import months
from youju.web.figures import addresses
from youju.web.figures.faces import face, signed
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_SEE)
def released(request: StaffRequest, period: Period) -> HttpResponse:
    here = room(request, period)
    if here.release is None:
        return redirect("bulletins:edit", period)
    kinds = {f"{period.key}{ending}": kind for kind, (ending, _type, _make) in publishing.KINDS.items()}
    context = {
        "here": here,
        "label": months.label(period),
        "editions": [
            {
                "row": row,
                "kind": kinds[row.name],
                "name": words.EDITIONS[kinds[row.name]],
                "href": _public(here, row.name),
            }
            for row in published.editions(here.release)
            if row.name in kinds
        ],
        "revisions": published.revisions(here.release),
        "errata": published.errata(here.release),
        "proposals": proposals_of(here.issue),
        "figures": published.figure_count(here.release),
        "public": reverse("public:issue", args=[period]),
        "mails": here.issue.network_id in request.standing.networks_with(BULLETIN_MAIL),
        "readers": subscribers.reading(here.issue.network),
    }
    return render(request, "bulletins/released.html", context)


@dataclass(frozen=True)
class Row:
    """A released figure on the page: what was printed, what the records say now, and why they differ."""

    since: Since
    href: str
    now: str
    difference: str
    why: str
    proposes: bool


@needs(BULLETIN_SEE)
def drift(request: StaffRequest, period: Period) -> HttpResponse:
    """The figures that changed after the release, and all of them for whoever has to correct one."""
    here = room(request, period)
    if here.release is None:
        raise Http404
    offices = Offices.of(here.issue.network)
    rows = [
        _row(
            here, offices, row,
            may_propose(
                row.figure, here.issue.network, request.actor, on=request.today, known=request.standing
            ),
        )
        for row in since(here.release)
    ]  # fmt: skip
    context = {
        "here": here,
        "label": months.label(period),
        "drifted": [row for row in rows if row.difference or row.why],
        "rows": rows,
        "proposes": any(row.proposes for row in rows),
        "alone": here.may_release and not here.issue.network.sign_off,
    }
    return render(request, "bulletins/drift.html" if partly(request) else "bulletins/drift_page.html", context)


def _row(here: Room, offices: Offices, row: Since, proposes: bool) -> Row:
    href = _figure(here, offices, row) if row.indicator else ""
    if row.indicator is None or row.drift is None:
        return Row(row, href, "—", "", _("The definition is no longer in use."), proposes)
    notation = here.issue.network.notation
    now = face(row.drift.now, row.indicator, notation).said
    moved = row.drift.difference or row.drift.now.amount != row.figure.amount
    difference = signed(row.drift.difference, row.indicator, notation) if moved else ""
    told = [line.said for line in lines_of(row.figure, here.issue.network)] if moved else []
    said = [_("told as late records: {said}").format(said="、".join(told))] if told else []
    return Row(row, href, now, difference, "，".join([*_reasons(row, row.drift), *said]), proposes)


def _figure(here: Room, offices: Offices, row: Since) -> str:
    """Where the figure opens; the page shows what was released and what became of it."""
    scope = row.figure.scope
    slugs = [slug for slug, office in offices.by_slug.items() if office.pk in scope["offices"]]
    groups = {slug for (_office, slug), pk in offices.groups.items() if pk in scope["groups"]}
    words = "+".join(slugs) + "".join(f"/{slug}" for slug in sorted(groups)[:1])
    return addresses.figure(here.period, row.figure.key, words)


def _reasons(row: Since, moved: Drift) -> list[str]:
    late, gone, changed = (sum(map(len, rows.values())) for rows in (moved.late, moved.gone, moved.changed))
    said = []
    if late:
        said.append(ngettext("{n} late record", "{n} late records", late).format(n=late))
    if gone:
        said.append(ngettext("{n} record no longer counts", "{n} records no longer count", gone).format(n=gone))
    if changed:
        said.append(ngettext("{n} record corrected", "{n} records corrected", changed).format(n=changed))
    if row.redefined:
        said.append(_("the definition has changed"))
    return said


def _public(here: Room, name: str) -> str:
    return reverse("public:edition", args=[here.period, name])
