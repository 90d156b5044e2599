"""Doors of the shell: the desk, login and the account's own pages, the language."""

from django.urls import include, path
from django.views.i18n import set_language

from youju.web.shell import views

urlpatterns = [
    path("", views.home, name="home"),
    path("accounts/", include("allauth.urls")),
    path("language/", set_language, name="set_language"),
]
