"""The door of the first page."""

from django.urls import path

from youju.web.today import views

urlpatterns = [path("", views.home, name="home")]
