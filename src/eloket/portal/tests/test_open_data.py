"""The catalogue for other systems: what is sent, in which form, and what is not sent twice."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from rdflib import RDF, Graph

from eloket.catalogue.exchange.cpsv import CPSV
from eloket.catalogue.exchange.tests.builders import a_service
from eloket.catalogue.folders import Folder
from eloket.catalogue.models import ServiceVersion
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.portal import open_data

pytestmark = pytest.mark.django_db
NOW = clock.now() - timedelta(days=2)
ADDRESSES = {
    "/catalogus.ttl": "text/turtle; charset=utf-8",
    "/catalogus.jsonld": "application/ld+json",
    "/catalogus/ldes/": "application/ld+json",
    "/catalogus/ldes/1/": "application/ld+json",
    "/catalogus/context/ldes.jsonld": "application/ld+json",
    "/catalogus/context/ipdc-lpdc-im.jsonld": "application/ld+json",
    "/sitemap.xml": "application/xml",
    "/robots.txt": "text/plain",
}


def offer(*slugs: str, at: Any = NOW, **changes: Any) -> None:
    publish([Folder(slug, a_service(**changes), ()) for slug in slugs], now=at)


def page(client: Client, number: int) -> Any:
    return client.get(f"/catalogus/ldes/{number}/")


@pytest.mark.parametrize(("path", "type_"), ADDRESSES.items())
def test_each_address_is_for_everybody_and_is_not_sent_twice(client: Client, path: str, type_: str) -> None:
    offer("graf")
    first = client.get(path)
    assert (first.status_code, first["Content-Type"]) == (200, type_)
    assert first["Access-Control-Allow-Origin"] == "*" and first["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert first["Cache-Control"].startswith("public") and not first.cookies
    same = client.get(path, headers={"if-none-match": first["ETag"]})
    since = client.get(path, headers={"if-modified-since": first["Last-Modified"]})
    assert (same.status_code, since.status_code, same.content) == (304, 304, b"")
    assert same["ETag"] == first["ETag"] and same["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("path", ["/catalogus.ttl", "/catalogus.jsonld", "/catalogus/ldes/1/", "/sitemap.xml"])
def test_what_is_published_shows_at_once(client: Client, path: str) -> None:
    offer("graf")
    before = client.get(path)
    offer("crematie", at=NOW + timedelta(hours=5))
    after = client.get(path, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200 and after["Last-Modified"] != before["Last-Modified"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_city_without_services_has_all_of_them(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_both_forms_of_the_catalogue_hold_every_service(client: Client) -> None:
    offer("graf", "crematie")
    for path, form in (("/catalogus.ttl", "turtle"), ("/catalogus.jsonld", "json-ld")):
        graph = Graph().parse(data=client.get(path).content, format=form)
        assert len(set(graph.subjects(RDF.type, CPSV.PublicService))) == 2


def test_a_fee_that_begins_to_hold_is_news(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    fees = [{"cents": 100, "since": "2026-01-01"}, {"cents": 200, "since": tomorrow.isoformat()}]
    offer("graf", fees=fees)
    before = client.get("/catalogus.ttl")
    monkeypatch.setattr(open_data.clock, "today", lambda: tomorrow)
    headers = {"if-modified-since": before["Last-Modified"]}
    after = client.get("/catalogus.ttl", headers=headers)
    assert after.status_code == 200 and b"2e+00" in after.content and b"2e+00" not in before.content


def test_every_version_is_a_member_in_order_of_publication(client: Client) -> None:
    offer("graf")
    offer("crematie", at=NOW + timedelta(hours=1))
    offer("graf", at=NOW + timedelta(hours=2), code="NEW")
    members = page(client, 1).json()["member"]
    names = [member["@id"].rpartition("/diensten/")[2] for member in members]
    assert names == ["graf/#versie-1", "crematie/#versie-1", "graf/#versie-2"]
    assert members[2]["creatie"] == members[0]["creatie"] and members[2]["isVersionOf"] == members[0]["isVersionOf"]


def test_a_full_page_never_changes_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)
    offer("a", "b", "c")
    first, last = page(client, 1), page(client, 2)
    assert "immutable" in first["Cache-Control"] and "immutable" not in last["Cache-Control"]
    assert [len(one.json()["member"]) for one in (first, last)] == [2, 1]
    offer("d", "e", at=NOW + timedelta(hours=3))
    assert page(client, 1).content == first.content
    assert page(client, 3).status_code == 200 and page(client, 4).status_code == page(client, 0).status_code == 404


def test_a_full_page_of_this_very_hour_may_still_change(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)
    offer("a", "b", "c", at=clock.now())
    assert "immutable" not in page(client, 1)["Cache-Control"]


def shorten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of two."""
    monkeypatch.setattr("eloket.catalogue.exchange.ldes.PAGE_SIZE", 2)
    monkeypatch.setattr(open_data, "PAGE_SIZE", 2)


def test_the_contexts_that_a_page_names_are_here(client: Client) -> None:
    for address in page(client, 1).json()["@context"]:
        assert "@context" in client.get(urlsplit(address).path).json()
    assert client.get("/catalogus/context/settings.jsonld").status_code == 404


def test_a_version_from_when_services_had_another_shape_stops_no_page(client: Client) -> None:
    offer("graf")
    ServiceVersion.objects.filter(service="graf").update(content={"code": "X"})
    offer("graf", at=NOW + timedelta(hours=1), code="NEW")
    members = page(client, 1).json()["member"]
    assert [member["@id"].rpartition("-")[2] for member in members] == ["2"]


def test_a_service_tells_search_engines_what_it_is(client: Client) -> None:
    offer("graf", title={"nl": "Graf </script><b>", "en": "Grave"})
    html = client.get("/diensten/graf/").content.decode()
    told = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(told)["name"] == "Graf </script><b>"
