"""What an analyst works with between a text and its report."""
