"""Claims and plan entries, proposed for an analyst to accept, mend or drop."""

from dataclasses import replace
from datetime import timedelta

from claimbook.data.schema import Claim
from claimbook.domain.wording import word_of
from claimbook.extraction.output import HIDDEN, means
from claimbook.extraction.read import read
from claimbook.text import words

TO_WRITE = {
    "statement_en": "To be written in own words: ",
    "statement_sv": "Att skriva i egna ord: ",
}


def proposals(text, language, published, sources=None):
    """Return (Claims, plan entries) for a text, in the order of the text.

    The statements of a claim are what was read, marked as still to be written; no
    sentence of the text is copied. sources: {series: names of the sources that have
    figures of it}; an entry names them all, and the analyst chooses.
    """
    claims, entries, taken = [], [], set()
    found = read(text, published, language)
    kept = [s for s in (*found.statements, *found.contradictions) if s.score >= HIDDEN]
    kept.sort(key=lambda s: (s.start, s.unit == "consistency"))
    for statement in kept:
        claim = _claim(text, language, statement, found.statements, taken)
        claims.append(claim)
        entry = _entry(statement, claim.claim_id, published, sources or {})
        if entry:
            entries.append(entry)
    return claims, entries


def _claim(text, language, statement, statements, taken):
    said = _said(statement, language)
    printed = _printed(text, statement, statements)
    return Claim(
        claim_id=_id(statement, taken),
        paragraph=statement.paragraph,
        topic="article" if statement.unit == "consistency" else statement.topic,
        type=statement.type,
        said_by=statement.said_by,
        printed=printed,
        when_printed=statement.when_printed,
        **{name: opening + said for name, opening in TO_WRITE.items()},
    )


def _id(statement, taken):
    stem = f"p{statement.paragraph}-{statement.type}".replace("_", "-")
    name, n = stem, 1
    while name in taken:
        n += 1
        name = f"{stem}-{n}"
    taken.add(name)
    return name


def _printed(text, statement, statements):
    """The figure as printed; a conversion with the amount that it converts."""
    if statement.unit in ("statement", "consistency"):
        return ""
    if statement.unit == "date" and statement.value is None:
        return ""
    if statement.type == "first_time":
        return next(
            s.printed
            for s in statements
            if (s.sentence, s.value, s.unit)
            == (statement.sentence, statement.value, statement.unit)
        )
    if statement.type == "conversion":
        amount = [
            s for s in statements if s.unit == "money" and s.end <= statement.start
        ][-1]
        between = text[amount.start : statement.end]
        return between + ")" * (between.count("(") - between.count(")"))
    return statement.printed


def _said(s, language):
    """What was read, without the text's own words but the figure's."""
    if s.unit == "consistency":
        return f"{s.rule}: {s.note}"
    told = [word_of(s.type)]
    told += [s.indicator] if s.indicator else []
    told += [s.direction] if s.direction else []
    if s.counted not in words.language(language).things:
        s = replace(s, counted=None)  # a word of the text
    told += [means(s)] if s.value is not None and s.unit != "date" else []
    told += [", ".join(s.places)] if s.places else []
    told += [_when(s)] if s.period else []
    return "; ".join(told)


def _when(s):
    ends = dict.fromkeys((s.period_start, s.period_end))
    return " to ".join(day.isoformat() for day in ends)


def _entry(s, claim_id, published, sources):
    """An entry of the plan, or None where no check of figures at hand fits."""
    series = [name for name in s.series if sources.get(name)]
    if not s.check or not series:
        return None
    main = {"source": sorted(sources[series[0]])}
    entry = {"claim": claim_id, "check": s.check, "series": series[0]}
    if s.type == "conversion":
        main["period"] = published.isoformat()
    elif s.period:
        main["period"] = _period(s)
    return entry | {
        "main": main,
        "reason": f"Suggested for a {s.type}; choose one source and say why.",
    }


def _period(s):
    """A period as figures write it: a year, a month, a day or the days from and to."""
    start, end = s.period_start, s.period_end
    first = end + timedelta(days=1)
    if (start.month, start.day) == (first.month, first.day) == (1, 1):
        if start.year == end.year:
            return str(start.year)
    if start.day == first.day == 1 and (start.year, start.month) == (
        end.year,
        end.month,
    ):
        return start.isoformat()[:7]
    return start.isoformat() if start == end else f"{start}/{end}"
