"""Floor 2: who is signed in, how surely, and who may enter which page.

Citizens and staff sign in at an OpenID Connect provider; no password lives here. Every view carries one of
`entry.public`, `entry.citizen_required`, `entry.staff_required`.
Never here: facts about a person.
"""
