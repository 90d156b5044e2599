"""No secret of a link gets into the log: whoever reads it must not be able to open the page."""

import logging
import re

_SECRET = re.compile(r"(/(?:own|feeds|confirm|leave)/)[^/\s]+")


class Discreet(logging.Filter):
    """Writes `…` in place of the secret in each address of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (told := _SECRET.sub(r"\1…", said)) != said:
            record.msg, record.args = told, ()
        return True
