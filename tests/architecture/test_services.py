"""Inside a service everything has its name and its place, and the later part knows the earlier."""

from collections.abc import Iterable, Iterator

from tests.architecture.house import Finding, Source, hold, planted, sources

ORDER = ("rules", "models", "queries", "actions", "kinds", "indicators", "jobs")
BESIDE = ("apps", "migrations", "__init__")
EXCEPTIONS: dict[str, str] = {}


def parts(source: Source) -> tuple[str, str]:
    """The service and the part of it: `ledger` and `actions`."""
    names = source.module.split(".")
    return names[2], names[3] if len(names) > 3 else "__init__"


def misnamed(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        if source.module.count(".") >= 2 and parts(source)[1] not in (*ORDER, *BESIDE):
            yield Finding(source.path, f"a service has no part called {parts(source)[1]}")


def reaching_up(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        if source.module.count(".") < 3 or parts(source)[1] not in ORDER:
            continue
        service, own = parts(source)
        for statement, name in source.imports():
            target = name.split(".")
            inside = target[:3] == ["youju", "services", service] and len(target) > 3
            if inside and target[3] in ORDER and ORDER.index(target[3]) > ORDER.index(own):
                yield source.at(statement, f"{own} imports {target[3]}")


def test_a_service_has_no_other_parts():
    hold(misnamed(sources("services")), f"Call it one of {', '.join(ORDER)}.", EXCEPTIONS)


def test_inside_a_service_the_later_part_knows_the_earlier():
    hold(reaching_up(sources("services")), f"The order is {' < '.join(ORDER)}; move the code down.")


def test_planted_parts_are_seen():
    assert list(misnamed(planted("", "src/youju/services/ledger/forms.py")))
    assert list(
        reaching_up(planted("from youju.services.ledger.actions import x", "src/youju/services/ledger/models.py"))
    )
    right = planted("from youju.services.ledger.models import Tally")
    assert not list(reaching_up(right)) + list(misnamed(right))
