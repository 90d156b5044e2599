"""One process of `bench_signin`: ten phones, each with the roll of one class.

Says `ready`, waits for a line, then lets every thread sign its class in, child by child, and prints what happened
as JSON.
"""

import json
import sys
import threading
import time
from datetime import UTC, datetime
from uuid import uuid4

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402

from youju.ground.access.models import Actor  # noqa: E402
from youju.ground.people.models import Person  # noqa: E402
from youju.services.activities.actions.roll_call import take  # noqa: E402
from youju.services.activities.models import Session  # noqa: E402
from youju.services.activities.rules.marks import Said, Tap  # noqa: E402

AT = datetime(2018, 3, 20, 10, 30, tzinfo=UTC)


def main(first: int, threads: int, children: int) -> None:
    sessions = list(Session.objects.select_related("office").order_by("pk"))
    people = list(Person.objects.order_by("pk").values_list("uid", flat=True)[:children])
    colleagues = list(Actor.objects.filter(kind=Actor.Kind.USER).select_related("user").order_by("pk"))
    seconds: list[float] = []
    failures: list[str] = []

    def sign_in(phone: int) -> None:
        by, session = colleagues[phone % len(colleagues)], sessions[phone]
        for person in people:
            began = time.perf_counter()
            try:
                taken = take(session=session, marks=[Tap(uuid4(), Said.PRESENT, "child", person)], by=by, at=AT)
                failures.extend(str(answer.refusal) for answer in taken.answers if answer.refusal)
            except DatabaseError as error:
                failures.append(str(error))
            seconds.append(time.perf_counter() - began)
        connection.close()

    print("ready", flush=True)
    sys.stdin.readline()
    running = [threading.Thread(target=sign_in, args=(first + place,)) for place in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    print(json.dumps({"seconds": seconds, "failures": failures}), flush=True)


main(*(int(word) for word in sys.argv[1:4]))
