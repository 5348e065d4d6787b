"""Printed numbers and time phrases, in Swedish, English, Spanish and Portuguese.

``printed`` reads numbers as sets of values, ``when`` reads times as periods. Words are
data (``languages/``), the grammar is the same for every language, and time is linear in
the text.
"""
