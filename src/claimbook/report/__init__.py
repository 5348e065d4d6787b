"""What readers see: chapters of notebooks, cards, pages and the front page."""
