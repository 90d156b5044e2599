"""A store that is new is migrated by a shorter way.

Before each step Django renders the model it concerns, and with it every model related to it, which is nearly all
of them: five sixths of the time. That is needed where a step reads rows. A new store has none, so each model is
rendered alone; those that refer to it go on referring to the class it had before: same table, same key. That both
ways lead to the same store is a test.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.state import ModelState, ProjectState


def is_new(connection: BaseDatabaseWrapper) -> bool:
    """Whether nothing was ever migrated here."""
    return not connection.introspection.table_names()


@contextmanager
def shorter_way() -> Iterator[None]:
    """Within it, a migration renders the model that it concerns and no other."""
    add_model, reload_model = ProjectState.add_model, ProjectState.reload_model
    ProjectState.add_model, ProjectState.reload_model = _add_model, _reload_model  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.add_model, ProjectState.reload_model = add_model, reload_model  # type: ignore[method-assign]


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    self.models[model_state.app_label, model_state.name_lower] = model_state
    if self._relations is not None:  # type: ignore[attr-defined]
        self.resolve_model_relations((model_state.app_label, model_state.name_lower))
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


def _reload_model(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
    if "apps" in self.__dict__:
        self._reload({(app_label, model_name.lower())})  # type: ignore[attr-defined]
