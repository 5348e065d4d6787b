"""Articles from web pages and PDFs."""

import hashlib

import pytest

from claimbook.extraction.article_text import read_file
from claimbook.faults import Faults

PAGE = """<!doctype html><html lang="en"><head><title>Trade</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/5">Top 5 stories</a></li></ul></nav>
<article><h1>Exports rise</h1>
<p>Exports rose by 5 percent to 30 billion dollars last year, the ministry said in its
yearly review of trade, which was published on Monday in the capital.</p>
<p>Imports fell by 3 percent to 20 billion dollars over the same twelve months, so that
the country sold far more to the world than it bought from it.</p></article>
<footer><p>Copyright 2025. 99 readers online. Subscribe for 9 dollars a month.</p></footer>
</body></html>
"""


def pdf(*pages):
    """A PDF whose pages hold lines of text, as small as the format allows."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    font = f"{3 + 2 * len(pages)} 0 R"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for n, lines in enumerate(pages):
        drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {drawn} ET"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * n}"
        objects.append(f"{page} 0 R /Resources << /Font << /F1 {font} >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    out, places = "%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{end}").encode()


def figures(path):
    source, found = read_file(path, "2025-05-13", "en")
    return source, [
        s.printed for s in found.statements if s.unit in ("percent", "money")
    ]


def test_a_web_page_is_read_without_what_stands_around_the_article(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    source, found = figures(path)
    assert found == [
        "5 percent",
        "30 billion dollars",
        "3 percent",
        "20 billion dollars",
    ]
    assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest()


def test_a_pdf_is_read_without_its_running_heads(tmp_path):
    path = tmp_path / "review.pdf"
    pages = [
        [
            "Trade review 2025",
            f"Exports rose by {n} percent, the mini-",
            "stry said.",
            f"{n}",
        ]
        for n in (5, 6, 7)
    ]
    path.write_bytes(pdf(*pages))
    source, found = figures(path)
    assert found == ["5 percent", "6 percent", "7 percent"]
    assert "the ministry said" in source.text


@pytest.mark.parametrize(
    "name, content, message",
    [
        (
            "page.html",
            b"<html><body></body></html>",
            "found no article in the page; allowed: a page with an article. "
            "Save the article's text as a .txt file and name that.",
        ),
        (
            "scan.pdf",
            pdf([]),
            "found a PDF without text; allowed: a PDF with text. "
            "It may be a scan: have its text recognised and save that.",
        ),
        ("broken.pdf", b"no PDF", "found a PDF that cannot be read ("),
    ],
)
def test_a_file_without_an_article_is_refused(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Faults) as refusal:
        read_file(path, "2025-05-13", "en")
    assert message in str(refusal.value)


def test_a_pdf_that_is_not_there(tmp_path):
    with pytest.raises(Faults, match="none.pdf: found no such file"):
        read_file(tmp_path / "none.pdf", "2025-05-13", "en")
