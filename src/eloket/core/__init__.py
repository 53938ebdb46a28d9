"""Floor 0: clock, keys, numbers with check digits, news, actors, base errors. Stays tiny.

Imports no room. Every room may import it.
"""
