"""Amounts of money in running text, with what each is."""
