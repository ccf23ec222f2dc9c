"""Small files of every format, made in memory from the same invented article."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.readers.samples import FIRST, HEADLINE, SECOND, THIRD

PARAGRAPHS = (HEADLINE, FIRST, SECOND, THIRD)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str | None = None, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document; ``body`` is the inner XML of its body."""
    from docx import Document
    from docx.oxml import parse_xml

    opened = Document()
    for old in list(opened.element.body):
        opened.element.body.remove(old)
    inner = body if body is not None else "".join(word_paragraph(p) for p in PARAGRAPHS)
    for child in parse_xml(f"<w:body {_W}>{inner}</w:body>"):
        opened.element.body.append(child)
    stream = io.BytesIO()
    opened.save(stream)
    del parts
    return stream.getvalue()


def word_paragraph(words: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r></w:p>"


def odt(body: str | None = None) -> bytes:
    """An OpenDocument text; ``body`` is the inner XML of ``office:text``."""
    inner = (
        body if body is not None else "".join(f"<text:p>{escape(p)}</text:p>" for p in PARAGRAPHS)
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{inner}</office:text>"
        "</office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]]) -> bytes:
    """A PDF; each page is a list of (x, y, words) in points from its left foot, 10 points high."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for i, page in enumerate(pages):
        lines = "\n".join(
            f"BT /F1 10 Tf {x} {y} Td ({_in_pdf(words)}) Tj ET" for x, y, words in page
        ).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(lines), lines))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def _in_pdf(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf_lines(
    words: str, left: float, top: float, width: int = 90
) -> list[tuple[float, float, str]]:
    """Words set as lines of a page, twelve points apart."""
    import textwrap

    return [(left, top - 12 * i, line) for i, line in enumerate(textwrap.wrap(words, width))]


def pdf_article() -> bytes:
    """The article on one page, its paragraphs apart."""
    page: list[tuple[float, float, str]] = []
    top = 780.0
    for paragraph in PARAGRAPHS:
        lines = pdf_lines(paragraph.replace("“", '"').replace("”", '"'), 60, top)
        page += lines
        top = lines[-1][1] - 24
    return pdf([page])


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\f0 "
    + r"\par\par ".join(p.replace("“", r"\u8220?").replace("”", r"\u8221?") for p in PARAGRAPHS)
    + "}"
)
PAGE = (
    "<!doctype html><html><head><title>{0} | The Example</title>"
    '<meta property="og:site_name" content="The Example">'
    '<meta property="article:published_time" content="2024-03-13T08:00:00Z">'
    '<link rel="canonical" href="https://example.org/talks"></head><body>'
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
    "<main><article><h1>{0}</h1><div class='story-body'><p>{1}</p><p>{2}</p>"
    "<aside class='related'><h3>Related stories</h3><ul><li><a href='/x'>Bridge closed</a></li>"
    "</ul></aside>"
    "<p>{3}</p></div></article></main>"
    "<footer><p>Copyright 2024 The Example. All rights reserved.</p></footer></body></html>"
).format(*PARAGRAPHS)
MAIL = (
    "From: The Example <news@example.org>\nTo: a@example.com\n"
    f"Subject: Fwd: {HEADLINE}\nDate: Wed, 13 Mar 2024 08:00:00 +0000\n"
    "Message-ID: <1@example.org>\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n-- \nThe desk\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title>'
    f"<item><title>{HEADLINE}</title><link>https://example.org/1</link><guid>g1</guid>"
    f"<pubDate>Wed, 13 Mar 2024 08:00:00 GMT</pubDate><description>&lt;p&gt;{FIRST}&lt;/p&gt;"
    f"&lt;p&gt;{SECOND}&lt;/p&gt;</description></item>"
    "<item><title>Second thoughts in Samplia</title><guid>g2</guid>"
    f"<description>{THIRD}</description></item></channel></rss>"
)
