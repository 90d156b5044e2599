"""One's own unsaved words in a form: offered when it is opened, taken when it is asked for."""

from typing import Any

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Draft, Line, Section, Story, StoryPicture
from youju.reporting.bulletins.models.drafts import Typed
from youju.reporting.bulletins.queries.drafts import draft_of
from youju.web.bulletins.sending import words_of
from youju.web.shell.needs import StaffRequest

NAMES = tuple(Typed.__dataclass_fields__)


def unsaved(request: StaffRequest, section: Section, passage: Line | Story | StoryPicture | None) -> Draft | None:
    """What the reader typed for this form and did not save."""
    return draft_of(request.actor, section, passage)


def resumed(request: StaffRequest, draft: Draft | None) -> dict[str, Any]:
    """What the form begins with where its writer goes on: the unsaved words, at the version they began with."""
    if draft is None or not request.GET.get("resume"):
        return {}
    words = {name: getattr(draft, name) for name in NAMES}
    return {**words, "office": draft.office.slug if draft.office else "", "version": draft.base}


def typed(request: StaffRequest) -> Typed:
    """The words that a form sends."""
    sent = words_of(request)
    return Typed(**{name: sent.get(name, "").replace("\0", "") for name in NAMES})


def speaks(request: StaffRequest, section: Section) -> Office | None:
    """The office that the form names."""
    offices = section.issue.network.offices.all()
    return next((office for office in offices if office.slug == request.POST.get("office")), None)
