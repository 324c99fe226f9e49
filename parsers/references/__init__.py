"""References: the identifiers that a document owns and cites."""
