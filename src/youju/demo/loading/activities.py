"""Series planned from their schedules, sessions held, moved and cancelled, attendance and partners."""

from datetime import date, timedelta
from typing import Any

from youju.demo.loading import groups, outings, signing, stars, telling, voices
from youju.demo.loading.sources import MONTHS, evening, month_end, remark, source
from youju.demo.loading.structure import World
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import kind_of
from youju.ground.periods import Period, parse
from youju.services.activities.actions import cancel_session, move_session, plan_activity, plan_month
from youju.services.activities.models import Activity, Session


def load(world: World) -> None:
    for row in source("activities")["activity"]:
        activity = plan_activity(
            office=world.offices[row["office"]], name=row["name"], activity_kind=row["kind"], since=row["since"],
            until=row.get("until"), site=world.sites.get(row.get("site", "")),
            group=world.groups.get((row["office"], row.get("group", ""))),
            programme=world.programmes.get(row.get("programme", "")), description=row.get("description", ""),
            schedule=row.get("schedule", ""), holidays=row.get("holidays", "skip"), minutes=row.get("minutes"),
            leader=world.users.get(row.get("leader", "")),
            by=world.hands[row["office"]], at=evening(row["since"] - timedelta(days=7)),
        )  # fmt: skip
        if row.get("named"):
            signing.enrol_children(world, activity)
        sessions = _planned(world, row, activity)
        for month in MONTHS:
            _month(world, row, activity, month, [each for each in sessions if each.planned_on in parse(month)])


def spread(total: int, count: int) -> list[int]:
    """`total` heads over `count` sessions, uneven as life is and the same every time."""
    weights = [0]
    for place in range(count):
        weights.append(weights[-1] + 8 + (5 * place) % 7)
    return [total * weights[i + 1] // weights[-1] - total * weights[i] // weights[-1] for i in range(count)]


def _planned(world: World, row: dict[str, Any], activity: Activity) -> list[Session]:
    """The sessions of the term, planned before it begins."""
    term = Period(parse(MONTHS[0]).start, parse(MONTHS[-1]).end)
    before = evening(term.start - timedelta(days=3))
    return plan_month(activity=activity, period=term, by=world.hands[row["office"]], at=before)


def _month(world: World, row: dict[str, Any], activity: Activity, month: str, sessions: list[Session]) -> None:
    by = world.hands[row["office"]]
    by_day = {session.planned_on: session for session in sessions}
    for change in row.get("cancelled", ()):
        if change["on"] in by_day:
            session = by_day.pop(change["on"])
            cancel_session(session=session, reason=change["reason"], by=by, at=evening(session.day))
    for change in row.get("moved", ()):
        if change["from"] in by_day:
            moved = by_day[change["from"]]
            move_session(
                session=moved, day=change["to"], start=moved.start, end=moved.end, reason=change["reason"], by=by,
                at=evening(change["from"] - timedelta(days=1)),
            )  # fmt: skip
            moved.refresh_from_db()
    counts = row.get("months", {}).get(month)
    if counts is not None and by_day:
        _hold(world, row, activity, sorted(by_day.values(), key=lambda s: (s.day, s.slot)), counts, month)


def _hold(
    world: World, row: dict[str, Any], activity: Activity, sessions: list[Session], counts: dict[str, int],
    month: str,
) -> None:  # fmt: skip
    heads = {f"n_{role}": spread(total, len(sessions)) for role, total in counts.items() if role != "sessions"}
    office, by, at = world.offices[row["office"]], world.hands[row["office"]], evening(month_end(month))
    exact = {batch["on"]: batch for batch in row.get("batches", ()) if "partner" not in batch}
    rows = []
    named = signing.classes(world, row, heads, month)
    for place, session in enumerate(sessions):
        own = {name: numbers[place] or None for name, numbers in heads.items()}
        if named:
            # Whoever is signed in by name is not counted without one too.
            own["n_child"] = heads["n_child"][place] - len(named[place])
        batch = exact.get(session.day)
        if batch is not None:
            own[f"n_{batch['role']}"] = batch["n"]
        rows.append(
            {
                "activity": activity, "happened_on": session.day, "topic": remark("activities", month),
                "minutes": _minutes(session),
                "approximate": bool(batch and batch.get("approximate")), **own,
            }
        )  # fmt: skip
    held = record_many(kind=kind_of("activities.session"), office=office, rows=rows, by=by, at=at)
    for session, children in zip(sessions, named, strict=False):
        signing.sign_in(world, session, children, at=at)
        if row.get("outing"):
            outings.go(session, by=by)
    if row.get("named") and month == signing.NAMED:
        voices.tell(sessions, by=by)
        stars.earn(sessions, by=by)
        telling.remind(sessions[-1], by=by)
    if row["slug"] == groups.SLUG and month == signing.NAMED:
        groups.go(world, activity, sessions)
    _by_organisation(world, row, {holding.happened_on: holding for holding in held}, at=at)
    if row.get("partners"):
        record_many(
            kind=kind_of("activities.partnership"), office=office, by=by, at=at,
            rows=[
                {
                    "activity": activity, "partner": world.partners[p["partner"]], "role": p["role"],
                    "happened_on": held[0].happened_on,
                }
                for p in row["partners"]
            ],
        )  # fmt: skip


def _by_organisation(world: World, row: dict[str, Any], held: dict[date, Any], *, at: Any) -> None:
    """People counted with the organisation they came from."""
    batches = [batch for batch in row.get("batches", ()) if "partner" in batch and batch["on"] in held]
    if not batches:
        return
    rows = [
        {
            "holding": held[batch["on"]], "role": batch["role"], "n": batch["n"], "minutes": None,
            "partner": world.partners[batch["partner"]], "approximate": batch.get("approximate", False),
        }
        for batch in batches
    ]  # fmt: skip
    record_many(
        kind=kind_of("activities.attendance"), office=world.offices[row["office"]], rows=rows,
        by=world.hands[row["office"]], at=at,
    )  # fmt: skip


def _minutes(session: Session) -> int | None:
    if session.start is None or session.end is None:
        return None
    return (session.end.hour - session.start.hour) * 60 + session.end.minute - session.start.minute
