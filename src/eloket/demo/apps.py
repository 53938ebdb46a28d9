from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "eloket.demo"
    label = "demo"
    verbose_name = "The example city"
