from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eloket.identity.actions import admit_staff, dismiss_staff
from eloket.identity.errors import NotStaff
from eloket.identity.models import StaffMember


class Command(BaseCommand):
    help = "Who may work here: admit, dismiss or list staff. The subject is what the provider calls them."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        admit = acts.add_parser("admit", help="let someone sign in at the desk; again, to put name or team right")
        admit.add_argument("subject")
        admit.add_argument("--name", required=True)
        admit.add_argument("--team", required=True)
        admit.add_argument("--editor", action="store_true", help="may change services, and approve what others changed")
        acts.add_parser("dismiss", help="end it, open sessions included").add_argument("subject")
        acts.add_parser("list", help="everybody who may sign in now")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        issuer = settings.SIGN_IN["staff"]["issuer"]
        if act == "admit":
            given = {name: options[name] for name in ("subject", "name", "team")}
            member = admit_staff(issuer=issuer, may_edit_catalogue=options["editor"], **given)
            self.stdout.write(f"{member.name} may sign in, for team {member.team}.")
        elif act == "dismiss":
            self._dismiss(issuer, options["subject"])
        else:
            for member in StaffMember.objects.filter(is_active=True).order_by("team", "name"):
                editor = ", changes services" if member.may_edit_catalogue else ""
                self.stdout.write(f"{member.team}: {member.name} ({member.subject}){editor}")

    def _dismiss(self, issuer: str, subject: str) -> None:
        try:
            member = dismiss_staff(issuer=issuer, subject=subject)
        except NotStaff:
            raise CommandError(f"Nobody among the staff is called {subject} by {issuer}.") from None
        self.stdout.write(f"{member.name} may not sign in any more.")
