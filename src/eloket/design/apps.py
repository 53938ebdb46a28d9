from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "eloket.design"
    verbose_name = "Design"
