"""Pictures of pages -> words with boxes and confidences, by Tesseract, which is a program of its own.

Called where a page's own text is not what the page shows. Without the program nothing fails: the page says why it
was not recognised.
"""
