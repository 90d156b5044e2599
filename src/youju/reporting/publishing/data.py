"""The data editions: every figure for machines and for spreadsheets, saying what it may say and no more."""

import csv
import json
from io import StringIO
from typing import Any

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Figure, Issue
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.prose import released_at

# What a spreadsheet may read as the beginning of a formula; Chinese Excel takes the full-width signs too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def figures_json(issue: Issue) -> bytes:
    """All figures in order of appearance: `amount` in `stored_unit`, `text`, `unit` as printed; hidden is null."""
    issue = printable(issue)
    moment = released_at(issue)
    whole = {
        "network": issue.network,
        "bulletin": issue.bulletin,
        "period": issue.period,
        "month": issue.month,
        "revision": issue.revision,
        "status": _state(issue),
        "released_at": None if moment is None else moment.isoformat(timespec="seconds"),
        "audit_head": issue.audit_head or None,
        "address": issue.address,
        "figures": [_object(issue, figure) for figure in issue.figures],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def figures_csv(issue: Issue) -> bytes:
    """All figures as CSV that a spreadsheet opens right: BOM, Chinese labels, CRLF, no cell that is a formula."""
    issue = printable(issue)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        (
            words.OFFICE,
            words.INDICATOR,
            words.SHOWN,
            words.UNIT,
            words.AMOUNT,
            words.STORED_UNIT,
            words.READING_OF_FIGURE,
            words.DEFINITION,
            words.APPROXIMATE,
            words.AT_LEAST,
            words.SUPPRESSED,
            words.RECORDS,
            words.KEY,
            words.STATE,
        )
    )
    for figure in issue.figures:
        amount, records = _amount(figure), _records(figure)
        cells: tuple[str | int | None, ...] = (
            figure.office,
            figure.label,
            figure.text,
            figure.unit,
            amount,
            figure.stored_unit,
            words.READINGS.get(figure.reading, figure.reading),
            figure.definition,
            _yes(figure.approximate),
            _yes(figure.at_least),
            _yes(figure.suppressed),
            records,
            figure.key,
            _state(issue),
        )
        writer.writerow([cell(each) if isinstance(each, str) else each for each in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def cell(text: str) -> str:
    """The text as a cell that stays text: what could begin a formula is led by an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _object(issue: Issue, figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "office": figure.office,
        "definition": figure.definition,
        "reading": figure.reading,
        "amount": _amount(figure),
        "stored_unit": figure.stored_unit or None,
        "text": figure.text,
        "unit": figure.unit,
        "approximate": figure.approximate,
        "at_least": figure.at_least,
        "suppressed": figure.suppressed,
        "records": _records(figure),
        "address": absolute(issue.address, figure.anchor) or None,
    }


def _amount(figure: Figure) -> int | None:
    return None if figure.suppressed else figure.amount


def _records(figure: Figure) -> int | None:
    """The number of records would give a hidden figure away."""
    return None if figure.suppressed else figure.records


def _yes(flag: bool) -> str:
    return words.YES if flag else words.NO


def _state(issue: Issue) -> str:
    return words.DRAFT if issue.released_at is None else words.RELEASED
