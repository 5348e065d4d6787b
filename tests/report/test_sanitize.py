"""A notebook cannot make a page that runs, loads, navigates or asks."""

import re
from pathlib import Path

import nbformat.v4 as v4
import pytest
from bs4 import BeautifulSoup

from claimbook.report.exporter import ClaimbookExporter
from claimbook.report.sanitize import cleaned

HOSTILE = [
    '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    '<base href="https://example.org/">',
    '<form action="https://example.org/"><input type="submit"></form>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    "<script>alert(1)</script>",
    '<script type="application/ld+json">{}</script><script>alert(1)</script>',
    '<img src="https://example.org/x.png" alt="x">',
    '<img src="data:image/png;base64," onerror="alert(1)" alt="x">',
    '<svg onload="alert(1)"><a href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><use href="https://example.org/x.svg#a"></use></svg>',
    "<svg><foreignObject><iframe src='https://example.org'></iframe></foreignObject></svg>",
    "<svg><style>@import 'https://example.org/x.css'</style></svg>",
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<link rel="preconnect" href="https://example.org/">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    '<object data="https://example.org/"></object><embed src="https://example.org/">',
    '<video src="https://example.org/" autoplay></video>',
    '<div style="background: url(https://example.org/x)">x</div>',
    '<p onclick="alert(1)">x</p><details ontoggle="alert(1)" open>x</details>',
    "</main></body><meta http-equiv=refresh content=0>",
    "\ue0000\ue001<p>x</p>",
]
FORBIDDEN = re.compile(
    r"http-equiv=.?refresh|<base|<form|javascript:|data:text|onerror|onload|onclick|"
    r"ontoggle|<iframe|<link|<object|<embed|<video|<use|<animate|@import|url\(|"
    r"src=.?https?:|alert\(1\)</script|<mglyph|submit",
    re.IGNORECASE,
)


def page(kind, text):
    """Return the page of a notebook that shows a text as HTML, Markdown or a picture."""
    cell = v4.new_code_cell("1", execution_count=1)
    if kind == "prose":
        cell = v4.new_markdown_cell(text)
    elif kind == "raw":
        cell = v4.new_raw_cell(text, metadata={"raw_mimetype": "text/html"})
    elif kind == "stream":
        cell.outputs = [v4.new_output("stream", name="stdout", text=text)]
    elif kind == "error":
        own = {"ename": text, "evalue": text, "traceback": [text]}
        cell.outputs = [v4.new_output("error", **own)]
    else:
        cell.outputs = [v4.new_output("display_data", data={kind: text})]
    language = {"name": "python", "pygments_lexer": "ipython3"}
    notebook = v4.new_notebook(cells=[cell], metadata={"language_info": language})
    html, _ = ClaimbookExporter().from_notebook_node(notebook)
    return html


@pytest.mark.parametrize(
    "kind",
    ["text/html", "text/markdown", "image/svg+xml", "text/latex", "prose", "raw"],
)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_cell_shows_is_shown_and_does_nothing(kind, text):
    found = BeautifulSoup(page(kind, text), "html.parser")
    for code in found.find_all(["code", "pre"]):
        code.decompose()  # a text of one is a text
    policy = found.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert "form-action 'none'" in policy.extract()["content"]
    for style in found.find_all("style"):
        style.decompose()  # the page's own
    for element in found.find_all(True):
        tag = str(element).split(">")[0]
        assert not FORBIDDEN.search(tag), tag
    assert len(found.find_all("main")) == 1
    scripts = found.find_all("script")
    assert all(s.get("type") == "application/ld+json" for s in scripts)


@pytest.mark.parametrize("kind", ["stream", "error", "text/plain"])
def test_what_is_text_stays_text(kind):
    html = page(kind, "<b>bold</b><script>alert(1)</script>")
    assert "&lt;b&gt;bold" in html and "<script" not in html


def test_what_our_own_templates_write_passes():
    templates = Path(cleaned.__code__.co_filename).parent / "templates"
    written = {
        (tag, name)
        for file in [*templates.rglob("*.j2")]
        for tag, rest in re.findall(r"<([a-z][a-z0-9]*)\b([^>{]*)", file.read_text())
        for name in re.findall(r"\s([a-z][\w-]*)=", rest) or [""]
        if file.parent.name not in ("site", "reader") and file.name != "page.html.j2"
    }
    lost = {
        f"{tag} {name}"
        for tag, name in written
        if tag not in ("script", "style")
        for html in [cleaned(wrapped(tag, name))]
        if f"<{tag}" not in html or (name and f"{name}=" not in html)
    }
    assert lost == set()


def wrapped(tag, name):
    """Return an element with an attribute, where its parents have to be."""
    value = {"type": "radio", "src": "data:image/png;base64,"}.get(name, "1")
    own = f'<{tag} {name}="{value}">' if name else f"<{tag}>"
    if tag in ("tr", "td", "th", "tbody", "thead", "caption"):
        return f"<table>{own}</table>"
    if tag in ("rect", "g", "text", "tspan", "path", "circle", "line", "title"):
        return f"<svg>{own}</svg>"
    return own
