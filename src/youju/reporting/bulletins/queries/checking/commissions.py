"""What an issue asked of its offices and has not decided about, as the checks read it."""

from django.db.models import Exists, OuterRef

from youju.reporting.bulletins.models import Issue, Story
from youju.reporting.bulletins.rules.checks.asked import Asked


def asked(issue: Issue) -> list[Asked]:
    """Every commission that is not called off and whose story does not stand in the issue; one query."""
    stands = Exists(Story.objects.filter(uid=OuterRef("story"), section__aside=False))
    rows = issue.commissions.told().filter(~stands).select_related("office")
    return [Asked(row.uid, row.title, row.office.name, row.handed, row.taken) for row in rows if not row.off]
