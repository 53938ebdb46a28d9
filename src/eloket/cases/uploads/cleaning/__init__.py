"""Makes a strange file clean, in a process of its own. Knows nothing of the house: no settings, no database."""
