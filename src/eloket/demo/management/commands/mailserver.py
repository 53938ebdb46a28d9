import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eloket.demo.mailbox.receiving import HOST, serve


class Command(BaseCommand):
    help = "The mail server of the example city: keeps every mail, delivers none. Ends at Ctrl-C or SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8025)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        self.stdout.write(f"Mail for the example city comes in at {HOST}, port {port}.")
        try:
            asyncio.run(serve(port))
        except OSError as problem:
            raise CommandError(f"Port {port} cannot be used: {problem.strerror}.") from None
