"""What this house can do, beside its limit: the same work at its barest, measured in the same run.

Stands outside the house, beside `launch`, and is imported by none. Only `measuring` runs inside Django.
Outsiders use `python -m eloket.bench`.
"""
