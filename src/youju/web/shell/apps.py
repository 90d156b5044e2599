from django.apps import AppConfig


class Shell(AppConfig):
    name = "youju.web.shell"
    label = "shell"
