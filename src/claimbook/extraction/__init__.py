"""From a text to the statements in it that can be checked, by rules and tables."""
