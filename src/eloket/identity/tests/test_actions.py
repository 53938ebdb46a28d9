"""Signing in: what is opened, what is refused, and what happens the second time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import FATIMA, MARIA
from django.core.management import CommandError, call_command

from eloket.audit.models import Act, Entry
from eloket.identity.actions import admit_staff, sign_in_citizen, sign_in_staff
from eloket.identity.errors import NotStaff, NotSureEnough, SignInRefused
from eloket.identity.models import Account, StaffMember
from eloket.profiles.models import ContactPoint, Profile

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
ISSUER = "https://login.example"


def claims(**said: Any) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "sub": "fatima",
        "rrn": FATIMA,
        "acr": "http://eidas.europa.eu/LoA/substantial",
        "email": "fatima@example.org",
    } | said


def acts() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("act", flat=True))


# Citizens


def test_the_first_time_opens_a_profile_with_the_address_the_provider_vouches_for() -> None:
    account = sign_in_citizen(claims(), now=NOW)
    assert (account.profile.number, account.profile.opened_at, account.level) == (FATIMA, NOW, "substantial")
    assert ContactPoint.objects.get(profile=account.profile).value == "fatima@example.org"
    assert acts() == [Act.PROFILE_OPENED, Act.CONTACT_CHANGED, Act.SIGNED_IN]


def test_the_second_time_finds_the_same_profile_and_leaves_her_address_alone() -> None:
    first = sign_in_citizen(claims(), now=NOW)
    ContactPoint.objects.update(value="chosen@example.org")
    again = sign_in_citizen(claims(acr="http://eidas.europa.eu/LoA/high"), now=LATER)
    assert (again.pk, again.profile_id, again.level, again.signed_in_at) == (first.pk, first.profile_id, "high", LATER)
    assert ContactPoint.objects.get().value == "chosen@example.org"
    assert acts()[3:] == [Act.SIGNED_IN]


def test_a_second_means_of_signing_in_leads_to_the_same_profile() -> None:
    first = sign_in_citizen(claims(), now=NOW)
    second = sign_in_citizen(claims(iss="https://other.example", sub="x"), now=NOW)
    assert first.pk != second.pk and first.profile_id == second.profile_id


@pytest.mark.parametrize("acr", ["http://eidas.europa.eu/LoA/low", "something else", "", None])
def test_a_low_level_is_refused_and_opens_nothing(acr: str | None) -> None:
    with pytest.raises(NotSureEnough):
        sign_in_citizen(claims(acr=acr), now=NOW)
    assert not Profile.objects.exists() and not acts()


def test_another_number_for_a_known_account_is_refused_and_opens_no_profile_for_it() -> None:
    account = sign_in_citizen(claims(), now=NOW)
    with pytest.raises(SignInRefused):
        sign_in_citizen(claims(rrn=MARIA), now=LATER)
    account.refresh_from_db()
    assert (account.profile.number, account.signed_in_at) == (FATIMA, NOW)
    assert not Profile.objects.filter(number=MARIA).exists()


@pytest.mark.parametrize("number", [None, "", "123", FATIMA[:-1] + "x", str(int(FATIMA) + 1), ["85"]])
def test_without_a_national_number_nobody_is_signed_in(number: object) -> None:
    with pytest.raises(SignInRefused):
        sign_in_citizen(claims(rrn=number), now=NOW)
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    "email", [None, "", "no address", "a@b.example\nBcc: x@y.example", f"{'a' * 300}@b.example", 7]
)
def test_a_strange_address_is_left_out_and_no_reason_to_refuse(email: object) -> None:
    account = sign_in_citizen(claims(email=email), now=NOW)
    assert not account.profile.contact_points.exists()


def test_an_address_the_provider_does_not_vouch_for_gets_no_mail() -> None:
    account = sign_in_citizen(claims(email_verified=False), now=NOW)
    assert not account.profile.contact_points.exists()


# Staff


def test_staff_sign_in_once_the_city_has_admitted_them() -> None:
    member = admit_staff(issuer=ISSUER, subject="an", name="An Willems", team="burgerzaken")
    assert sign_in_staff({"iss": ISSUER, "sub": "an"}, now=NOW) == member
    member.refresh_from_db()
    assert member.signed_in_at == NOW


@pytest.mark.parametrize("said", [{"iss": ISSUER, "sub": "jan"}, {"iss": "https://other.example", "sub": "an"}])
def test_whoever_the_city_did_not_admit_is_refused(said: dict[str, str]) -> None:
    admit_staff(issuer=ISSUER, subject="an", name="An Willems", team="burgerzaken")
    with pytest.raises(NotStaff):
        sign_in_staff(said, now=NOW)


def test_a_citizen_is_no_staff_whatever_their_level() -> None:
    sign_in_citizen(claims(), now=NOW)
    with pytest.raises(NotStaff):
        sign_in_staff(claims(), now=NOW)


def test_whoever_left_is_refused_and_welcome_again_when_admitted_anew() -> None:
    admit_staff(issuer=ISSUER, subject="an", name="An Willems", team="burgerzaken")
    StaffMember.objects.update(is_active=False)
    with pytest.raises(NotStaff):
        sign_in_staff({"iss": ISSUER, "sub": "an"}, now=NOW)
    admit_staff(issuer=ISSUER, subject="an", name="An Peeters", team="wegen")
    member = sign_in_staff({"iss": ISSUER, "sub": "an"}, now=NOW)
    assert (member.name, member.team, StaffMember.objects.count()) == ("An Peeters", "wegen", 1)


def test_who_may_change_services_is_said_when_they_are_admitted_and_taken_back_so_too() -> None:
    for may in (True, False):
        given = {"issuer": ISSUER, "subject": "an", "name": "An Willems", "team": "burgerzaken"}
        assert admit_staff(**given, may_edit_catalogue=may).may_edit_catalogue is may
    assert not StaffMember.objects.get().may_edit_catalogue


def test_staff_are_admitted_listed_and_dismissed_from_the_command_line(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    admit = ("staff", "admit", "an", "--name", "An Willems", "--team", "burgerzaken")
    call_command(*admit, "--editor")
    call_command("staff", "list")
    assert "burgerzaken: An Willems (an), changes services" in capsys.readouterr().out
    call_command(*admit)
    call_command("staff", "list")
    assert "burgerzaken: An Willems (an)\n" in capsys.readouterr().out
    call_command("staff", "dismiss", "an")
    call_command("staff", "dismiss", "an")
    assert not StaffMember.objects.get().is_active
    with pytest.raises(CommandError, match="Nobody"):
        call_command("staff", "dismiss", "nobody")
