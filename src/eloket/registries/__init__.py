"""Floor 2: asking the base registries what they know, and telling them what the city decided.

One adapter for each register in `sources/`; refresh of fact sheets; register events.
Never here: what a fact means for a service or a document.
"""
