"""The names of periods in prose, Chinese and English, without saying anything twice."""

from calendar import month_name
from datetime import date


def chinese(first: date, last: date, *, whole_months: bool) -> str:
    """2018年3月 for whole months, 2018年3月1日–15日 otherwise; both ends belong to it."""
    if whole_months and (first.month, last.month) == (1, 12):
        years = "" if first.year == last.year else f"–{last.year}年"
        return f"{first.year}年{years}"
    opening = f"{first.year}年{first.month}月" + ("" if whole_months else f"{first.day}日")
    closing = "" if whole_months else f"{last.day}日"
    if first.year != last.year:
        return f"{opening}–{last.year}年{last.month}月{closing}"
    if first.month != last.month:
        return f"{opening}–{last.month}月{closing}"
    return opening if whole_months or first == last else f"{opening}–{closing}"


def english(first: date, last: date, *, whole_months: bool) -> str:
    """March 2018 for whole months, 1–15 March 2018 otherwise; both ends belong to it."""
    if whole_months:
        return _english_months(first, last)
    closing = f"{last.day} {month_name[last.month]} {last.year}"
    if first == last:
        return closing
    if first.year != last.year:
        return f"{first.day} {month_name[first.month]} {first.year} – {closing}"
    if first.month != last.month:
        return f"{first.day} {month_name[first.month]} – {closing}"
    return f"{first.day}–{closing}"


def _english_months(first: date, last: date) -> str:
    closing = f"{month_name[last.month]} {last.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{month_name[first.month]} {first.year} – {closing}"
    return closing if first.month == last.month else f"{month_name[first.month]}–{closing}"
