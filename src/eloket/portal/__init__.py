"""Floor 6: the citizens' door. One file or folder for each journey; pages and nothing else.

Views select what the citizen may see, call one action, and render. They hold no rules and never save.
"""
