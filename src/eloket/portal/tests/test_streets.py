"""Streets below the field of an address, and what happens with one that the city does not know."""

import pytest
from django.test import Client

from eloket.portal.tests.builders import MOVING, NEW_HOME, main, text

pytestmark = pytest.mark.django_db
WHERE = f"{MOVING}vraag/waarheen/"


@pytest.mark.parametrize(
    ("typed", "offered"), [("kerkstr", "Kerkstraat"), ("Kerkstraet", "Kerkstraat"), ("gas", "Gasstraat")]
)
def test_streets_are_offered_for_what_is_typed(client: Client, typed: str, offered: str) -> None:
    assert f'data-value="{offered}"' in text(client.get("/straten/", {"q": typed}))


@pytest.mark.parametrize("typed", ["", "qqqqq", "<script>", "\0", "x" * 5000])
def test_nothing_is_offered_where_nothing_is_like_it(client: Client, typed: str) -> None:
    answer = client.get("/straten/", {"q": typed})
    assert answer.status_code == 200 and "<li" not in text(answer) and "<script>" not in text(answer)


def test_the_field_of_an_address_in_the_city_asks_for_streets(citizen: Client) -> None:
    assert 'data-suggestions="/straten/"' in main(citizen.get(WHERE))


def test_an_unknown_street_is_asked_about_and_may_be_right(citizen: Client) -> None:
    home = NEW_HOME | {"new_address-street": "Kerkstraet"}
    asked = citizen.post(WHERE, home)
    assert asked.status_code == 422
    page = main(asked)
    assert (
        'href="#new_address-meant"' in page and 'value="Kerkstraat"' in page and "Zo is het juist: Kerkstraet" in page
    )
    assert citizen.post(WHERE, home | {"new_address-meant": "Kerkstraat"}).status_code == 302
    assert 'value="Kerkstraat"' in main(citizen.get(WHERE))
    assert citizen.post(WHERE, home | {"new_address-meant": "as-typed"}).status_code == 302
    assert 'value="as-typed" checked' in main(citizen.get(WHERE))
