from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from eloket.audit.actions import Trace, record
from eloket.audit.models import Act
from eloket.core.actors import Actor
from eloket.core.numbers import NotANationalNumber, national_number
from eloket.identity.errors import NotStaff, NotSureEnough, SignInRefused
from eloket.identity.models import Account, StaffMember
from eloket.identity.providers import PROFILES, is_enough
from eloket.identity.sessions import SignedIn
from eloket.profiles.actions import give_contact, open_profile
from eloket.profiles.models import ContactPoint

NEEDED_FOR_A_PROFILE = "substantial"
# RFC 5321, and as much as a contact point holds.
LONGEST_EMAIL = 254


@transaction.atomic
def sign_in_citizen(claims: Mapping[str, Any], *, now: datetime) -> Account:
    """Whoever the provider vouches for, with their profile, opened now if this is the first time.

    Raises NotSureEnough below the level that a profile needs, SignInRefused without a national number or
    when the provider names another person for an account that is known.
    """
    provider = PROFILES[settings.SIGN_IN["citizen"]["profile"]]
    level = provider.level(str(claims.get("acr", "")))
    if not is_enough(level, needed=NEEDED_FOR_A_PROFILE):
        raise NotSureEnough
    try:
        profile = open_profile(national_number(str(claims.get(provider.number_claim, ""))), now=now)
    except NotANationalNumber as problem:
        raise SignInRefused from problem
    account, is_new = Account.objects.update_or_create(
        issuer=claims["iss"],
        subject=claims["sub"],
        defaults={"level": level, "signed_in_at": now},
        create_defaults={"level": level, "signed_in_at": now, "profile": profile},
    )
    if account.profile_id != profile.pk:
        raise SignInRefused
    actor = Actor("citizen", profile.pk)
    if is_new and (email := _email(claims)):
        give_contact(profile.pk, kind=ContactPoint.Kind.EMAIL, value=email, actor=actor, now=now)
    record(Trace(Act.SIGNED_IN, profile.pk), actor=actor, at=now)
    return account


def _email(claims: Mapping[str, Any]) -> str:
    """The address the provider vouches for. A strange one is left out: it is no reason not to sign somebody in."""
    email = str(claims.get("email") or "") if claims.get("email_verified", True) is True else ""
    if len(email) > LONGEST_EMAIL:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email


def sign_out_citizen(person: SignedIn, *, now: datetime) -> None:
    """Note that this citizen left. The session itself is ended by whoever holds it."""
    record(Trace(Act.SIGNED_OUT, person.key), actor=person.actor, at=now)


def sign_in_staff(claims: Mapping[str, Any], *, now: datetime) -> StaffMember:
    """The active staff member with this account. Raises NotStaff: the city admits staff beforehand."""
    member = StaffMember.objects.filter(issuer=claims["iss"], subject=claims["sub"], is_active=True).first()
    if member is None:
        raise NotStaff
    StaffMember.objects.filter(pk=member.pk).update(signed_in_at=now)
    return member


def dismiss_staff(*, issuer: str, subject: str) -> StaffMember:
    """Let someone work here no longer: every page asks, so an open session ends with it. Raises NotStaff."""
    member = StaffMember.objects.filter(issuer=issuer, subject=subject).first()
    if member is None:
        raise NotStaff
    StaffMember.objects.filter(pk=member.pk).update(is_active=False)
    return member


def admit_staff(*, issuer: str, subject: str, name: str, team: str, may_edit_catalogue: bool = False) -> StaffMember:
    """Let someone work here from now on. Safe to repeat; puts name, team and rights right."""
    values = {"name": name, "team": team, "may_edit_catalogue": may_edit_catalogue, "is_active": True}
    return StaffMember.objects.update_or_create(issuer=issuer, subject=subject, defaults=values)[0]
