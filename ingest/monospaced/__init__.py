"""Pages for sources without geometry: text laid out in cells of one character, as on a line printer.

The parsers read words with boxes; here text, Markdown, HTML, Word and spreadsheets get them. The boxes mean nothing
outside bilaga (``Page.geometry`` is False). Nothing here reads bytes or interprets what the text says.
"""
