"""The list of pairs, one pair with its weeks and its agreement, and the pairs that are silent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PEOPLE_KEEP, PEOPLE_OPEN, RECORDS_CORRECT, RECORDS_RECORD
from youju.services.companions.models import Pairing
from youju.services.companions.queries.agreements import agreements_of
from youju.services.companions.queries.pairings import contacts_of, pair_row, pairs, silent_pairs, visible
from youju.services.companions.rules.rhythm import label
from youju.web.companions.faces import called, in_words, pair_line, strip, width
from youju.web.companions.listing import SIZE, asked
from youju.web.companions.rooms import may_undo, opens, pairing_or_404
from youju.web.desk.rooms import room
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_RECORD)
@require_safe
def table(request: StaffRequest) -> HttpResponse:
    """Every pair that the reader may know of; children by name for whoever opens cards."""
    here = room(request, RECORDS_RECORD)
    named = opens(request, here.office)
    query = asked(request, here.office.slug if here.several else "")
    known = pairs(
        visible(request.standing, request.actor, at=request.now).filter(office=here.office), on=request.today
    )
    found = query.rows(known, named=named, me=request.actor.user_id)
    first = (query.page - 1) * SIZE
    context = {
        **here.frame(request), "asked": query, "named": named, "count": len(found),
        "rows": [pair_line(row, named=named) for row in found[first : first + SIZE]],
        "minutes": sum(row.minutes for row in found), "silent": sum(row.silent > 0 for row in known),
        "heads": {name: query.head(name) for name in ("number", "since", "last", "silent", "minutes")},
        "newer": query.address(page=query.page - 1 if query.page > 2 else "") if query.page > 1 else "",
        "older": query.address(page=query.page + 1) if len(found) > first + SIZE else "",
        "mine": query.address(mine="" if query.mine else "1"), "anything": bool(known),
        "may_export": here.office.pk in request.standing.offices_with(PEOPLE_KEEP),
    }  # fmt: skip
    return render(request, "companions/list.html", context)


@needs(RECORDS_RECORD)
@require_safe
def silent(request: StaffRequest) -> HttpResponse:
    """The pairs over their rhythm, the longest silent first: own ones, then the others that may be seen."""
    here = room(request, RECORDS_RECORD)
    named = opens(request, here.office)
    rows = visible(request.standing, request.actor, at=request.now).filter(office=here.office)
    found = silent_pairs(rows, on=request.today)
    me = request.actor.user_id
    context = {
        **here.frame(request), "named": named,
        "own": [pair_line(row, named=named) for row in found if row.pairing.coordinator_id == me],
        "others": [pair_line(row, named=named) for row in found if row.pairing.coordinator_id != me],
    }  # fmt: skip
    return render(request, "companions/silent.html", context)


@needs(RECORDS_RECORD)
@require_safe
def pair(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One pair: its weeks, what it did, what comes next, what is agreed."""
    return page(request, pairing_or_404(request, uid))


def page(request: StaffRequest, pairing: Pairing, *, status: int = 200, **more: Any) -> HttpResponse:
    """The pair's page; `more` are forms that did not fit."""
    row, contacts = pair_row(pairing, on=request.today), contacts_of(pairing)
    named = opens(request, pairing.office)
    marks = strip(row, contacts)
    corrects = pairing.office_id in request.standing.offices_with(RECORDS_CORRECT)
    context = {
        "pairing": pairing, "row": row, "named": named, "child": called(row, named=named), "contacts": contacts,
        "rhythm": label(pairing.rhythm), "strip": marks, "strip_words": in_words(marks),
        "strip_width": width(marks),
        "agreements": agreements_of(pairing.child, at=request.now), "corrects": corrects,
        "undoes": may_undo(request, pairing),
        "keeps": pairing.office_id in request.standing.offices_with(PEOPLE_OPEN),
        "card": reverse("people:card", args=[row.card.uid]) if named else "",
        "abilities": sum(one.ability for one in contacts), **more,
    }  # fmt: skip
    return render(request, "companions/pair.html", context, status=status)
