"""Findings on their way out: which of them are wanted, how many there are, and one file for each format.

A format is a module ``as_<name>`` with ``write(documents, out, wish)``; it decides nothing about what is an error.
"""
