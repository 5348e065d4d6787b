"""What a notebook opens, and what readers see: cards, pages and the front page."""
