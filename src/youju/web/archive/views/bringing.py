"""Issues come in: pasted, as one file, or many files at once that a job reads."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.ground.access.permissions import BULLETIN_COMPOSE
from youju.ground.organisations.models import Network
from youju.reporting.archive import actions
from youju.reporting.archive.files import ENDINGS, LARGEST, UnreadableFile, text_of_file
from youju.reporting.archive.models import PrintedIssue
from youju.reporting.archive.queries import issues
from youju.reporting.archive.rules import digest_of
from youju.web.archive.forms import Bring
from youju.web.archive.jobs import read_batch
from youju.web.archive.rooms import network_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# Ten years of months.
MOST = 120


@needs(BULLETIN_COMPOSE)
def new(request: StaffRequest) -> HttpResponse:
    network = network_or_404(request)
    form = Bring(request.POST, request.FILES) if request.method == "POST" else Bring()
    if form.is_valid():
        files = request.FILES.getlist("files")
        if len(files) > MOST:
            form.add_error(None, _("At most {most} files at once.").format(most=MOST))
        elif any((file.size or 0) > LARGEST for file in files):
            form.add_error(None, str(UnreadableFile("large", f"{LARGEST // 2**20}")))
        elif len(files) > 1:
            brought = [(file.name or "", file.read()) for file in files]
            batch = actions.bring(network=network, files=brought, by=request.actor, at=request.now)
            read_batch.enqueue(str(batch))
            return redirect("archive:batch", batch)
        else:
            with told_to(form, files="text"):
                issue = _read(request, network, form)
            if form.is_valid():
                return redirect("archive:issue", issue.uid)
    context = {"form": form, "endings": ",".join(ENDINGS)}
    return render(request, "archive/new.html", context, status=422 if form.errors else 200)


@needs(BULLETIN_COMPOSE)
def batch(request: StaffRequest, uid: UUID) -> HttpResponse:
    """How far a batch is, and what became of each file; htmx asks for the list alone."""
    files = issues.batch_of(network_or_404(request), uid)
    if not files:
        raise Http404
    done = sum(file.read_at is not None for file in files)
    context = {
        "files": files, "done": done, "total": len(files), "going": done < len(files), "uid": uid,
        "said": ngettext("{done} of {count} file read.", "{done} of {count} files read.", len(files)).format(
            done=done, count=len(files)
        ),
    }  # fmt: skip
    part = request.headers.get("HX-Request")
    return render(request, "archive/progress.html" if part else "archive/batch.html", context)


def _read(request: StaffRequest, network: Network, form: Bring) -> PrintedIssue:
    """The issue of one text or file; one that was read before is opened, and nothing changes."""
    said, file = form.cleaned_data, request.FILES.get("files")
    name, text = "", said["text"]
    if file is not None:
        name = file.name or ""
        text = text_of_file(name, file.read())
    before = issues.known(network, digest_of(text))
    if before is not None:
        messages.info(request, _("This issue was read before. Nothing was changed."))
        return before
    issue = actions.read_in(
        network=network, text=text, file=name, publisher=said["publisher"].strip(), period=said["period"],
        by=request.actor, at=request.now,
    )  # fmt: skip
    count = issues.counts(issue)[0]
    read = ngettext("{count} figure was read.", "{count} figures were read.", count).format(count=count)
    messages.success(request, _("{read} Go through them: Enter keeps one, X says it is none.").format(read=read))
    return issue
