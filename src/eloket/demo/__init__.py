"""Floor 6: the example city. People who do not exist, in a register that does not matter, and events to play on it.

A door: it may call every room below, and nothing may need it. Only there when ELOKET_DEMO is 1.
"""
