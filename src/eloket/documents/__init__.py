"""Floor 3: the vault. Document kinds, issued documents, how long they hold, and making them seen.

Outsiders use `actions.reconcile`, `actions.renew_due`, `actions.issue`, `Document.objects` and `opening`.
A document is an immutable record under a seal; its text and its PDF are views of that record.
Never here: how a request is handled.
"""
