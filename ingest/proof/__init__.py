"""Whether a dataset holds, why a row says what it says, and what two datasets differ in."""
