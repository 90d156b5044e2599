"""Makes the office that `bench_entries` writes into, and counts what arrived; prints one JSON object."""

import json
import sys
from datetime import UTC, date, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from youju.ground.access import actions, audit  # noqa: E402
from youju.ground.access.models import Actor, AuditEntry, User  # noqa: E402
from youju.ground.organisations.models import Office  # noqa: E402
from youju.services.ledger.actions import Counted, define_kind  # noqa: E402
from youju.services.ledger.models import Tally  # noqa: E402

AT = datetime(2018, 3, 1, tzinfo=UTC)
COLLEAGUES = 50


def office_of_writers() -> tuple[Office, Actor]:
    """A migrated database with one office and fifty colleagues who record in it; the actor that made them."""
    call_command("migrate", verbosity=0)
    by = actions.system()
    network = actions.found_network(slug="bench", name="量", bulletin="量", by=by, at=AT)
    office = actions.open_office(network=network, slug="bench", name="量", city="城", by=by, at=AT)
    for number in range(COLLEAGUES):
        # No password: nobody logs in here, and hashing fifty would take longer than the bench.
        user = User.objects.create(username=f"writer{number}", name=f"同事{number}")
        Actor.objects.create(kind=Actor.Kind.USER, label=user.name, user=user)
        actions.give_role(
            user=user, role="social_worker", network=network, office=office, since=date(2018, 1, 1), by=by, at=AT
        )
    return office, by


def chain() -> str:
    """Whether the chain of acts holds, in words."""
    audit.seal()
    verdict = audit.verify()
    whole = "audit chain whole" if verdict.broken_at is None else f"audit chain broken at {verdict.broken_at}"
    return f"{whole}, {verdict.unsealed} unsealed"


def prepare() -> dict[str, object]:
    office, by = office_of_writers()
    calls = Counted("sessions", "来电", "来电次数", "次", disclosure="things")
    define_kind(network=office.network, office=None, key="calls", label="来电咨询", measures=[calls], by=by, at=AT)
    return {}


def count() -> dict[str, object]:
    return {
        "rows": Tally.objects.count(),
        "entries": AuditEntry.objects.filter(verb="ledger.tally.record").count(),
        "chain": chain(),
    }


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "count": count}[sys.argv[1]]()))
