"""What other libraries find in texts; runs with their own packages, not claimbook's.

Reads {"cases": [[name, language, text], …]} from standard input; writes
{library: {"about": version, "found": {name: [[start, end, value], …]}}} or
{library: {"about": why it could not run}}. Offsets are -1 where a library gives none.
"""

import json
import re
import sys
import warnings
from importlib.metadata import version

DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?:[ \u00a0]\d{3,})*")
COMMA = ("sv", "es", "pt")


def main():
    """Run every library on every case; what one raises is its reason, not the end."""
    warnings.simplefilter("ignore")
    cases = json.load(sys.stdin)["cases"]
    result = {}
    for name, load in PEERS.items():
        try:
            read = load()
            found = {case: read(text, language[:2]) for case, language, text in cases}
        except Exception as error:
            result[name] = {"about": f"{type(error).__name__}: {error}"}
        else:
            result[name] = {"about": version(name), "found": found}
    json.dump(result, sys.stdout)


def recognizers():
    """recognizers-text: amounts, then other numbers; Swedish is read as English."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    cultures = {"sv": "sv-se", "en": "en-us", "es": "es-es", "pt": "pt-br"}

    def read(text, language):
        culture = cultures[language]
        units, numbers = NumberWithUnitRecognizer(culture), NumberRecognizer(culture)
        models = (
            units.get_currency_model(),
            units.get_dimension_model(),
            numbers.get_percentage_model(),
            numbers.get_number_model(),
        )
        found = []
        for model in models:
            for r in model.parse(text):
                value = (r.resolution or {}).get("value")
                if value is None:
                    continue
                number = value.rstrip("%")
                mark = "," if language in COMMA else "."
                found.append([r.start, r.end + 1, _plain(number, mark)])
        return found

    return read


def quantulum():
    """quantulum3: English only."""
    from quantulum3 import parser

    def read(text, language):
        return [[*q.span, float(q.value)] for q in parser.parse(text)]

    return read


def ovos():
    """ovos-number-parser: numbers, in all four languages."""
    from ovos_number_parser import extract_number_spans

    codes = {"sv": "sv-SE", "en": "en-US", "es": "es-ES", "pt": "pt-BR"}

    def read(text, language):
        spans = extract_number_spans(text, codes[language])
        return [[s.start, s.end, float(s.value)] for s in spans]

    return read


def text2num():
    """text2num: words to digits, English, Spanish and Portuguese."""
    from text_to_num import alpha2digit

    def read(text, language):
        if language != "sv":
            text = alpha2digit(text, language)
        return _rewritten(text, language)

    return read


def number_parser():
    """number-parser: words to digits, English and Spanish."""
    from number_parser import parse

    def read(text, language):
        if language in ("en", "es"):
            text = parse(text, language=language)
        return _rewritten(text, language)

    return read


def _rewritten(text, language):
    """The numbers of a text in digits; a power of ten multiplies the one before."""
    mark, found, last = "," if language in COMMA else ".", [], None
    for match in DIGITS.finditer(text):
        value = _plain(match.group(), mark)
        if value is None:
            continue
        joined = last and text[last : match.start()] == " " and value in (1e3, 1e6, 1e9)
        if joined:
            found[-1][2] *= value
        else:
            found.append([-1, -1, value])
        last = match.end()
    return found


def _plain(text, mark):
    group = "." if mark == "," else ","
    text = text.replace(group, "").replace(" ", "").replace("\u00a0", "")
    try:
        return float(text.replace(mark, "."))
    except ValueError:
        return None


PEERS = {
    "recognizers-text-suite": recognizers,
    "quantulum3": quantulum,
    "ovos-number-parser": ovos,
    "text2num": text2num,
    "number-parser": number_parser,
}

if __name__ == "__main__":
    main()
