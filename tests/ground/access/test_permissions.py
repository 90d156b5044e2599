"""What a role permits does not depend on the language in which somebody reads."""

import pytest
from django.utils import translation

from youju.ground.access import permissions as may
from youju.ground.access.roles import ROLES, SocialWorker


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_role_holds_its_permissions_in_every_language(language):
    with translation.override(language):
        assert may.RECORDS_SEE in SocialWorker.permits
        assert may.ACCOUNTS_MANAGE not in SocialWorker.permits
        for role in ROLES.values():
            assert all(permission in role.permits for permission in list(role.permits))


def test_permissions_with_different_keys_are_different():
    assert len({permission.key for permission in may.ALL}) == len(set(may.ALL)) == len(may.ALL)


def test_the_words_of_a_permission_do_not_decide_which_it_is():
    assert len({may.Permission("x", "记录"), may.Permission("x", "Record")}) == 1  # type: ignore[arg-type]
