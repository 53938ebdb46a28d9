"""The service editor: staff change what the city offers, and another of them approves it.

`fields.py` is the one way between a part of the record and the fields of a form; `parts.py`, `questions.py` and their
neighbours say which fields there are; `screen.py` shows them and keeps what was sent.
"""
