"""Floor 1: the A-profile. The person, what each source said about them and when, and how to reach them.

Outsiders use `actions.open_profile`, `actions.observe`, `FactSheet.objects.facts_of` and the vocabulary of facts.
Never here: asking outside systems.
"""
