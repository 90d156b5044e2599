"""The proposal, one child within it, what would help most, and the one door that turns it into pairs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.assignment import TooEntangled, WhyNot
from youju.ground.organisations.models import Office
from youju.services.companions import actions
from youju.services.companions.actions.matching import Chosen
from youju.services.companions.queries.facts import Free
from youju.services.companions.queries.matching import proposing
from youju.services.companions.queries.matching.asking import Hand
from youju.services.companions.queries.matching.proposing import How, OfOne, Proposal
from youju.web.companions.matching import addresses, saying
from youju.web.companions.matching.faces import (
    bars,
    broken_faces,
    hand_faces,
    left_face,
    match_face,
    moved_face,
    other_face,
    resting_face,
    without_face,
)
from youju.web.companions.rooms import child_or_404, companion_or_404, stamp
from youju.web.desk.rooms import Room, room
from youju.web.people.opening import person_or_404
from youju.web.shell.needs import StaffRequest, needs

# Somebody might send a whole city; an office's proposal is far below.
MOST_CHOSEN = 1_000


@needs(PEOPLE_OPEN)
@require_safe
def matching(request: StaffRequest) -> HttpResponse:
    """Everybody who waits and everybody who offers, proposed at once around what hands decided."""
    here, hands = room(request, PEOPLE_OPEN), addresses.hands_of(request.GET)
    if onto := addresses.dragged(request.GET):
        return redirect(f"{addresses.proposal_at(here.office, addresses.after(hands, onto))}#{onto.child}")
    try:
        found = proposing.proposal(here.office, hands=hands, at=request.now)
    except TooEntangled:
        return _entangled(request, here, hands)
    return render(request, "companions/matching.html", _context(request, here, found))


@needs(PEOPLE_OPEN)
@require_safe
def matching_child(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One child: whom it would have and why, and everybody else and why not."""
    child, hands = child_or_404(request, uid), addresses.hands_of(request.GET)
    ask = request.GET.get("ask", "")
    if ask and not (ask.isascii() and ask.isdigit() and len(ask) < 9):
        raise Http404
    try:
        found = proposing.of_child(
            child.office, child.uid, ask=int(ask) if ask else None, hands=hands, at=request.now
        )
    except TooEntangled:
        return redirect(addresses.proposal_at(child.office, hands))
    if found is None:
        raise Http404
    return render(request, "companions/matching_child.html", _child_context(child.office, found))


@needs(PEOPLE_OPEN)
@require_safe
def extras(request: StaffRequest) -> HttpResponse:
    """Which three volunteers more would help most."""
    here, hands = room(request, PEOPLE_OPEN), addresses.hands_of(request.GET)
    try:
        found = proposing.extras(here.office, hands=hands, at=request.now)
    except TooEntangled:
        return _entangled(request, here, hands)
    context = {
        **here.frame(request), "back": addresses.proposal_at(here.office, hands), "without": found.without,
        "helps": [
            {"who": saying.wanted(one.wanted), "children": saying.names(wish.card.name for wish in one.children)}
            for one in found.helps
        ],
        "helped": len(found.helped),
    }  # fmt: skip
    return render(request, "companions/matching_extras.html", context)


@needs(PEOPLE_OPEN)
@require_POST
def settle(request: StaffRequest) -> HttpResponse:
    """What is ticked becomes pairs, all or none. Refused, the proposal of now is shown, with the ticks."""
    here, hands = room(request, PEOPLE_OPEN), addresses.hands_of(request.POST)
    said = request.POST.getlist("pair")
    if len(said) > MOST_CHOSEN:
        raise Http404
    chosen = [_chosen(request, one) for one in said]
    words = request.POST.get("words", "")[:200]
    try:
        made = actions.settle(office=here.office, chosen=chosen, words=words, **stamp(request))
    except NotPermitted:
        raise
    except Refusal as refusal:
        found = proposing.proposal(here.office, hands=hands, at=request.now)
        context = {**_context(request, here, found), "refused": str(refusal), "ticked": said, "words": words}
        return render(request, "companions/matching.html", context, status=409)
    text = ngettext("%(count)s pair is made.", "%(count)s pairs are made.", len(made)) % {"count": len(made)}
    messages.success(request, text)
    return redirect(f"{reverse('companions:list')}{here.query}")


def _chosen(request: StaffRequest, said: str) -> Chosen:
    """`CHILD.COMPANION.BEFORE`, as the page of the proposal wrote it."""
    try:
        child, companion, before = said.split(".")
        keys = UUID(child), UUID(companion), UUID(before) if before else None
    except ValueError:
        raise Http404 from None
    return Chosen(
        person_or_404(request, keys[0], PEOPLE_OPEN),
        companion_or_404(request, keys[1]),
        companion_or_404(request, keys[2]) if keys[2] else None,
    )


def _context(request: StaffRequest, here: Room, found: Proposal) -> dict[str, Any]:
    asked = found.question
    faces = {how: [match_face(one, asked, asked.hands) for one in found.those(how)] for how in How}
    return {
        **here.frame(request), "office": here.office, "new": faces[How.NEW], "changed": faces[How.CHANGED],
        "stands": faces[How.STANDS], "proposed": len(faces[How.NEW]) + len(faces[How.CHANGED]),
        "without": [without_face(one, asked, asked.hands) for one in found.without],
        "left": [left_face(one, count) for one, count in found.left],
        "here": addresses.proposal_at(here.office, asked.hands), "broken": broken_faces(asked),
        "hands": hand_faces(asked.hands, asked), "dropped": len(asked.dropped),
        "moved": [moved_face(one) for one in found.moved],
        "unsafe": [resting_face(one) for one in asked.unsafe],
        "resting": [resting_face(one) for one in asked.resting],
        "opposed": [
            saying.names(asked.wishes[uid].card.name for uid in pair) for pair in asked.opposed
        ],
        "anybody": bool(asked.wishes), "offered": bool(asked.free),
        "untouched": addresses.proposal_at(here.office, ()),
        "extras": addresses.extras_at(here.office, asked.hands),
        "settle": reverse("companions:settle"), "said": [addresses.words(hand) for hand in asked.hands],
        "refused": "", "ticked": [], "words": "",
    }  # fmt: skip


def _child_context(office: Office, found: OfOne) -> dict[str, Any]:
    asked = found.proposal.question
    hands = asked.hands
    others = [other_face(one, found.wish, asked, hands) for one in found.others]
    return {
        "office": office, "name": found.wish.card.name, "back": addresses.proposal_at(office, hands),
        "match": match_face(found.match, asked, hands) if found.match else None,
        "without": without_face(found.without, asked, hands) if found.without else None,
        "answer": _answer(found, *found.asked) if found.asked else None,
        "possible": [one for one in others if not one["barred"]],
        "barred": [one for one in others if one["barred"]],
    }  # fmt: skip


def _answer(found: OfOne, free: Free, answer: WhyNot) -> dict[str, Any]:
    """Why not this companion, and what it would mean to fix the pair all the same."""
    asked = found.proposal.question
    child, number = found.wish.card.uid, free.volunteer.number
    judged = asked.judged[str(child), str(free.volunteer.uid)]
    return {
        "companion": str(free.volunteer),
        "reasons": [saying.why_not(one, asked, found.wish) for one in answer.reasons],
        "extra": answer.extra, "bars": bars(found.wish, free, judged.fit, judged.parts),
        "moved": [moved_face(one) for one in proposing.moved(asked, answer.effect) if one.wish != found.wish],
        "lock": addresses.proposal_at(
            asked.office, addresses.after(asked.hands, Hand(True, child, number))
        ) + f"#{child}" if answer.extra is not None else "",
    }  # fmt: skip


def _entangled(request: StaffRequest, here: Room, hands: tuple[Hand, ...]) -> HttpResponse:
    """So many siblings and conflicts hang together that the best was not found in time."""
    context = {**here.frame(request), "untouched": addresses.proposal_at(here.office, ()), "decided": bool(hands)}
    return render(request, "companions/matching_entangled.html", context)
