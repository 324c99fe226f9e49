"""Conditions: the sentences that bind recipients and parties about the money."""
