"""Step 3, where one space parts the columns: labels and numbers cut by grouping and arithmetic (``splitting``)."""
