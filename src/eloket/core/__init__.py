"""Floor 0: clock, days in words, keys, numbers with check digits, texts, news, actors, errors. Stays tiny.

Imports no room. Every room may import it.
"""
