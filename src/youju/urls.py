"""The site map of the product."""

from django.urls import include, path

urlpatterns = [path("", include("youju.web.shell.urls"))]
