from django.apps import AppConfig


class Archive(AppConfig):
    name = "youju.reporting.archive"
    label = "archive"
