"""PDF pages as PyMuPDF reads them -> words on visual lines and drawn edges.

Called by the reader of PDF only, after the bytes were recognised. Nothing here interprets text: a soft hyphen, a
ligature or a no-break space leaves as it came.
"""
