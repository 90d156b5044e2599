"""The quiet hue of an office: the same on every chart and chip."""

from django import template

from youju.ground.organisations.models import Office

register = template.Library()

HUES = 4


@register.filter
def hue(office: Office) -> int:
    """A number from 1 to 4, by the office's place in printed lists."""
    return office.position % HUES + 1
