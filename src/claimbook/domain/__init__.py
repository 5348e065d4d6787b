"""What is compared, and how: figures, quantities, sets of numbers, verdicts.

Nothing here knows a file, an article or a check. A row of data/raw/figures reaches its
sentence in five steps: a FigureRow as published; a Figure in base units, with the set
that its rounding leaves open; a Measurement, one Figure or a sum of them; a check's
Finding, a Measurement against the claimed set; an Outcome, the Finding judged.
"""
