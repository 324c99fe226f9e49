"""What the data is: types, columns, vocabularies, registers and checks.

The bottom layer. It imports the standard library only, plus pyarrow in ``columns``; it never reads a
document and never opens a file but its own register.
"""
