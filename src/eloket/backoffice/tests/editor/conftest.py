"""Two editors, and services to write."""

import pytest
from django.test import Client

from eloket.backoffice.tests.builders import at_the_desk
from eloket.backoffice.tests.editor.builders import NOW, SLUG, a_form
from eloket.catalogue.publishing import Signed, publish_version
from eloket.catalogue.tests.builders import defined
from eloket.identity.actions import admit_staff


@pytest.fixture
def published(db: None) -> None:
    publish_version(SLUG, defined(a_form()), signed=Signed(), now=NOW)


@pytest.fixture
def an(published: None) -> Client:
    """An, who may edit."""
    given = {"issuer": "https://staff.example", "subject": "an", "name": "An Willems", "team": "burgerzaken"}
    return at_the_desk(admit_staff(**given, may_edit_catalogue=True))


@pytest.fixture
def karim(published: None) -> Client:
    """Karim, who may edit too."""
    given = {"issuer": "https://staff.example", "subject": "karim", "name": "Karim Benali", "team": "burgerzaken"}
    return at_the_desk(admit_staff(**given, may_edit_catalogue=True))


@pytest.fixture
def begun(an: Client) -> Client:
    """An, with a draft of the service."""
    an.post(f"/balie/diensten/{SLUG}/begin/")
    return an
