from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from eloket.core import clock
from eloket.documents import codes
from eloket.documents.models import Document
from eloket.documents.sealing import make_test_authority


class Command(BaseCommand):
    help = "Make the key of the codes on documents and, where there is no seal, one of a test authority."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.KEYS / codes.KEY_FILE).exists() and Document.objects.exists():
            raise CommandError(
                f"{settings.KEYS} lacks {codes.KEY_FILE}, but documents were issued with it. Put it back from the "
                "backup: with a new one no code on them could be checked."
            )
        codes.make_key(settings.KEYS)
        try:
            make_test_authority(settings.KEYS, city=settings.THEME.name, now=clock.now())
        except FileExistsError:
            self.stdout.write(f"There is a seal in {settings.KEYS}; it was left alone.")
            return
        self.stdout.write(f"A test seal was made in {settings.KEYS}. Nobody outside this machine trusts it.")
