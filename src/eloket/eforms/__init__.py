"""Floor 1: forms. What can be asked, on which page, and whether an answer is one.

Pure: no database, no request, no clock. Outsiders use `definition.Form`, `rules.check_page` and `rules.written`.
Never here: who answers, or what happens after.
"""
