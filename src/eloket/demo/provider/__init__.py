"""The embedded OpenID Connect provider: two tenants, citizens and staff, where one signs in by saying who one is.

Everything but the proof is as with a real provider: authorization code, PKCE S256, nonce, exact redirect address,
signed identity tokens, `iss` in the answer (RFC 9207).
"""
