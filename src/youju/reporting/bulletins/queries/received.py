"""What of an issue goes out: everything but what offices wrote that it goes out without."""

from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries.issues import Parts, parts_of


def printed_parts(issue: Issue) -> list[Parts]:
    """What goes out: everything but the lines and stories of offices that the issue goes out without."""
    left = set(issue.left_out.values_list("office", flat=True))
    return [
        Parts(
            part.section,
            tuple(row for row in part.stories if (row.office_id or part.section.office_id) not in left),
            part.lines if part.section.office_id not in left else (),
        )
        for part in parts_of(issue)
    ]
