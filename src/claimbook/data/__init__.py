"""The raw data: tables as written down, read and checked."""
