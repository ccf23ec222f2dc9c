"""Files that hold several articles: each with its own headline, outlet, author and day."""

from pathlib import Path

import pytest

from briefing.models import Article
from briefing.readers import read
from briefing.readers.compilations import COMPILATIONS, compilation_of
from tests.readers import making
from tests.readers.conftest import Put
from tests.readers.samples import ARTICLE
from tests.readers.test_every_format import whole

NEXIS = """


Download Request: Current Documents: 12
Time Of Request: Friday, April 12, 2024  10:02:11

                               1 of 2 DOCUMENTS


                               The Lowland Gazette

                             March 13, 2024 Wednesday
                                 London Edition

Boch sees Samplian minister in Exville and
agrees to open a bridge

BYLINE: ANN EXAMPLE and Bob Sample IN EXVILLE

SECTION: NEWS; Pg. 3

LENGTH: 60 words

HIGHLIGHT: The two spoke for an hour
about bridges.

Foreign Minister Ana Boch met her Samplian colleague in Exville
on Tuesday.

"We agreed," Boch said.

LOAD-DATE: March 13, 2024

LANGUAGE: ENGLISH

                      Copyright 2024 Lowland Gazette Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                              Copyright 2024 Upland Post
                              All Rights Reserved

                                 Upland Post

                             March 15, 2024 Friday

Bridge to open in May

LENGTH: 20 words

The bridge opens in May, the ministry said on Thursday.

LOAD-DATE: March 15, 2024
"""
NEXIS_UNI = """Page 1 of 5
User Name: A Reader
Date and Time: Friday, April 12, 2024 10:02 AM
Job Number: 1234567
Documents (2)
1. Boch sees Samplian minister in Exville
Client/Matter: -None-
2. Bridge to open in May
Client/Matter: -None-
Search Terms: bridge
Search Type: Terms and Connectors

Boch sees Samplian minister in Exville

The Lowland Gazette

March 13, 2024 Wednesday

Copyright 2024 Lowland Gazette Ltd All Rights Reserved

Section: NEWS; Pg. 3
Length: 60 words
Byline: Ann Example
Dateline: EXVILLE

Body

Foreign Minister Ana Boch met her Samplian colleague in Exville on Tuesday.

Page 2 of 5
"We agreed," Boch said.

Load-Date: March 13, 2024

End of Document

Bridge to open in May

Upland Post

March 15, 2024 Friday

Copyright 2024 Upland Post

Length: 20 words

Body

The bridge opens in May, the ministry said on Thursday.

Load-Date: March 15, 2024

End of Document
"""
FACTIVA = """HD   Boch sees Samplian minister in Exville
BY   By Ann Example
WC   60 words
PD   13 March 2024
SN   The Lowland Gazette
SC   LOWGAZ
LA   English
CY   Copyright 2024 Lowland Gazette Ltd

LP
Foreign Minister Ana Boch met her Samplian colleague in Exville on Tuesday.

TD
"We agreed," Boch said.

IN THE valley the news was welcome, she added.

NS   gdip : International Relations
RE   exa : Examplia
AN   Document LOWGAZ0020240313ek3d00001

HD   Bridge to open in May
WC   20 words
PD   15 March 2024
SN   Upland Post
LP
The bridge opens in May, the ministry said on Thursday.
AN   Document UPPOST0020240315ek3f00002
"""
FACTIVA_PLAIN = """Boch sees Samplian minister in Exville
By Ann Example
60 words
13 March 2024
08:15
The Lowland Gazette
LOWGAZ
English
Copyright 2024 Lowland Gazette Ltd

Foreign Minister Ana Boch met her Samplian colleague in Exville on Tuesday.

"We agreed," Boch said.

Document LOWGAZ0020240313ek3d00001

Bridge to open in May
20 words
15 March 2024
Upland Post
UPPOST
English
Copyright 2024 Upland Post

The bridge opens in May, the ministry said on Thursday.

Document UPPOST0020240315ek3f00002
"""
PROQUEST = """____________________________________________________________
Report Information from ProQuest
April 12 2024 10:02
____________________________________________________________
Document 1 of 2

Boch sees Samplian minister in Exville

Author: Example, Ann
Publication info: The Lowland Gazette ; London [London]13 Mar 2024: 3.
https://search.example.org/docview/1
Abstract: The two spoke for an hour.
Full text: Foreign Minister Ana Boch met her Samplian colleague in Exville on Tuesday.

"We agreed," Boch said.
Subject: Bridges
Publication title: The Lowland Gazette; London
Publication date: Mar 13, 2024
ProQuest document ID: 1
Last updated: 2024-03-20
____________________________________________________________
Document 2 of 2

Bridge to open in May

Publication info: Upland Post ; Exville [Exville]15 Mar 2024.
Full text: The bridge opens in May, the ministry said on Thursday.
Publication title: Upland Post; Exville
Publication date: Mar 15, 2024
ProQuest document ID: 2
"""
EUROPRESSE = """Source name
The Lowland Gazette
Source type
Press
13 March 2024
p. 3
60 words

Boch sees Samplian minister in Exville

Ann Example

Foreign Minister Ana Boch met her Samplian colleague in Exville on Tuesday.

"We agreed," Boch said.

© 2024 Lowland Gazette. All rights reserved.
news·20240313·LOW·1
Upland Post
15 March 2024
20 words

Bridge to open in May

The bridge opens in May, the ministry said on Thursday.

© 2024 Upland Post.
news·20240315·UPP·2
"""
DATABASES = {
    "Nexis": NEXIS,
    "Nexis Uni": NEXIS_UNI,
    "Factiva": FACTIVA,
    "Factiva, plain": FACTIVA_PLAIN,
    "ProQuest": PROQUEST,
    "Europresse": EUROPRESSE,
}
WIRE = """URGENT
BC-EXAMPLIA-SAMPLIA (1st LD)

EXVILLE, March 13, 2024 (EXA) -- Foreign Minister Ana Boch met her Samplian colleague on Tuesday.

MORE

2nd take

"We agreed," Boch said.

ENDS

BC-EXAMPLIA-BRIDGE

SAMPTON, March 15, 2024 (EXA) -- The bridge opens in May, the ministry said.

ENDS
"""
LIVE = """Examplia talks: as it happened

13 March 2024

14.05 GMT

Boch arrives

Foreign Minister Ana Boch has arrived at the bridge and shaken hands with her Samplian colleague.

12:30

The Samplian minister has crossed the bridge on foot, two advisers and an interpreter at his side.

9.15am

Good morning. The two ministers are to meet at the bridge at noon, for the first time in four years.
"""
CHRONOLOGY = """Examplia and Samplia: a chronology

2019

March 3: Foreign Minister Ana Boch visits Sampton.

2021

12 May: The two ministers meet at the bridge.
June: The bridge is closed.
"""


def articles_of(put: Put, name: str, text: str | bytes) -> tuple[Article, ...]:
    """What a file yields; each article whole."""
    found = read(put(name, text))
    assert all(whole(article) for article in found.articles)
    return found.articles


def body(article: Article) -> list[str]:
    """The paragraphs of an article, its lines joined."""
    text = "\n\n".join(span.of(article.text) for span in article.body)
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


@pytest.mark.parametrize("name", DATABASES)
def test_a_download(put: Put, name: str) -> None:
    """Two articles; the day of the download dates neither, no field is prose."""
    first, second = articles_of(put, "d.txt", DATABASES[name])
    assert (first.path, second.path) == ("d.txt#1", "d.txt#2")
    assert (first.outlet, second.outlet) == ("The Lowland Gazette", "Upland Post")
    assert str(first.title).startswith("Boch sees Samplian minister in Exville")
    assert second.title == "Bridge to open in May"
    assert first.authors[:1] == ("Ann Example",)
    assert [a.published and a.published.date for a in (first, second)] == [
        "2024-03-13",
        "2024-03-15",
    ]
    told = body(first)
    assert told[0].startswith("Boch sees Samplian minister")
    assert told[1] == "Foreign Minister Ana Boch met her Samplian colleague in Exville on Tuesday."
    assert any('"We agreed," Boch said.' in paragraph for paragraph in told)
    assert body(second) == [
        "Bridge to open in May",
        "The bridge opens in May, the ministry said on Thursday.",
    ]


def test_a_line_that_only_looks_like_a_code(put: Put) -> None:
    """``IN THE valley`` begins a paragraph; the codes of the index do not."""
    first, _ = articles_of(put, "d.txt", FACTIVA)
    assert body(first)[-1] == "IN THE valley the news was welcome, she added."


@pytest.mark.parametrize("name", ["Nexis", "Nexis Uni", "ProQuest"])
def test_the_cover_belongs_to_no_article(put: Put, name: str) -> None:
    """It is set aside by what it is."""
    found = read(put("d.txt", DATABASES[name]))
    assert found.leftovers
    assert all(name in left.rule and left.kind == "metadata" for left in found.leftovers)


@pytest.mark.parametrize("name", DATABASES)
def test_ids_stay_where_an_article_comes_in(put: Put, name: str) -> None:
    """Each article keeps its key wherever it stands in the file."""
    before = {a.title: a.key for a in articles_of(put, "d.txt", DATABASES[name])}
    alone = {a.title: a.key for a in articles_of(put, "e.txt", second_alone(name))}
    assert alone
    assert all(before[title] == key for title, key in alone.items())


def second_alone(name: str) -> str:
    """A download of the second article only."""
    text = DATABASES[name]
    if name == "Nexis":
        return text[: text.index("1 of 2")] + text[text.index("2 of 2") :].replace(
            "2 of 2", "1 of 1"
        )
    if name == "ProQuest":
        return text[: text.index("Document 1")] + text[text.index("Document 2") :]
    at = {"Nexis Uni": "End of Document", "Europresse": "LOW·1"}.get(name, "Document LOWGAZ")
    return text[text.index(at) :].split("\n", 1)[1].lstrip("\n")


def test_a_download_as_word_document(put: Put) -> None:
    """The same text in paragraphs."""
    paragraphs = [line for line in NEXIS_UNI.split("\n") if line]
    data = making.docx("".join(making.word_paragraph(line) for line in paragraphs))
    assert [a.title for a in articles_of(put, "d.docx", data)] == [
        "Boch sees Samplian minister in Exville",
        "Bridge to open in May",
    ]


def test_agency_items(put: Put) -> None:
    """Items end with a mark; the takes of one are one text, slugs and marks none of it."""
    first, second = articles_of(put, "w.txt", WIRE)
    assert [a.published and a.published.date for a in (first, second)] == [
        "2024-03-13",
        "2024-03-15",
    ]
    assert body(first)[-1] == '"We agreed," Boch said.'
    assert {part.rule for part in first.set_aside} == {
        "priority",
        "slug",
        "mark of a take",
        "end mark",
    }


def test_a_live_blog(put: Put) -> None:
    """A block a time; where it has a headline that names it."""
    articles = articles_of(put, "live.txt", LIVE)
    assert [a.title for a in articles] == [
        "Boch arrives",
        "Examplia talks: as it happened, 12:30",
        "Examplia talks: as it happened, 9.15am",
    ]
    assert {a.published and a.published.date for a in articles} == {"2024-03-13"}


def test_a_chronology(put: Put) -> None:
    """A year gives the days under it their year."""
    articles = articles_of(put, "c.txt", CHRONOLOGY)
    assert [a.published and a.published.date for a in articles] == ["2019", "2021"]
    assert "12 May: The two ministers meet at the bridge." in body(articles[1])[-1]


def test_one_article_is_no_compilation() -> None:
    """No form takes a single article, or the samples, for its own."""
    seeds = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    texts = [ARTICLE, *(seed.read_text(encoding="utf-8") for seed in seeds)]
    assert len(texts) == 6
    assert [compilation_of(text) for text in texts] == [None] * len(texts)


@pytest.mark.parametrize("text", [*DATABASES.values(), WIRE, LIVE, CHRONOLOGY])
def test_each_file_is_of_one_form(text: str) -> None:
    """No two forms claim it, so that their order decides nothing."""
    assert len([form.name for form in COMPILATIONS if form.claims(text, text)]) == 1
