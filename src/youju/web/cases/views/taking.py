"""Taking a case along: its bundle as one PDF, and the year's audit of an office's casework as files."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.access.permissions import CASES_ANSWER, CASES_EXPORT
from youju.reporting.publishing.dossiers import Dossier, DossierPaper, render
from youju.services.cases.actions.taking import ALL, Bundle, bundle, pack_year
from youju.services.cases.queries.timeline import Opened, timeline
from youju.services.cases.rules.veiling import veiled
from youju.web.cases import yearly
from youju.web.cases.opening import case_or_404, opened, unstored
from youju.web.cases.sheets import sheet, steps_of
from youju.web.cases.views.lists import Exporting
from youju.web.desk import exports
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

FIRST_YEAR = 2016


class Year(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=2100)


class Bundling(Exporting):
    """What for, and which papers are needed for it."""

    def __init__(self, data: Any = None, *, papers: Sequence[Opened]) -> None:
        super().__init__(data)
        choices = [(str(one.row.uid), f"{one.row.happened_on} {one.sort.label}") for one in papers]
        self.fields["papers"] = forms.MultipleChoiceField(
            label=_("Which papers"), choices=choices, initial=[uid for uid, _label in choices], required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    def chosen(self) -> list[UUID] | None:
        """None where nothing was chosen by hand: then all go along."""
        return [UUID(uid) for uid in self.cleaned_data["papers"]] or None


@needs(CASES_EXPORT)
def dossier(request: StaffRequest, uid: UUID) -> HttpResponseBase:
    """All papers of the case as one PDF; with the real name only while that is agreed to."""
    case = case_or_404(request, uid)
    seen = opened(request, case)
    if isinstance(seen, HttpResponse):
        return seen
    form = Bundling(request.POST or None, papers=timeline(case, seen, most=ALL).papers[::-1])
    if request.method == "POST" and form.is_valid():
        taken = None
        with told_to(form):
            taken = bundle(
                case=case,
                look=seen,
                reason=form.cleaned_data["reason"],
                papers=form.chosen(),
                by=request.actor,
                at=request.now,
            )
        if taken is not None:
            return _pdf(request, taken)
    return form_page(
        request, form, office=case.office, title=_("The bundle of %(case)s") % {"case": case},
        verb=_("Make the PDF"), lead=_(
            "All papers in their order, for whoever evaluates the work. The real name is printed only while there "
            "is a consent to it towards funders; otherwise names give way to the pseudonym or the number."
        ),
        back=reverse("cases:case", args=[uid]), back_label=str(case),
    )  # fmt: skip


def _pdf(request: StaffRequest, taken: Bundle) -> HttpResponse:
    case, sheets = taken.case, [(one, sheet(taken.case, one)) for one in taken.papers]

    def hide(text: Any) -> str:
        return veiled(str(text), taken.names)

    made = Dossier(
        number=str(case.number), name=taken.name, office=case.office.name,
        footer=_("Confidential. Made on %(day)s.") % {"day": request.today},
        facts=[
            (_("Number"), str(case)), (_("Opened"), str(case.happened_on)), (_("Worker"), str(case.worker)),
            (_("Supervisor"), str(case.supervisor)),
        ],
        papers=[
            DossierPaper(
                str(one.title), str(row.row.happened_on), [(str(label), hide(said)) for label, said in one.facts],
                [(str(label), hide(said)) for label, said in (*one.texts, *_parts(row))],
            )
            for row, one in sheets
        ],
    )  # fmt: skip
    answer = HttpResponse(render(made, made_at=request.now), content_type="application/pdf")
    name = f"{_('Case')} {case.number} {request.today}.pdf"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return unstored(answer)


def _parts(row: Any) -> list[tuple[str, str]]:
    """Marks and goals as lines."""
    marks = [
        (
            str(one["domain"]),
            _("need %(need)d, strength %(strength)d. %(seen)s")
            % {"need": one["need"], "strength": one["strength"], "seen": one["seen"]},
        )
        for one in steps_of(row)
    ]
    goals = [
        (
            _("Goal"),
            "\n".join(
                [goal.words["text"], *(f"{step.words['who']} {step.words['what']}".strip() for step in goal.steps)]
            ),
        )
        for goal in row.goals
    ]
    return [*marks, *goals]


@needs(CASES_ANSWER)
def year(request: StaffRequest) -> HttpResponseBase:
    """Who saw, who was given, break-glass and exports of one year: a workbook and the same as CSV, zipped."""
    here = room(request, CASES_ANSWER)
    form = Year(request.POST or None, initial={"year": request.today.year})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data["year"]
        found = pack_year(
            office=here.office, start=_january(asked), end=_january(asked + 1), by=request.actor, at=request.now
        )
        sheets = yearly.sheets(found)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{asked}.xlsx", exports.workbook(sheets).read())
            for name, (heads, rows) in sheets.items():
                archive.writestr(f"{asked} {name}.csv", "".join(exports.lines(heads, rows)))
        answer = HttpResponse(packed.getvalue(), content_type="application/zip")
        name = f"{here.office.name} {_('casework audit')} {asked}.zip"
        answer.headers["Content-Disposition"] = content_disposition_header(True, name)
        return unstored(answer)
    return form_page(
        request, form, office=here.office, title=_("The year's audit of casework"), verb=_("Make the files"),
        lead=_(
            "Who opened which case, who was given it, every emergency, everything that was taken along; cases by "
            "their number, no names of clients."
        ),
        back=f"{reverse('cases:list')}{here.query}", back_label=_("Cases"),
    )  # fmt: skip


def _january(year: int) -> datetime:
    return datetime.combine(datetime(year, 1, 1).date(), time.min, tzinfo=get_current_timezone())  # noqa: DTZ001
