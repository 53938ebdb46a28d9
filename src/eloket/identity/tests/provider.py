"""A small OpenID Connect provider on a real socket, that can be told to lie."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey
from joserfc.jws import JWSRegistry

CLIENT_ID, CLIENT_SECRET = "eloket", "s" * 40
SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial"
JSON = Mapping[str, Any]
KEY = ECKey.generate_key("P-256", {"kid": "of-the-provider"})
FOREIGN_KEY = ECKey.generate_key("P-256", {"kid": "of-the-provider"})


@dataclass
class Provider:
    """Honest unless told otherwise: `claims` and `description` overrule what it would say."""

    port: int
    claims: dict[str, Any] = field(default_factory=dict)
    description: dict[str, Any] | bytes = field(default_factory=dict)
    keys: Any = field(default_factory=lambda: {"keys": [KEY.as_dict(private=False)]})
    token: Callable[[JSON], Any] | None = None
    status: int = 200
    nonce: str = ""
    forms: list[dict[str, str]] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def describes_itself(self) -> Any:
        if isinstance(self.description, bytes):
            return self.description
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["ES256"],
            "authorization_response_iss_parameter_supported": True,
        } | self.description

    def says(self) -> dict[str, Any]:
        honest = {
            "iss": self.issuer,
            "sub": "fatima",
            "aud": CLIENT_ID,
            "iat": int(time()),
            "exp": int(time()) + 60,
            "nonce": self.nonce,
            "acr": SUBSTANTIAL,
        }
        return {name: value for name, value in (honest | self.claims).items() if value is not None}

    def gives(self, form: dict[str, str]) -> Any:
        self.forms.append(form)
        if self.token:
            return self.token(self.says())
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed(self.says())}


def signed(claims: JSON, key: Any = KEY, alg: str = "ES256", **header: str) -> str:
    registry = JWSRegistry(algorithms=["ES256", "HS256"])
    return jwt.encode({"alg": alg, "kid": "of-the-provider", **header}, dict(claims), key, registry=registry)


def signed_with_the_shared_secret(claims: JSON) -> dict[str, Any]:
    return _answer(signed(claims, OctKey.import_key(CLIENT_SECRET), "HS256"))


def signed_with_the_public_key(claims: JSON) -> dict[str, Any]:
    """The oldest trick: what everybody may read, used as a shared secret."""
    said = _parts("HS256", claims)
    digest = hmac.digest(KEY.as_pem(private=False), ".".join(said).encode(), "sha256")
    return _answer(".".join([*said, _base64(digest)]))


def _parts(alg: str, claims: JSON) -> list[str]:
    return [_base64(json.dumps(part).encode()) for part in ({"alg": alg, "kid": "of-the-provider"}, claims)]


def _base64(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def signed_with_a_foreign_key(claims: JSON) -> dict[str, Any]:
    return _answer(signed(claims, FOREIGN_KEY))


def unsigned(claims: JSON) -> dict[str, Any]:
    return _answer(".".join([*_parts("none", claims), ""]))


def without_id_token(claims: JSON) -> dict[str, Any]:
    return {"access_token": "a", "token_type": "Bearer"}


def not_a_token(claims: JSON) -> dict[str, Any]:
    return _answer("not.a.token")


def an_error(claims: JSON) -> dict[str, Any]:
    return {"error": "invalid_grant"}


def a_list(claims: JSON) -> list[str]:
    return ["id_token"]


def _answer(id_token: str) -> dict[str, Any]:
    return {"access_token": "a", "token_type": "Bearer", "id_token": id_token}


class _Pages(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        self._say(self.provider.keys if self.path == "/keys" else self.provider.describes_itself())

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.provider.gives({name: values[0] for name, values in parse_qs(sent).items()}))

    def _say(self, what: Any) -> None:
        body = what if isinstance(what, bytes) else json.dumps(what).encode()
        self.send_response(self.provider.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Stays silent."""


@contextmanager
def running() -> Iterator[Provider]:
    pages = type("Pages", (_Pages,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), pages)
    pages.provider = provider = Provider(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked_of(address: str) -> dict[str, str]:
    """The parameters with which a browser is sent to a provider."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
