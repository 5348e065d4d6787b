"""Printed numbers and time phrases, in Swedish, English, Spanish and Portuguese."""
