"""Step 3, where position tells columns apart: chunks into columns by where they stand (``places``)."""
