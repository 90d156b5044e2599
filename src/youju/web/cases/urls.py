"""Doors of cases: my work and the list, one case with its papers, and who may open it."""

from django.urls import path

from youju.web.cases.views import access, lists, opening, page, papers, supervising, taking, work

app_name = "cases"
urlpatterns = [
    path("", work.mine, name="work"),
    path("list/", lists.table, name="list"),
    path("export/", lists.export, name="export"),
    path("year/", taking.year, name="year"),
    path("new/", opening.new, name="new"),
    path("categories/", supervising.categories, name="categories"),
    path("categories/<uuid:uid>/end/", supervising.end_category, name="end_category"),
    path("away/", supervising.away, name="away"),
    path("digests/<uuid:uid>/read/", supervising.read, name="read_digest"),
    path("<uuid:uid>/", page.case, name="case"),
    path("<uuid:uid>/bundle/", taking.dossier, name="bundle"),
    path("<uuid:uid>/changes/", page.changes, name="changes"),
    path("<uuid:uid>/steps/<uuid:step>/", page.step, name="step"),
    path("<uuid:uid>/hardship/", page.hardship, name="hardship"),
    path("<uuid:uid>/hardship/<uuid:row>/end/", page.end_hardship, name="end_hardship"),
    path("<uuid:uid>/write/<slug:sort>/", papers.write, name="write"),
    path("<uuid:uid>/write/<slug:sort>/keep/", papers.keep, name="keep"),
    path("<uuid:uid>/papers/<uuid:paper>/", papers.paper, name="paper"),
    path("<uuid:uid>/papers/<uuid:paper>/keep/", papers.keep_change, name="keep_change"),
    path("<uuid:uid>/papers/<uuid:paper>/withdraw/", papers.withdraw, name="withdraw"),
    path("<uuid:uid>/scans/<uuid:scan>/", papers.scan, name="scan"),
    path("<uuid:uid>/access/", access.who, name="access"),
    path("<uuid:uid>/access/<uuid:grant>/end/", access.end, name="end_grant"),
    path("<uuid:uid>/hands/", access.hands, name="hands"),
    path("<uuid:uid>/emergency/", access.emergency, name="emergency"),
    path("<uuid:uid>/emergency/<uuid:look>/seen/", access.seen, name="seen"),
]
