"""Floor 1: forms. What can be asked, on which page, and whether an answer is one.

No database, no request, no clock. Outsiders use `definition.Form`, `rules.check_page`, and `screens` for what a page
shows.
Never here: who answers, or what happens after.
"""
