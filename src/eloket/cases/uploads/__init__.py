"""Files that somebody adds to a request: looked into, made clean, scanned and kept.

`receiving` is the way in and `storing` the way out; what strange files can do is kept inside `cleaning`.
"""
