"""What the public may read: released revisions, and of those only what was sent; drafts do not exist here."""

from functools import lru_cache
from uuid import UUID

from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting import publishing
from youju.reporting.bulletins.models import Erratum, Release, StoredEdition
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.publishing import content, keeping
from youju.reporting.publishing.pictures import digest_of

# What later revisions are made of: kept beside the editions, sent to nobody.
CONTENT = "content.json"
FED = 12


def publisher() -> Network | None:
    """The network whose bulletin stands at the public address: of several the one that was founded first."""
    return Network.objects.order_by("pk").first()


def releases(network: Network) -> list[Release]:
    """The latest revision of every released issue, newest issue first."""
    found: dict[int, Release] = {}
    rows = Release.objects.filter(issue__network=network).select_related("issue__network")
    for release in rows.order_by("-issue__start", "issue", "-revision"):
        found.setdefault(release.issue_id, release)
    return list(found.values())


def release_of(network: Network, period: Period, revision: int | None = None) -> Release | None:
    """A revision of the period's issue, the latest one without a number."""
    rows = Release.objects.filter(issue__network=network, issue__start=period.start, issue__end=period.end)
    if revision is not None:
        rows = rows.filter(revision=revision)
    return rows.select_related("issue__network").order_by("-revision").first()


def revisions(release: Release) -> list[Release]:
    """Every revision of the same issue, the first one first."""
    return list(release.issue.releases.select_related("by").order_by("revision"))


def errata(release: Release) -> list[Erratum]:
    """What was found to be wrong in the issue, in the order in which it was decided."""
    return list(release.issue.errata.select_related("figure", "by").order_by("at", "id"))


def figure_count(release: Release) -> int:
    """How many figures the release froze."""
    return FrozenFigure.objects.filter(freeze=release.freeze_id).count()


def editions(release: Release) -> list[StoredEdition]:
    """The files of a revision as they were sent, without their bytes."""
    return list(release.editions.exclude(name=CONTENT).defer("data").order_by("id"))


def edition(release: Release, name: str) -> StoredEdition | None:
    """One file of a revision, with its bytes."""
    return release.editions.exclude(name=CONTENT).filter(name=name).first()


def edition_of_kind(release: Release, kind: str, period: Period) -> StoredEdition | None:
    """One file of a revision by its short name in `publishing.KINDS`."""
    return edition(release, f"{period.key}{publishing.KINDS[kind][0]}")


def printed_content(release: Release) -> content.Issue:
    """What the editions of a revision were made of."""
    return _content(release.uid)


def photo(release: Release, digest: str) -> content.Picture | None:
    """A picture of the cover or of a story by the beginning of the SHA-256 of its bytes."""
    return next((each for each in printed_content(release).pictures if digest_of(each) == digest), None)


def feed(network: Network, address: str) -> bytes | None:
    """The Atom feed of the latest issues; None before the first release."""
    latest = tuple(release.uid for release in releases(network)[:FED])
    return _feed(latest, address) if latest else None


# A revision never changes, so what was read of it may be kept for as long as the process lives.
@lru_cache(maxsize=8)
def _feed(latest: tuple[UUID, ...], address: str) -> bytes:
    return publishing.feed([_content(uid) for uid in latest], address)


@lru_cache(maxsize=4)
def _content(release: UUID) -> content.Issue:
    kept = StoredEdition.objects.get(release__uid=release, name=CONTENT)
    return keeping.read(bytes(kept.data))
