"""Sentences with values, and a language to write them in: numbers, units, dates, lists.

English is the source; gettext translations hold every other language. The formats of
numbers, dates and lists are CLDR's, through Babel. No file is read here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from gettext import NullTranslations
from math import isfinite, isnan
from typing import Any, Self

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_minus_sign_symbol

from claimbook.domain.economies import name
from claimbook.domain.units import is_money

SINGULAR = {  # the unit's word after 1, where it is another
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

LISTS = (list, tuple)
Template = str | tuple[str, str]  # a text, or its singular and plural forms
Part = tuple[Template, dict[str, Any]]


def word_of(key: str) -> str:
    """Return a key of the tables as words: other_reading, other reading."""
    return key.replace("_", " ")


@lru_cache(maxsize=10_000)  # CLDR's pattern is applied slowly, and numbers recur
def _decimal(value: float, locale: Locale) -> str:
    text = format_decimal(value, format="#,##0.######", locale=locale)
    return text.replace("-", get_minus_sign_symbol(locale))


class Wording:
    """How one language writes texts and the values in them.

    `{names}` in a text are filled in with the values given, each as the language writes
    it. A value is a text, a number, a Message, what `amount` or `economy` returns, or a
    list of those; a whole number stays as it is, since a year is one.
    """

    def __init__(self, locale: Locale, translations: NullTranslations) -> None:
        self.locale = locale
        self.language = locale.language
        self._translations = translations

    def __deepcopy__(self, memo: object) -> Self:
        """Return itself: nothing changes it, and nbconvert copies all it is given."""
        return self

    def gettext(self, text: str, /, **values: Any) -> str:
        """Return an English text in this language, with its values filled in."""
        # a catalogue keeps its own description under the empty text
        return self._filled(self._translations.gettext(text) if text else "", values)

    def ngettext(self, singular: str, plural: str, n: int, /, **values: Any) -> str:
        """Return the form of a text that fits the number n, which is {n} in it."""
        form = self._translations.ngettext(singular, plural, n)
        return self._filled(form, {"n": n} | values)

    def message(self, parts: Iterable[Part]) -> str:
        """Return a Message in this language, from its parts."""
        texts: list[str] = []
        for template, values in parts:
            if isinstance(template, str):
                texts.append(self.gettext(template, **values))
            else:
                texts.append(self.ngettext(*template, values["n"], **values))
        return "; ".join(texts)

    def _filled(self, text: str, values: Mapping[str, Any]) -> str:
        if not values:
            return text
        return text.format(**{k: self._value(v) for k, v in values.items()})

    def _value(self, value: Any) -> str:
        if type(value) in LISTS:
            return ", ".join(self._value(v) for v in value)
        match value:
            case Message():
                return self.message(value.parts)
            case {"economy": code}:
                return name(code, None if self.language == "en" else self.locale)
            case {"value": number, "unit": unit}:
                return self.quantity(number, unit)
            case float():
                return self.number(value, 6)
            case _:
                return str(value)

    def number(self, value: float, digits: int = 4) -> str:
        """Return a number with at most `digits` significant digits."""
        if value == 0 or not isfinite(value):
            return "0" if value == 0 else "∞"
        return _decimal(float(f"{value:.{digits}g}"), self.locale)

    def scale(self, value: float, unit: str) -> tuple[float, str]:
        """Return (factor, unit) to write a value of this size in: (1e9, "bn USD")."""
        if is_money(unit) or unit == "tonnes":
            for factor, scaled in SCALES:
                if abs(value) >= factor:
                    return factor, self.gettext(scaled, unit=self.gettext(unit))
        return 1, self.gettext(unit)

    def quantity(self, value: float, unit: str, digits: int | None = None) -> str:
        """Return a value in base units as a reader writes it: 518.5 bn USD, 45.9 %.

        `digits` are the significant ones, four of a scaled amount where none are given.
        """
        if isnan(value):
            return self.gettext("no number")
        factor, scaled = self.scale(value, unit)
        if factor > 1:
            return f"{self.number(value / factor, digits or 4)} {scaled}"
        if unit.startswith("percent"):
            percent = f"{self.number(round(value, 2), digits or 3)} %"
            rest = unit.removeprefix("percent").strip()
            return f"{percent} {self.gettext(rest)}" if rest else percent
        if unit == "rank":
            return self.gettext("rank {place}", place=self.number(value))
        if value == 1:
            scaled = self.gettext(SINGULAR.get(unit, unit))
        return f"{self.number(value, digits or 5)} {scaled}".strip()

    def date(self, day: "date | str") -> str:
        """Return a date, or its ISO text, as this language writes it; "" stays ""."""
        if isinstance(day, str):
            if not day:
                return ""
            day = date.fromisoformat(day)
        return format_date(day, "long", locale=self.locale)

    def list(self, texts: Iterable[str]) -> str:
        """Return texts as a list in a sentence: a, b and c."""
        texts = tuple(texts)
        return format_list(texts, locale=self.locale) if texts else ""


class Message(str):
    """An English sentence that keeps its template and values, for other languages.

    As a text it is English, so that whoever wants a text has one. Wording says what its
    values may be.
    """

    parts: tuple[Part, ...]

    def __new__(cls, template: str, /, **values: Any) -> Self:
        """Fill `values` into an English `template` that a catalogue may translate."""
        return cls.of(((template, values),))

    @classmethod
    def plural(cls, singular: str, plural: str, n: int, /, **values: Any) -> Self:
        """Return the Message whose form fits the number n, which is {n} in it."""
        return cls.of((((singular, plural), {"n": n} | values),))

    @classmethod
    def of(cls, parts: tuple[Part, ...]) -> Self:
        """Return the Message of templates with their values, joined by semicolons."""
        message = super().__new__(cls, ENGLISH.message(parts))
        message.parts = parts
        return message


def join(*messages: str) -> Message:
    """Return several Messages (or plain texts) as one, empty ones left out."""
    parts: list[Part] = []
    for message in filter(None, messages):
        given = isinstance(message, Message)
        parts += message.parts if given else (("{text}", {"text": message}),)
    return Message.of(tuple(parts))


def amount(value: float, unit: str) -> dict[str, Any]:
    """Return a quantity in base units as a value of a Message."""
    return {"value": value, "unit": unit}


def economy(code: str) -> dict[str, Any]:
    """Return an economy, by its ISO3 code, as a value of a Message."""
    return {"economy": code}


ENGLISH = Wording(Locale("en", "GB"), NullTranslations())
