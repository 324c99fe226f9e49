"""Step 4: a grid to the rows of the datasets (``reading``): what columns mean (``roles``), and in which unit."""
