import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_healthy_site_says_so(client: Client) -> None:
    assert client.get("/gezondheid").json() == {"live": True, "ready": True}


def test_a_site_without_its_database_lives_but_is_not_ready(client: Client) -> None:
    def fail(*_args: object) -> None:
        raise OperationalError("server closed the connection")

    with connection.execute_wrapper(fail):
        sick = client.get("/gezondheid")
    assert (sick.status_code, sick.json()) == (503, {"live": True, "ready": False, "because": "database"})
