"""The ledger: which numerals of the tables are in no dataset."""
