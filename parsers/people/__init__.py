"""People: who signs, who prepared the case, whom to ask, who gets a copy."""
