"""Blank forms printed in a document: their sections and the labels that somebody is to fill in.

Reads the flow's blocks. ``labels`` knows what a label looks like, ``blanks`` where a form leaves room to write,
``runs`` which blocks are a form, ``reading`` puts its sections and fields together. It reads no values: a label
with a value beside it is no blank.
"""

from parsers.forms.reading import FormReading, read_forms

__all__ = ["FormReading", "read_forms"]
