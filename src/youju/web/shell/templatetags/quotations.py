"""What a sentence puts between quotation marks."""

from django import template

from youju.ground import quotations

register = template.Library()


@register.filter
def within(text: str) -> str:
    """The words of somebody between “ and ”: marks of their own are single ones there."""
    return quotations.within(text)
