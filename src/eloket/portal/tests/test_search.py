"""Looking for a service: results, filters, suggestions, and what is kept of a search that found nothing."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from eloket.catalogue.folders import Folder
from eloket.catalogue.models import FruitlessSearch
from eloket.catalogue.publishing import publish
from eloket.catalogue.search.tests.builders import a_service
from eloket.core import clock
from eloket.portal.search.views import PER_PAGE
from eloket.portal.tests.builders import main, text

pytestmark = pytest.mark.django_db
DESK = {"online": False, "appointment": True, "counter": False, "because": {"nl": "-", "en": "-"}}
PAID = [{"cents": 2250, "since": "2026-01-01"}]


@pytest.fixture(autouse=True)
def on_offer(db: None) -> None:
    put(
        "fiets",
        a_service("Fiets laten labelen", en="Have a bicycle marked", summary={"nl": "Een nummer.", "en": "A number."}),
    )
    put(
        "trommel",
        a_service("Plaats in een fietstrommel", "fiets stallen", fees=PAID, channels=DESK, theme="EconomieWerk"),
    )
    put("deel", a_service("Deelfiets aanbieden", "fietsen verhuren", target="business"))
    put("verhuizing", a_service("Verhuizing melden"))


def put(slug: str, service: object) -> None:
    publish([Folder(slug, service, ())], now=clock.now())  # type: ignore[arg-type]


def titles(page: str) -> list[str]:
    return re.findall(r'card__title"><a href="[^"]+">([^<]+)', page)


def links(page: str) -> Iterator[tuple[str, str]]:
    for href, inside in re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL):
        yield " ".join(re.sub(r"<[^>]+>", "", inside).split()), href


def found(client: Client, address: str) -> list[str]:
    return titles(main(client.get(address)))


def test_what_is_looked_for_is_found_and_stays_in_the_field(client: Client) -> None:
    page = main(client.get("/zoeken/?q=velo+laten+labelen"))
    assert titles(page)[0] == "Fiets laten labelen"
    assert 'value="velo laten labelen"' in page and "1 resultaat voor “velo laten labelen”" in page
    assert "Een nummer." in page and "Gratis" in page and "Meteen" in page and "Online" in page


def test_it_is_found_in_english(client: Client) -> None:
    page = main(client.get("/zoeken/?q=bicycles", headers={"accept-language": "en"}))
    assert titles(page)[0] == "Have a bicycle marked" and "A number." in page


def test_a_mistake_is_corrected_and_told(client: Client) -> None:
    page = main(client.get("/zoeken/?q=verhuizng"))
    assert titles(page) == ["Verhuizing melden"]
    assert ("verhuizing", "/zoeken/?q=verhuizing#resultaten") in links(page) and "Bedoelde u" in page


def test_filters_leave_what_fits_and_can_be_taken_away(client: Client) -> None:
    assert set(found(client, "/zoeken/?q=fiets&gratis=ja")) == {"Fiets laten labelen", "Deelfiets aanbieden"}
    assert found(client, "/zoeken/?q=fiets&kanaal=afspraak") == ["Plaats in een fietstrommel"]
    assert found(client, "/zoeken/?q=fiets&voor=onderneming") == ["Deelfiets aanbieden"]
    assert found(client, "/zoeken/?q=fiets&thema=EconomieWerk") == ["Plaats in een fietstrommel"]
    page = main(client.get("/zoeken/?q=fiets&gratis=ja&voor=onderneming"))
    assert ("Verwijder het filter Gratis ×", "/zoeken/?q=fiets&voor=onderneming#resultaten") in links(page)


def test_every_filter_leads_to_as_many_as_it_says(client: Client) -> None:
    for label, href in links(main(client.get("/zoeken/?q=fiets"))):
        if told := re.search(r"\((\d+)\)", label):
            assert len(found(client, href)) == int(told[1]), label


@pytest.mark.parametrize(
    "address",
    [
        "/zoeken/?q=fiets&thema=x&kanaal=x&gratis=x&voor=x",
        "/zoeken/?q=fiets&pagina=x",
        "/zoeken/?q=fiets&pagina=-1",
        "/zoeken/?q=fiets&pagina=99999999999",
        "/zoeken/?q=%20%20fiets%20",
    ],
)
def test_what_is_not_offered_is_passed_over(client: Client, address: str) -> None:
    assert len(found(client, address)) == 3


def test_nothing_that_is_typed_becomes_part_of_the_page(client: Client) -> None:
    page = client.get("/zoeken/", {"q": '"><script>alert(1)</script>', "thema": '"><b>'}).content.decode()
    assert "<script>" not in page and "<b>" not in page


def test_without_a_query_there_are_all_services_in_the_order_of_the_alphabet(client: Client) -> None:
    assert found(client, "/zoeken/") == sorted(found(client, "/zoeken/")) and len(found(client, "/zoeken/")) == 4
    assert found(client, "/zoeken/?kanaal=afspraak") == ["Plaats in een fietstrommel"]


def test_a_long_list_is_cut_in_pages(client: Client) -> None:
    for nth in range(PER_PAGE):
        put(f"zwaluw-{nth}", a_service(f"Zwaluw {nth}"))
    first = main(client.get("/zoeken/?q=zwaluw"))
    assert len(titles(first)) == PER_PAGE and "Volgende" not in first
    put("zwaluw-x", a_service("Zwaluw x"))
    first = main(client.get("/zoeken/?q=zwaluw"))
    assert "Pagina 1 van 2" in first and ("Volgende", "/zoeken/?q=zwaluw&pagina=2#resultaten") in links(first)
    second = main(client.get("/zoeken/?q=zwaluw&pagina=2"))
    assert len(titles(second)) == 1 and ("Vorige", "/zoeken/?q=zwaluw#resultaten") in links(second)
    assert not set(titles(first)) & set(titles(second))


def test_whoever_finds_nothing_is_helped_on(client: Client) -> None:
    page = client.get("/zoeken/?q=eenhoorn")
    assert page.status_code == 200 and titles(main(page)) == []
    assert "Geen resultaten voor “eenhoorn”" in main(page)
    assert 'href="tel:' in main(page)
    assert ("Verhuizing melden", "/diensten/verhuizing/") in links(main(page))
    assert ("Alle diensten", "/diensten/") in links(main(page))


def test_only_a_search_without_result_is_kept_and_nobody_with_it(client: Client, citizen: Client) -> None:
    for query in ("eenhoorn", "Eenhoorn", "fiets", "", "92.05.12-123.45"):
        client.get("/zoeken/", {"q": query})
    citizen.get("/zoeken/?q=eenhoorn")
    client.get("/zoeken/?q=fiets&kanaal=afspraak&voor=vereniging")
    client.get("/zoeken/voorstellen/?q=draak")
    assert list(FruitlessSearch.objects.values_list("query", "count")) == [("eenhoorn", 3)]


def test_the_filters_are_what_left_nothing_and_can_all_be_taken_away(client: Client) -> None:
    page = main(client.get("/zoeken/?q=fiets&kanaal=afspraak&voor=onderneming"))
    assert titles(page) == []
    assert ("Zoek zonder filters", "/zoeken/?q=fiets#resultaten") in links(page)


def test_a_service_that_is_published_is_found_at_once(client: Client) -> None:
    assert found(client, "/zoeken/?q=olifant") == []
    put("olifant", a_service("Olifant lenen"))
    assert found(client, "/zoeken/?q=olifant") == ["Olifant lenen"]


# Suggestions


def test_suggestions_lead_to_services(client: Client) -> None:
    answer = text(client.get("/zoeken/voorstellen/?q=verhuizing+m"))
    assert 'data-href="/diensten/verhuizing/"' in answer and "Verhuizing melden" in answer
    assert 'data-status="1 voorstel. Gebruik de pijltjes omhoog en omlaag."' in answer
    assert "<html" not in answer


def test_there_are_seven_at_the_most(client: Client) -> None:
    for nth in range(9):
        put(f"kraam-{nth}", a_service(f"Kraam {nth} op de markt"))
    assert text(client.get("/zoeken/voorstellen/?q=kra")).count('role="option"') == 7


@pytest.mark.parametrize("query", ["", "eenhoorn", "%00", "%3Cb%3E"])
def test_without_suggestions_the_list_is_empty_and_says_what_to_do(client: Client, query: str) -> None:
    answer = text(client.get(f"/zoeken/voorstellen/?q={query}"))
    assert 'role="option"' not in answer and "Druk op Enter" in answer


def test_the_form_stands_on_the_front_page_and_works_by_itself(client: Client) -> None:
    page = main(client.get("/"))
    assert 'role="search" method="get" action="/zoeken/"' in page
    assert 'data-suggestions="/zoeken/voorstellen/"' in page and 'name="q"' in page
