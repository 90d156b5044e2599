from django.apps import AppConfig


class Activities(AppConfig):
    name = "youju.services.activities"
    label = "activities"
