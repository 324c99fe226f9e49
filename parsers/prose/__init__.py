"""Prose: words to headings, paragraphs, list items and sentences in reading order."""
