"""The house's signature: a large number in the margin, its unit small beside it, the sentence to the right."""

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import safe
from youju.reporting.publishing.content import Figure, Issue, Line, Month, Results
from youju.reporting.publishing.markup import Markup, element, joined
from youju.reporting.publishing.prose import offices, parts, reading_notes
from youju.reporting.publishing.web.chips import chip_heading
from youju.reporting.publishing.web.stories import sentence

BAR, STEP, TALL = 5, 7, 18


def bars(months: tuple[Month, ...]) -> list[tuple[int, int, int]]:
    """Each month's bar as (x, y, height) on a zero baseline in a box TALL high; without amount the height is 0."""
    highest = max((month.amount or 0 for month in months), default=0)
    drawn = []
    for place, month in enumerate(months):
        height = max(1, round(TALL * month.amount / highest)) if month.amount and month.amount > 0 else 0
        drawn.append((place * STEP, TALL - height, height))
    return drawn


def spark(figure: Figure) -> Markup:
    """The months as small bars, the issue's own in the accent; the same in words for who cannot see them."""
    if figure.suppressed or not any(month.amount for month in figure.months):
        return Markup()
    drawn = bars(figure.months)
    earlier = "".join(f"M{x} {y}h{BAR}v{height}h-{BAR}z" for x, y, height in drawn[:-1] if height)
    x, y, height = drawn[-1]
    width = len(drawn) * STEP - (STEP - BAR)
    told = "、".join(f"{month.label}{month.text}" for month in figure.months)
    return element(
        "svg",
        element("path", d=earlier),
        element("path", d=f"M{x} {y}h{BAR}v{height}h-{BAR}z", class_="now") if height else None,
        class_="spark",
        width=width,
        height=TALL,
        viewBox=f"0 0 {width} {TALL}",
        role="img",
        aria_label=told,
    )


def margin(figure: Figure | None) -> Markup:
    """The number of a line, large; a link to its page when it has one."""
    if figure is None:
        return element("span", class_="margin")
    before, digits, after = parts(figure)
    if digits:
        size = "digits long" if len(digits) > 5 else "digits"
        pieces = [
            element("span", before, class_="small") if before else None,
            element("span", digits, class_=size),
            element("span", after, class_="small") if after else None,
        ]
    else:
        pieces = [element("span", before, class_="absent")]
    number = element("span", *pieces, class_="number")
    address = safe(figure.anchor)
    if address:
        return element("a", number, spark(figure), class_="margin", href=address)
    return element("span", number, spark(figure), class_="margin")


def row(line: Line) -> Markup:
    return element("li", margin(line.margin), element("p", sentence(line.sentence)), class_="line")


def office(result: Results, order: tuple[str, ...], place: int) -> Markup:
    """One office: its chip as heading, its groups, or why there is nothing."""
    pieces = [element("h3", chip_heading(result.office, order))]
    for group in result.groups:
        if group.title:
            pieces.append(element("h4", group.title))
        pieces.append(element("ul", *(row(line) for line in group.lines), class_="lines"))
    if result.note or not result.groups:
        pieces.append(element("p", result.note or words.NOTHING_RECEIVED, class_="note"))
    return element("article", *pieces, class_="office", id=f"office-{place}")


def results(issue: Issue) -> Markup:
    """Every office in order, and at the end how to read the unusual numbers."""
    order = offices(issue)
    pieces = [office(result, order, place) for place, result in enumerate(issue.results, 1)]
    notes = reading_notes(issue)
    if notes:
        pieces.append(element("p", element("strong", words.READING), *notes, class_="reading"))
    return joined(pieces)
