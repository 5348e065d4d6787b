"""The languages a reader can choose: each one's locale and catalogue of texts."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from claimbook.domain.wording import ENGLISH, Wording

CATALOGUES = Path(__file__).parent / "locale"
LANGUAGES = {"en": "en_GB", "sv": "sv"}  # the locale numbers and dates come from


@cache
def in_language(code: str) -> Wording:
    """Return the Wording of a language of LANGUAGES; its catalogue is read once."""
    if code == ENGLISH.language:
        return ENGLISH
    compiled = BytesIO()
    with (CATALOGUES / code / "LC_MESSAGES" / "claimbook.po").open("rb") as source:
        write_mo(compiled, read_po(source, code))
    compiled.seek(0)
    return Wording(Locale.parse(LANGUAGES[code]), Translations(compiled))
