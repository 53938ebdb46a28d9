from datetime import timedelta

import pytest
from django.test import Client

from eloket.catalogue.lists import LIFE_EVENTS
from eloket.core import clock
from eloket.portal.tests.test_open_data import NOW, offer

pytestmark = pytest.mark.django_db


def test_the_sitemap_names_each_service_with_the_day_of_its_last_version(client: Client) -> None:
    offer("graf")
    offer("crematie", at=clock.now() - timedelta(days=9))
    text = client.get("/sitemap.xml").content.decode()
    assert f"/diensten/graf/</loc><lastmod>{NOW.date()}</lastmod>" in text
    assert "/diensten/crematie/</loc>" in text and "/controleer/</loc></url>" in text
    assert all(f"/levensgebeurtenissen/{code}/</loc>" in text for code in LIFE_EVENTS)
    assert not any(private in text for private in ("/mijn/", "/aanvragen/", "/zoeken/", "/balie/"))


def test_robots_have_no_business_with_what_is_private_and_are_shown_the_sitemap(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *" and lines[-1].startswith("Sitemap: http")
    assert {"Disallow: /mijn/", "Disallow: /balie/", "Disallow: /aanvragen/", "Disallow: /zoeken/"} <= set(lines)
    # Every page links to these with its own address: a crawler that follows them never ends.
    assert {"Disallow: /taal/", "Disallow: /weergave/"} <= set(lines)
    assert "Disallow: /" not in lines
