"""What people who looked at documents say of them: a file of corrections, and what becomes of each.

``reading`` takes the file apart and refuses what cannot be meant; ``applying`` puts values into the rows of one
document, where the printed text that they were made for still stands, and says what became of the others. Nothing
printed is ever changed, and no row is invented.
"""
