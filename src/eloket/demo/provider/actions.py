"""A choice, its code, its token."""

from datetime import datetime, timedelta

from django.db import transaction

from eloket.demo.models import SignIn

CODE_LASTS = timedelta(seconds=60)
TOKEN_LASTS = timedelta(minutes=5)
KEPT = timedelta(days=1)


def note(choice: SignIn) -> None:
    """Keep a choice until its code is used. Those of before yesterday are forgotten."""
    SignIn.objects.filter(chosen_at__lt=choice.chosen_at - KEPT).delete()
    choice.save(force_insert=True)


@transaction.atomic
def use(code: str, *, tenant: str, now: datetime) -> SignIn | None:
    """The choice this code stands for: once, within a minute, also when what follows is refused.

    A second use ends the token that the first one got: one of the two was a thief (RFC 6749, section 4.1.2).
    """
    # Two may come with one code in the same second; the second must find it used.
    choice = SignIn.objects.select_for_update().filter(code=code, tenant=tenant).first()
    if choice is None or now - choice.chosen_at > CODE_LASTS:
        return None
    if choice.used_at is not None:
        SignIn.objects.filter(pk=choice.pk).update(token=None)
        return None
    choice.used_at = now
    choice.save(update_fields=["used_at"])
    return choice


def give_token(choice: SignIn, token: str) -> None:
    SignIn.objects.filter(pk=choice.pk).update(token=token)


def holder(token: str, *, tenant: str, now: datetime) -> SignIn | None:
    """The choice behind a token that still holds."""
    return SignIn.objects.filter(token=token, tenant=tenant, used_at__gt=now - TOKEN_LASTS).first()
