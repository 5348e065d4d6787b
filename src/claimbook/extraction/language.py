"""Which language a text is in."""

from functools import cache

SAMPLE = 4000  # characters; more does not change the answer


@cache
def _identifier():
    # the model takes a second to load: only where no language is given
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def detected(text):
    """ISO 639 code of the likeliest language of all that the model knows, offline."""
    return _identifier().classify(text[:SAMPLE])[0]
