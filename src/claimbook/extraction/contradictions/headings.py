"""A heading that speaks of several countries over a text that names one."""

from claimbook.extraction.contradictions import raised

GROUPS = ("LAC", "EU", "WLD")


def across(statements, published):
    """Yield each heading of several countries joining or leaving with one named below.

    The one named is the first place of a sentence that tells of the same; the text
    below ends with the next heading.
    """
    headings = [s for s in statements if s.heading and s.type == "membership"]
    for heading in headings:
        if not heading.plural:
            continue
        named, told = set(), []
        for s in statements:
            if s.start <= heading.end:
                continue
            if s.heading:
                break
            if s.type == "membership" and s.rule == heading.rule:
                countries = [p for p in s.places if p not in GROUPS]
                named |= set(countries[:1])
                told.append(s)
        if told and len(named) == 1:
            yield raised(
                "a plural with one named",
                f"the heading speaks of several countries, the text below names "
                f"{', '.join(named)} alone",
                heading,
                *told[:1],
            )
