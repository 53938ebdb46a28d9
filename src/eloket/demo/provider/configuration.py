"""What the provider says of itself (OpenID Connect Discovery 1.0, RFC 8414)."""

from typing import Any

from eloket.demo.models import SCOPE
from eloket.demo.provider.key import ALGORITHM
from eloket.demo.provider.server import ACR, LEVELS
from eloket.demo.provider.tenants import AUTH_METHODS, Tenant

CLAIMS = ("sub", "name", "given_name", "family_name", "email", "acr", "auth_time")


def configuration(tenant: Tenant) -> dict[str, Any]:
    return {
        "issuer": tenant.issuer,
        "authorization_endpoint": f"{tenant.issuer}/authorize",
        "token_endpoint": f"{tenant.issuer}/token",
        "userinfo_endpoint": f"{tenant.issuer}/userinfo",
        "jwks_uri": f"{tenant.issuer}/jwks",
        "scopes_supported": SCOPE.split(),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "token_endpoint_auth_methods_supported": AUTH_METHODS,
        "code_challenge_methods_supported": ["S256"],
        "acr_values_supported": [ACR + level for level in LEVELS],
        "claims_supported": [*CLAIMS, *tenant.own_claims],
        "request_uri_parameter_supported": False,
        "authorization_response_iss_parameter_supported": True,
    }
