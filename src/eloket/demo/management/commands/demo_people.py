import textwrap
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from eloket.demo.cast import CAST
from eloket.demo.clerks import CLERKS

WIDTH = 100


class Command(BaseCommand):
    help = "Where the example city can be visited, and as whom. Needs no database."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        places = [
            ("Citizens", f"{settings.BASE_URL}/"),
            ("Staff", f"{settings.BASE_URL}/balie/"),
            ("Around it", f"{settings.DEMO_URL}/"),
            ("Mailbox", f"{settings.DEMO_URL}/postbus/"),
            ("Life events", f"{settings.DEMO_URL}/gebeurtenissen/"),
        ]
        self._table(f"{settings.THEME.name}, an example city", places)
        self._table("Sign in as a citizen", [(member.name, member.who.en) for member in CAST])
        self._table("Sign in as staff", [(clerk.name, f"team {clerk.team}") for clerk in CLERKS])

    def _table(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        listed = list(rows)
        indent = max(len(name) for name, _ in listed) + 4
        self.stdout.write(f"\n{self.style.MIGRATE_HEADING(title)}")
        for name, text in listed:
            first, *more = textwrap.wrap(text, WIDTH - indent) or [""]
            self.stdout.write(f"  {name:{indent - 2}}{first}")
            self.stdout.write("".join(f"{' ' * indent}{line}\n" for line in more), ending="")
