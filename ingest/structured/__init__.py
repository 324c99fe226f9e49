"""HTML, Word and Excel -> paragraphs, tables and pages for the monospaced layout.

Imported by the readers only once a file was recognised, for the libraries used here load slowly.
"""
