"""Doors to the chain of acts."""

from django.urls import path

from youju.web.audit import views

app_name = "audit"
urlpatterns = [path("audit/", views.log, name="log")]
