"""Answering for an issue: offices sign or read, withdraw, get their pages back, or the issue goes without them."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import (
    Deputy,
    Issue,
    LeftOut,
    PassageRemark,
    Reading,
    SentBack,
    SignatureWithdrawal,
    SignOff,
)
from youju.reporting.bulletins.queries.signing import answer_of, has_read
from youju.reporting.bulletins.queries.voices import voice_of
from youju.reporting.bulletins.rules import AlreadyReleased
from youju.reporting.bulletins.rules.answering import (
    AlreadyLeftOut,
    AlreadyWithdrawn,
    ChangedSinceRead,
    NothingToSendBack,
    NothingToSign,
    ReadingsInOrder,
    SamePerson,
)
from youju.reporting.bulletins.rules.pages import kept


@action
def sign_off(*, issue: Issue, office: Office, reading: str, digest: str, by: Actor, at: datetime) -> SignOff:
    """Answers for what the office prints, as it was read under `digest`; a deputy is written down as such.

    Raises NothingToSign, ChangedSinceRead, ReadingsInOrder, SamePerson.
    """
    held = _unreleased(issue)
    _of_network(held, office)
    if reading not in Reading.values:
        raise ReadingsInOrder
    deputy = in_place_of(by, reading, office, localdate(at))
    now = answer_of(held, office)
    if not now.pages:
        raise NothingToSign
    if now.digest != digest:
        raise ChangedSinceRead
    if now.next != reading:
        raise ReadingsInOrder
    if has_read(now, by):
        raise SamePerson
    signature = SignOff.objects.create(
        issue=held, office=office, reading=reading, by=by, deputy=deputy, at=at, digest=digest,
        content=kept(now.pages),
    )  # fmt: skip
    audit.write(
        verb=f"{'pages' if deputy is None else 'pages_as_deputy'}.{reading}", by=by, at=at, office=office,
        subject=signature.uid, values={"digest": digest, "deputy": deputy.uid if deputy else None},
    )  # fmt: skip
    return signature


@action
def withdraw_signature(*, signature: SignOff, reason: str, by: Actor, at: datetime) -> SignatureWithdrawal:
    """The signature does not count any more; whoever gave it may do so, and who may give it in the office."""
    _unreleased(signature.issue)
    if signature.by != by:
        in_place_of(by, signature.reading, signature.office, localdate(at))
    if SignatureWithdrawal.objects.filter(signature=signature).exists():
        raise AlreadyWithdrawn
    made = SignatureWithdrawal(signature=signature, reason=reason.strip(), by=by, at=at)
    made.full_clean()
    made.save()
    audit.write(
        verb="signature.withdraw", by=by, at=at, office=signature.office, subject=signature.uid,
        values={"reason": reason},
    )  # fmt: skip
    return made


@action
def send_back(
    *, issue: Issue, office: Office, note: str, remarks: Mapping[UUID, str], by: Actor, at: datetime
) -> SentBack:
    """The pages go back to the office with remarks; signatures that stand are withdrawn with it.

    The network editor sends back, and whoever gives the second or last reading. Raises NothingToSendBack.
    """
    held = _unreleased(issue)
    _of_network(held, office)
    if not voice_of(by, on=localdate(at)).sends_back(office):
        raise NotPermitted
    places = {page.place for page in answer_of(held, office).pages}
    said = {place: words.strip() for place, words in remarks.items() if words.strip() and str(place) in places}
    if not said and not note.strip():
        raise NothingToSendBack
    made = SentBack(issue=held, office=office, note=note.strip(), by=by, at=at)
    made.full_clean()
    made.save()
    for place, words in said.items():
        remark = PassageRemark(sent_back=made, place=place, said=words)
        remark.full_clean()
        remark.save()
    for signature in held.signatures.filter(office=office, withdrawal=None):
        SignatureWithdrawal.objects.create(
            signature=signature, sent_back=made, reason=(note.strip() or next(iter(said.values()))), by=by, at=at
        )
    audit.write(
        verb="pages.send_back", by=by, at=at, office=office, subject=made.uid, rows=max(1, len(said)),
        values={"note": note, "remarks": {str(place): words for place, words in said.items()}},
    )  # fmt: skip
    return made


@action
def leave_out(*, issue: Issue, office: Office, reason: str, by: Actor, at: datetime) -> LeftOut:
    """The issue goes out without the office: it is printed as 本期未收到, and nothing that it wrote."""
    held = _unreleased(issue)
    require(by, permissions.BULLETIN_RELEASE, network=held.network, on=localdate(at))
    _of_network(held, office)
    if held.left_out.filter(office=office).exists():
        raise AlreadyLeftOut
    made = LeftOut(issue=held, office=office, reason=reason.strip(), by=by, at=at)
    made.full_clean()
    made.save()
    audit.write(verb="pages.leave_out", by=by, at=at, office=office, subject=made.uid, values={"reason": reason})
    return made


@action
def take_in(*, issue: Issue, office: Office, by: Actor, at: datetime) -> None:
    """The office is waited for again after all."""
    held = _unreleased(issue)
    require(by, permissions.BULLETIN_RELEASE, network=held.network, on=localdate(at))
    rows = held.left_out.filter(office=office)
    gone = rows.first()
    rows.delete()
    audit.write(verb="pages.take_in", by=by, at=at, office=office, subject=gone.uid if gone else held.uid)


def in_place_of(by: Actor, reading: str, office: Office, on: date) -> Deputy | None:
    """None for whoever may give the reading by an own role, else the row that makes a deputy of the actor.

    Raises NotPermitted for anybody else.
    """
    voice = voice_of(by, on=on)
    deputy = None if voice.owns(reading, office) else voice.deputy(reading, office)
    if deputy is None and not voice.owns(reading, office):
        raise NotPermitted
    return deputy


def _unreleased(issue: Issue) -> Issue:
    # Locked, so that a release has either not begun or is over.
    held = Issue.objects.select_for_update(of=("self",)).select_related("network").get(pk=issue.pk)
    if held.releases.exists():
        raise AlreadyReleased
    return held


def _of_network(issue: Issue, office: Office) -> None:
    if office.network_id != issue.network_id:
        raise NotPermitted
