"""Building reports: what is stale, running its notebooks, placing what they made."""
