"""Reports are no records of service: no list, no figure and no spreadsheet knows them."""

from youju.services.safeguarding.queries import of_persons  # noqa: F401 - says that they are withheld
