"""A term looks at own and to-one columns of its kind; anything else is refused before it can count twice."""

import pytest

from youju.ground.measures.indicators import (
    BadIndicator,
    Disclosure,
    Indicator,
    Rows,
    Term,
    Total,
    check_columns,
    declare,
    indicators,
)
from youju.ground.measures.units import UNITS

SESSION, ATTENDANCE = "activities.session", "activities.attendance"


def planted(term: Term) -> str:
    """What is said of an indicator with this term; it must not reach the register."""
    with pytest.raises(BadIndicator) as refused:
        declare(
            key="planted.wrong", unit="sessions", disclosure=Disclosure.THINGS, label="错", definition="错",
            terms=(Term(SESSION, Rows()), term),
        )  # fmt: skip
    return str(refused.value)


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (Term(SESSION, Rows(), {"attendances__role": "child"}), "goes over attendances"),
        (Term(SESSION, Rows(), {"attachments": 1}), "goes over attachments"),
        (Term(SESSION, Rows(), {"attachments__isnull": True}), "goes over attachments"),
        (Term(ATTENDANCE, Rows(), {"holding__activity__sessions__day__gte": "2018-03-01"}), "goes over sessions"),
        (Term(SESSION, Total("attendances__n")), "goes over attendances"),
        (Term(SESSION, Rows(), {"colour": "red"}), "names colour"),
        (Term(SESSION, Rows(), {"activity_kind__name": "care"}), "plain column"),
        (Term(SESSION, Total("heads")), "names heads"),
    ],
)
def test_a_many_valued_or_unknown_column_is_refused_at_declaration(term, said):
    assert said in planted(term)


@pytest.mark.django_db
def test_whatever_the_product_and_its_offices_declare_looks_at_such_columns(world):
    known = indicators(world.network)
    assert "planted.wrong" not in known
    assert any(key.startswith("ledger.") for key in known)
    for indicator in known.values():
        check_columns(indicator)


@pytest.mark.parametrize(
    "where",
    [
        {"activity_kind": "care"},
        {"activity__office__slug__in": ("north",)},
        {"session__isnull": False, "site_id": 1, "pk__gt": 0},
        {"minutes__gte": 60},
    ],
)
def test_own_and_to_one_columns_and_comparisons_are_taken(where):
    check_columns(
        Indicator(
            key="planted.right", unit=UNITS["sessions"], label="对", definition="对",
            terms=(Term(SESSION, Rows(), where),),
        )
    )  # fmt: skip
