"""The figures of casework: new, open and closed cases, contacts, goals, strengths, days to a plan."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Distinct, Reading, Rows, Term, Total, declare

CASE, CLOSURE, REOPENING, CONTACT = "cases.case", "cases.closure", "cases.reopening", "cases.contact"
PLAN, GOAL, ASSESSMENT = "cases.plan", "cases.goal", "cases.assessment"

declare(
    key="cases.new", unit="items", counter="个",
    label=_("New cases"),
    definition=_("Cases that were opened in the period; those opened again do not count."),
    terms=(Term(CASE, Rows()),),
)  # fmt: skip
declare(
    key="cases.open", unit="items", counter="个", reading=Reading.STOCK,
    label=_("Open cases"),
    definition=_("Cases opened, or opened again, less those closed, at the end of the period; paused ones count."),
    terms=(Term(CASE, Total("step")), Term(CLOSURE, Total("step")), Term(REOPENING, Total("step"))),
)  # fmt: skip
declare(
    key="cases.closed", unit="items", counter="个",
    label=_("Closed cases"),
    definition=_("Cases that were closed in the period, for whatever reason."),
    terms=(Term(CLOSURE, Rows()),),
)  # fmt: skip
declare(
    key="cases.served", unit="cases",
    label=_("Cases served"),
    definition=_("Cases with at least one direct contact in the period; new, open or closed, each counts once."),
    terms=(Term(CONTACT, Distinct("case", of="case"), {"direct__gt": 0}),),
)  # fmt: skip
declare(
    key="cases.contacts", unit="sessions",
    label=_("Contacts in cases"),
    definition=_("Contacts with the person, the family or others for them that were noted."),
    terms=(Term(CONTACT, Rows()),),
)  # fmt: skip
declare(
    key="cases.minutes.direct", unit="minutes", per=("cases.contacts",),
    label=_("Direct time in cases"),
    definition=_("Time in direct contact with the person or the family, without records and supervision."),
    terms=(Term(CONTACT, Total("direct")),),
)  # fmt: skip
declare(
    key="cases.minutes.indirect", unit="minutes", per=("cases.contacts",),
    label=_("Indirect time in cases"),
    definition=_("Time for the person without them: travel, records, talks with others."),
    terms=(Term(CONTACT, Total("indirect")),),
)  # fmt: skip
declare(
    key="cases.goals.reached", unit="items", counter="个",
    label=_("Goals reached"),
    definition=_("Goals of cases of which a review said that they were reached."),
    terms=(Term(GOAL, Rows(), {"outcome": "reached"}),),
)  # fmt: skip
declare(
    key="cases.goals.reviewed", unit="items", counter="个",
    label=_("Goals looked at"),
    definition=_("Goals of cases of which a review said what became of them."),
    terms=(Term(GOAL, Rows()),),
)  # fmt: skip
declare(
    key="cases.reassessed", unit="items", counter="个",
    label=_("Assessments made anew"),
    definition=_("Assessments of cases that were assessed before, so that the two can be compared."),
    terms=(Term(ASSESSMENT, Rows(), {"gained__isnull": False}),),
)  # fmt: skip
declare(
    key="cases.strengthened", unit="items", counter="个",
    label=_("Assessments in which strengths grew"),
    definition=_(
        "Of the assessments made anew, those in which the steps of strength together are more than before."
    ),
    terms=(Term(ASSESSMENT, Rows(), {"gained__gt": 0}),),
)  # fmt: skip
declare(
    key="cases.planned", unit="items", counter="个",
    label=_("First plans of cases"),
    definition=_("Cases that got their first plan since they were opened, or opened again."),
    terms=(Term(PLAN, Rows(), {"days__isnull": False}),),
)  # fmt: skip
declare(
    key="cases.days_to_plan", unit="days", per=("cases.planned",), disclosure=Disclosure.THINGS,
    label=_("Days from opening to plan"),
    definition=_(
        "Days from the opening of a case to its first plan, all together; the average is per first plan."
    ),
    terms=(Term(PLAN, Total("days")),),
)  # fmt: skip
declare(
    key="cases.supervision.minutes", unit="minutes", disclosure=Disclosure.WORKERS,
    label=_("Time of supervision of cases"),
    definition=_("Time of supervision that was written down with cases."),
    terms=(Term("cases.supervision", Total("minutes")),),
)  # fmt: skip
