from django.apps import AppConfig


class Demo(AppConfig):
    name = "youju.demo"
    label = "demo"
