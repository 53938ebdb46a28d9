"""Which searches found nothing: the list from which editors learn what words are missing. Holds nobody's identity."""

from datetime import date

from django.db import connection

from eloket.catalogue.models import FruitlessSearch
from eloket.catalogue.search.words import words

LONGEST = 60
FEWEST_DIGITS_OF_A_NUMBER = 6
_COUNT = f"""
    INSERT INTO {FruitlessSearch._meta.db_table} (query, day, count) VALUES (%s, %s, 1)
    ON CONFLICT (query, day) DO UPDATE SET count = {FruitlessSearch._meta.db_table}.count + 1
"""


def record(query: str, *, day: date) -> None:
    """Count a search without result. What may be about somebody is left out."""
    normalised = " ".join(words(query))
    # A sign may be written out as several letters, so the words can be longer than what was typed.
    if normalised and len(normalised) <= LONGEST and not may_be_personal(query):
        # One statement: many may look for the same in the same second.
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [normalised, day])


def may_be_personal(query: str) -> bool:
    """An address of e-mail, a number of a person, a telephone or an account, or a whole story."""
    digits = sum(sign.isdigit() for sign in query)
    return "@" in query or digits >= FEWEST_DIGITS_OF_A_NUMBER or len(query) > LONGEST
