"""What people and programs are shown: a document, a run, findings, sheets. Nothing here decides anything."""
