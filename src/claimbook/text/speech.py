"""What a reader is told, in one language: words, numbers, quantities and dates.

English is the source; a catalogue a language holds the rest. Number and date formats
are CLDR's, through Babel.
"""

from datetime import date
from functools import cache
from math import isfinite, isnan
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_minus_sign_symbol

from claimbook.domain.economies import name

CATALOGUES = Path(__file__).parents[1] / "report" / "locale"
LANGUAGES = {"en": "en_GB", "sv": "sv"}  # the locale numbers and dates come from
MONEY = ("USD", "CNY", "international $", "constant 2021 USD")
ONE = {  # the unit's word after 1, where it is another
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "persons": "person",
    "countries": "country",
    "economies": "economy",
    "projects": "project",
    "codes": "code",
    "times": "time",
}
SCALES = ((1e12, "tn {unit}"), (1e9, "bn {unit}"), (1e6, "m {unit}"))


class Speech:
    """One language. Called with an English text, it returns the text in its own.

    `{names}` in the text are filled in with the values given: numbers, quantities and
    economies as this language writes them, see `value`.
    """

    def __init__(self, language):
        self.language = language
        self.locale = Locale.parse(LANGUAGES[language])
        self._words, self._plural = {}, lambda n: int(n != 1)
        if language != "en":
            file = CATALOGUES / language / "LC_MESSAGES" / "claimbook.po"
            with file.open("rb") as content:
                catalogue = read_po(content, language)
            self._words = {m.id: m.string for m in catalogue if m.id and m.string}

    def __deepcopy__(self, memo):
        """Return itself: nothing changes it, and nbconvert copies all it is given."""
        return self

    def __call__(self, text, /, **values):
        """Return `text` in this language, with its values filled in."""
        return self._filled(self._words.get(text, text), values)

    def n_(self, one, many, n, /, **values):
        """Return the form of a text that fits the number n, which is {n} in it."""
        forms = self._words.get((one, many), (one, many))
        return self._filled(forms[self._plural(n)], {"n": n} | values)

    def _filled(self, text, values):
        if not values:
            return text
        return text.format(**{k: self.value(v) for k, v in values.items()})

    def value(self, value):
        """Return one value of a text as this language writes it.

        A whole number stays as it is (a year is one); {"value", "unit"} is a quantity,
        {"economy"} a country by its ISO3 code, {"said"} what a Said has recorded.
        """
        if isinstance(value, Said):
            return self.again(value.parts)
        if isinstance(value, dict):
            if "economy" in value:
                return name(
                    value["economy"], None if self.language == "en" else self.locale
                )
            if "said" in value:
                return self.again(value["said"])
            return self.quantity(value["value"], value["unit"])
        if isinstance(value, list | tuple):
            return ", ".join(map(self.value, value))
        if isinstance(value, float):
            return self.number(value, 6)
        return str(value)

    def again(self, parts):
        """Return what a Said has said in this language."""
        return "; ".join(self(text, **values) for text, values in parts)

    def number(self, value, digits=4):
        """Return a number with at most `digits` significant digits."""
        if value == 0 or not isfinite(value):
            return "0" if value == 0 else "∞"
        rounded = float(f"{value:.{digits}g}")
        said = format_decimal(rounded, format="#,##0.######", locale=self.locale)
        return said.replace("-", get_minus_sign_symbol(self.locale))

    def scale(self, value, unit):
        """Return (factor, unit) to say a value of this size in: (1e9, "bn USD")."""
        if unit in MONEY or unit == "tonnes":
            for factor, scaled in SCALES:
                if abs(value) >= factor:
                    return factor, self(scaled, unit=self(unit))
        return 1, self(unit)

    def quantity(self, value, unit, digits=None):
        """Return a value in base units as a reader says it: 518.5 bn USD, 45.9 %.

        `digits` are the significant ones, four of a scaled amount where none are given.
        """
        if isnan(value):
            return self("no number")
        factor, scaled = self.scale(value, unit)
        if factor > 1:
            return f"{self.number(value / factor, digits or 4)} {scaled}"
        if unit.startswith("percent"):
            percent = f"{self.number(round(value, 2), digits or 3)} %"
            rest = unit.removeprefix("percent").strip()
            return f"{percent} {self(rest)}" if rest else percent
        if unit == "rank":
            return self("rank {place}", place=self.number(value))
        if value == 1:
            scaled = self(ONE.get(unit, unit))
        return f"{self.number(value, digits or 5)} {scaled}".strip()

    def date(self, day):
        """Return a date, or its ISO text, as this language writes it; "" stays ""."""
        if isinstance(day, str):
            if not day:
                return ""
            day = date.fromisoformat(day)
        return format_date(day, "long", locale=self.locale)

    def all_of(self, texts):
        """Return texts as a list in a sentence: a, b and c."""
        return format_list(list(texts), locale=self.locale) if texts else ""


class Said(str):
    """An English sentence that knows how it was made, so that it can be said again.

    Its values are numbers, texts, lists, Saids, and the dicts of `amount` and
    `economy`. As a text it is English, so that whoever wants a text has one.
    """

    def __new__(cls, text, /, **values):
        """Fill `values` into the English `text`, which a catalogue may translate."""
        said = super().__new__(cls, ENGLISH(text, **values))
        said.parts = ((text, values),)
        return said

    def record(self):
        """Return what to save, as JSON takes it: [[text, values], …]."""
        return [[t, {k: _plain(v) for k, v in vs.items()}] for t, vs in self.parts]


def _plain(value):
    if isinstance(value, Said):
        return {"said": value.record()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value


def together(*said):
    """Return several Saids (or plain texts) as one, empty ones left out."""
    found = [s for s in said if s]
    one = str.__new__(Said, "; ".join(found))
    one.parts = tuple(
        part
        for s in found
        for part in (s.parts if isinstance(s, Said) else (("{text}", {"text": s}),))
    )
    return one


def amount(value, unit):
    """Return a quantity in base units as a value of a Said."""
    return {"value": value, "unit": unit}


def economy(code):
    """Return an economy, by its ISO3 code, as a value of a Said."""
    return {"economy": code}


@cache
def in_language(language):
    """Return the Speech of a language of LANGUAGES."""
    return Speech(language)


ENGLISH = in_language("en")
