"""The site map of the product."""

from django.urls import URLPattern, URLResolver, include, path

from youju.web.activities.views import offline

urlpatterns: list[URLPattern | URLResolver] = [path("", include("youju.web.shell.urls"))]
urlpatterns += [path("", include("youju.web.today.urls"))]
urlpatterns += [path("", include("youju.web.structure.urls"))]
urlpatterns += [path("", include("youju.web.audit.urls"))]
urlpatterns += [path("devices/", include("youju.web.devices.urls"))]
urlpatterns += [path("figures/", include("youju.web.figures.urls"))]
urlpatterns += [path("archive/", include("youju.web.archive.urls"))]
urlpatterns += [path("activities/", include("youju.web.activities.urls"))]
urlpatterns += [path("calendars/", include("youju.web.calendars.urls"))]
# From the root: a service worker serves the pages beneath its own address.
urlpatterns += [path("sw.js", offline.worker, name="worker")]
urlpatterns += [path("people/", include("youju.web.people.urls"))]
urlpatterns += [path("cases/", include("youju.web.cases.urls"))]
urlpatterns += [path("people/", include("youju.web.ties.urls"))]
urlpatterns += [path("volunteers/", include("youju.web.volunteers.urls"))]
urlpatterns += [path("companions/", include("youju.web.companions.urls"))]
urlpatterns += [path("safeguarding/", include("youju.web.safeguarding.urls"))]
urlpatterns += [path("visits/", include("youju.web.visits.urls"))]
urlpatterns += [path("desk/", include("youju.web.desk.urls"))]
urlpatterns += [path("intake/", include("youju.web.intake.urls"))]
urlpatterns += [path("ledger/", include("youju.web.ledger.urls"))]
urlpatterns += [path("bulletin/", include("youju.web.bulletins.urls"))]
urlpatterns += [path("", include("youju.web.public.urls"))]

handler400 = "youju.web.shell.errors.bad_request"
handler403 = "youju.web.shell.errors.forbidden"
handler404 = "youju.web.shell.errors.not_found"
handler500 = "youju.web.shell.errors.broken"
