"""Doors of the shell: login and the account's own pages."""

from django.urls import include, path

urlpatterns = [path("accounts/", include("allauth.urls"))]
