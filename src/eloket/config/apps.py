from django.apps import AppConfig


class ConfigRoom(AppConfig):
    name = "eloket.config"
    label = "config"

    def ready(self) -> None:
        # Not at the top: jobs and models can only be imported once every room is loaded.
        from eloket.config import schedule  # noqa: F401
        from eloket.config.reactions import REACTIONS
        from eloket.core.news import react

        react(REACTIONS)
