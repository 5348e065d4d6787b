"""Frames behind outcomes, and what seaborn's charts of them are given."""
