"""Quantities, periods, units and verdicts: what knows no file."""
