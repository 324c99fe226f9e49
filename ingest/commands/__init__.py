"""The commands of ``bilaga``, a family a file: what they take and call. ``ingest.cli`` offers them."""
