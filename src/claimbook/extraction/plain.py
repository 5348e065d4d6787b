"""A text as it comes made plain to read, with the way back to its own characters.

Format characters (soft hyphens, zero-width and direction marks) and carriage returns
are dropped, accents composed; every blank and every line end within a paragraph is a
space. What holds digits and is no figure is masked: addresses of pages
and mail, phone numbers, names of products.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# Format characters of Unicode (category Cf) that texts hold, and clusters of accents.
FORMAT = (
    "\r\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)
ODD = re.compile(rf"[{FORMAT}]+|[^\W\d_][\u0300-\u036f]+")
BLANKS = re.compile(r"[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BREAK = re.compile(r"\n *\n[ \n]*")
WRAPPED = range(40, 121)  # characters of a line that was wrapped by hand
STOPS = '.!?:”"»)'
# What may be long begins only where its run of characters does, so matching is linear.
MASKED = re.compile(
    r"(?<![\w.+/-])(?:https?://\S+|www\.\S+)"
    r"|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}"
    r"(?:com|org|net|gov|info|eu|se|uk|es|pt|br|mx|ar|cl|co|pe|cn)(?:/\S*)?(?![\w.])"
    r"|(?<!\w)(?:\+|00)\d{1,3}[ -]?(?:\(0\))?(?:[ -]?\d{1,4}){2,5}(?![\w.,]?\d)"
    r"|(?<!\w)(?:[Tt]el\.?|[Tt]fn\.?|[Pp]hone|[Tt]eléfono|[Tt]elefone|[Tt]elefon)"
    r"[:.]? ?\d[\d ()-]{4,20}\d"
    r"|(?<![\w,.-])0\d{1,3}[-–]\d{2,3}(?: ?\d{2,3}){1,3}(?![\w.,]?\d)"
    r"|(?<!\w)(?:7-Eleven|24/7|9/11|3G|4G|5G|6G|4K|8K|Covid-19|COVID-19|20th Century"
    r"|Airbus A?\d{3}|Boeing 7\d7|iPhone \d{1,2}|Windows \d{1,2}|Formula 1|G\d{1,2})"
    r"(?![\w%])"
)
MASK = "w"  # a word of these is in no table


@dataclass(frozen=True)
class Plain:
    """A text made plain; begins, shifts: from which character on how many to add."""

    text: str
    begins: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def back(self, at: int) -> int:
        """The character of the text as it came."""
        return at + self.shifts[bisect_right(self.begins, at) - 1]


def plain(text: str) -> Plain:
    """Return a text made plain; time is linear in it."""
    pieces, begins, shifts, length, at = [], [0], [0], 0, 0
    for match in ODD.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        kept = composed if composed[0].isalpha() else ""
        pieces += (text[at : match.start()], kept)
        length += match.start() - at + len(kept)
        at = match.end()
        begins.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])
    spaced = BLANKS.sub(" ", "".join(pieces))
    masked = MASKED.sub(lambda match: MASK * len(match.group()), spaced)
    return Plain(_unwrapped(masked), tuple(begins), tuple(shifts))


def _unwrapped(text: str) -> str:
    """Line ends within a paragraph as spaces, each of them one character as before."""
    if BREAK.search(text):
        pieces, at = [], 0
        for match in BREAK.finditer(text):
            pieces += (text[at : match.start()].replace("\n", " "), match.group())
            at = match.end()
        return "".join((*pieces, text[at:].replace("\n", " ")))
    return text.replace("\n", " ") if _is_wrapped(text.strip()) else text


def _is_wrapped(text: str) -> bool:
    """Whether no line but the last had room for the word that opens the next."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if len(lines) < 2 or width not in WRAPPED or not all(lines):
        return False
    full = all(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width
        for line, after in zip(lines, lines[1:], strict=False)
    )
    return full and any(line[-1] not in STOPS for line in lines[:-1])
