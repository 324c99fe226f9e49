"""Dates: every printed form, its role from the clause, its year where the print leaves it out."""
