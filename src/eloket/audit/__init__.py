"""Floor 0½: who looked at or changed what, when and why. Append-only; the citizen reads it.

Outsiders use `actions.record` and `Entry.objects.about(profile)`. No foreign keys to other rooms, so that an
entry outlives what it is about.
"""
