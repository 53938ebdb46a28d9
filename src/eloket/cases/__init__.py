"""Floor 4: what is being worked on. Drafts, cases, the procedure, decisions, the timeline.

Outsiders use `actions`, `prefill`, `Case.objects.held_by` and `Case.objects.visible_to`.
Never here: HTML.
"""
