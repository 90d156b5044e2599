"""Numbers as people print them: 1,234 · 71.5 · 一百零八 · 三千多万 · 80余 · two hundred and six."""

from youju.reporting.archive.reading.numbers.chinese import chinese
from youju.reporting.archive.reading.numbers.english import english
from youju.reporting.archive.reading.numbers.tokens import ARABIC, Number, arabic, settled

__all__ = ["ARABIC", "Number", "arabic", "chinese", "english", "settled"]
