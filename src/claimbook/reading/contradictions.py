"""What the figures of a text say against each other."""


def contradictions(text, statements, published, language):
    return []
