"""Whose records count: a set of offices, optionally narrowed to sites, programmes or groups."""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Q

from youju.ground.organisations.models import Office


@dataclass(frozen=True)
class Scope:
    """`label` is printed and frozen with a figure; ids decide."""

    label: str
    offices: tuple[int, ...]
    sites: tuple[int, ...] = ()
    programmes: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()

    def condition(self) -> Q:
        """The records of the scope."""
        found = Q(office__in=self.offices)
        if self.sites:
            found &= Q(site__in=self.sites)
        if self.programmes:
            found &= Q(programme__in=self.programmes)
        if self.groups:
            found &= Q(group__in=self.groups)
        return found

    def digest(self) -> str:
        content = [sorted(self.offices), sorted(self.sites), sorted(self.programmes), sorted(self.groups)]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def of_offices(*offices: Office) -> Scope:
    """The scope of whole offices, labelled by their names."""
    return Scope("、".join(office.name for office in offices), tuple(office.pk for office in offices))
