"""What a page may hold: nothing that runs, loads, navigates or asks."""

import re

import nh3

# what the templates, nbconvert's Markdown and pandas' tables write; of SVG what draws
TAGS = set(
    "a abbr article b bdi blockquote br caption code col colgroup dd del details "
    "div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 hr i img "
    "input ins kbd label legend li main mark nav ol option p pre q s samp section "
    "select small span strong sub summary sup table tbody td tfoot th thead time tr "
    "u ul var wbr svg g path rect circle line text tspan title polyline polygon "
    "ellipse".split()
)
ANY = set(
    "class id lang dir role tabindex title "
    "fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap opacity "
    "transform text-anchor font-size font-weight".split()
)
ATTRIBUTES = {
    "*": ANY,
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "name", "value", "checked"},
    "select": {"name"},
    "option": {"value"},
    "details": {"open"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "svg": {"viewBox", "width", "height", "x", "y", "overflow", "xmlns"},
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx"},
    "circle": {"cx", "cy", "r"},
    "line": {"x1", "x2", "y1", "y2"},
    "text": {"x", "y", "dx", "dy"},
    "tspan": {"x", "y", "dx", "dy"},
}
SCHEMES = {"http", "https", "mailto"}

IN_ITSELF = re.compile(r"\s*data:", re.IGNORECASE)


def _allowed(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value, None if it may not be there."""
    if name in ("src", "href"):
        # a picture in the page itself, and no other page in an address
        good = (
            value.startswith("data:image/")
            if tag == "img"
            else not IN_ITSELF.match(value)
        )
        return value if good else None
    if tag == "input" and name == "type":
        return value if value in ("checkbox", "radio", "search", "text") else None
    return value


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_allowed,
    generic_attribute_prefixes={"data-", "aria-"},
    url_schemes=SCHEMES | {"data"},
    link_rel=None,
)

DATA = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
KEPT = re.compile("\ue000(\\d+)\ue001")


def cleaned(body: str) -> str:
    """Return the HTML of a page's body without what is not listed here.

    Data for machines stay: no browser runs them.
    """
    data: list[str] = []

    def keep(match: re.Match[str]) -> str:
        data.append(match[0])
        return f"\ue000{len(data) - 1}\ue001"

    body = CLEANER.clean(DATA.sub(keep, KEPT.sub("", body)))
    return KEPT.sub(lambda match: data[int(match[1])], body)
