"""Check what a news article claims against cited official figures."""
