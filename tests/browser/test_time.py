"""Days that pass."""

from collections.abc import Callable
from datetime import timedelta

from tests.browser.installation import Installation
from tests.browser.moving import today
from tests.browser.visitor import Visitor


def test_what_expires_is_renewed_and_the_vault_still_shows_one_of_each(
    visit: Callable[..., Visitor], city: Installation
) -> None:
    lukasz = visit()
    lukasz.arrive("Łukasz Świątek", documents=3)
    before = lukasz.documents()
    said = city.manage("renew", "--on", (today() + timedelta(days=100)).isoformat())
    assert "documents renewed" in said
    assert lukasz.documents() == before, "What is valid today stays as it is."
    successors = lukasz.page.locator("tbody tr").filter(has_text="Nog niet geldig")
    renewed = set(successors.locator("th").all_inner_texts())
    assert renewed == {
        "Attest van gezinssamenstelling",
        "Attest van hoofdverblijfplaats",
        "Uittreksel uit de registers",
    }
    assert successors.count() == len(renewed)
