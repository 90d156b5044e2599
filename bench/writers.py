"""One process of `bench_entries`: ten colleagues who enter at once, as one server process would serve them.

Says `ready`, waits for a line, then lets every thread record its share and prints what happened as JSON.
"""

import json
import sys
import threading
import time
from datetime import UTC, datetime

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402

from youju.ground.access.models import Actor  # noqa: E402
from youju.ground.evidence.actions import record  # noqa: E402
from youju.ground.evidence.kinds import kind_of  # noqa: E402
from youju.ground.organisations.models import Office  # noqa: E402

AT = datetime(2018, 3, 20, 10, 30, tzinfo=UTC)
DAY = "2018-03-20"


def main(first: int, threads: int, entries: int) -> None:
    office, kind = Office.objects.get(), kind_of("ledger.tally")
    colleagues = list(Actor.objects.filter(kind=Actor.Kind.USER).select_related("user").order_by("pk"))
    seconds: list[float] = []
    failures: list[str] = []

    def enter(writer: int) -> None:
        by = colleagues[writer % len(colleagues)]
        for number in range(entries):
            note = f"{writer}号第{number}次"
            typed = {"happened_on": DAY, "tally_kind": "来电咨询", "sessions": "1", "note": note}
            values = {field.name: field.read(typed.get(field.name), office) for field in kind.entry}
            began = time.perf_counter()
            try:
                record(kind=kind, office=office, values=values, by=by, at=AT)
            except DatabaseError as error:
                failures.append(str(error))
            seconds.append(time.perf_counter() - began)
        connection.close()

    print("ready", flush=True)
    sys.stdin.readline()
    running = [threading.Thread(target=enter, args=(first + place,)) for place in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    print(json.dumps({"seconds": seconds, "failures": failures}), flush=True)


main(*(int(word) for word in sys.argv[1:4]))
