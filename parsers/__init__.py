"""How words become facts: pure functions from a :class:`schemas.document.Document` to rows.

The middle layer. It imports ``schemas`` and ``regex``; it opens no file, starts no process and asks no clock.
"""
