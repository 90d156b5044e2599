"""Doors of the press."""

from django.urls import path

from youju.web.bulletins import addresses  # noqa: F401 - names the part of an address that is an issue
from youju.web.bulletins.views import (
    drafts,
    edit,
    issues,
    lines,
    picking,
    previews,
    released,
    releasing,
    stories,
    versions,
)

app_name = "bulletins"
urlpatterns = [
    path("", issues.issues, name="issues"),
    path("start/", issues.start, name="start"),
    path("<issue:period>/", edit.edit, name="edit"),
    path("<issue:period>/confirm/", edit.confirm, name="confirm"),
    path("<issue:period>/sections/<uuid:section>/figures/", picking.figures, name="figures"),
    path("<issue:period>/sections/<uuid:section>/proof/", lines.proof, name="proof"),
    path("<issue:period>/sections/<uuid:section>/draft/", drafts.keep, name="draft"),
    path("<issue:period>/writers/", drafts.writers, name="writers"),
    path("<issue:period>/sections/<uuid:section>/slot/", lines.slot, name="slot"),
    path("<issue:period>/sections/<uuid:section>/lines/", lines.add, name="add_line"),
    path("<issue:period>/sections/<uuid:section>/stories/", stories.add, name="add_story"),
    path("<issue:period>/lines/<uuid:uid>/", lines.line, name="line"),
    path("<issue:period>/lines/<uuid:uid>/shown/", lines.shown, name="line_shown"),
    path("<issue:period>/lines/<uuid:uid>/move/", lines.move, name="move_line"),
    path("<issue:period>/lines/<uuid:uid>/remove/", lines.remove, name="remove_line"),
    path("<issue:period>/stories/<uuid:uid>/", stories.story, name="story"),
    path("<issue:period>/stories/<uuid:uid>/shown/", stories.shown, name="story_shown"),
    path("<issue:period>/stories/<uuid:uid>/move/", stories.move, name="move_story"),
    path("<issue:period>/stories/<uuid:uid>/remove/", stories.remove, name="remove_story"),
    path("<issue:period>/stories/<uuid:uid>/picture/", stories.picture, name="picture"),
    path("<issue:period>/history/", versions.history, name="history"),
    path("<issue:period>/passages/<uuid:uid>/versions/", versions.versions, name="versions"),
    path("<issue:period>/passages/<uuid:uid>/versions/<int:version>/", versions.restore, name="restore"),
    path("<issue:period>/preview/", previews.preview, name="preview"),
    path("<issue:period>/preview/<slug:edition>/", previews.preview, name="preview"),
    path("<issue:period>/editions/<slug:edition>", previews.edition, name="edition"),
    path("<issue:period>/editions/<path:rest>", previews.not_yet, name="not_yet"),
    path("<issue:period>/release/", releasing.release, name="release"),
    path("<issue:period>/released/", released.released, name="released"),
    path("<issue:period>/drift/", released.drift, name="drift"),
    path("<issue:period>/figures/<uuid:figure>/correct/", releasing.correct, name="correct"),
]
