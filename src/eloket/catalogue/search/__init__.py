"""Finding a service by the words people use for it: an index in memory over the published definitions.

Outsiders use `current.current_index` and what it answers: `Found`, with `Filters`. What the words of a language do
stands in `language.yaml`; which words mean the same, in `synonyms.yaml`, kept by editors.
"""
