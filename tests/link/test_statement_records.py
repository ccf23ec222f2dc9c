"""Issues, positions and quotations; and the order of the articles, which does not matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.export.contract import validate
from briefing.export.json_contract import as_contract
from briefing.link import ReadArticle, link, source_id
from briefing.link.statement_records import issue_id
from briefing.models import Briefing, Extraction, Span
from briefing.models.copy_with import replace
from tests.link.paper import Paper
from tests.storage.search.index import blinken, qamar


def third() -> Paper:
    """The same meeting as in ``blinken``, by shorter names, and the visit it belongs to."""
    paper = Paper(
        "0.txt", "Munir met Blinken during his visit. Trade was on the table.", "2023-12-16"
    )
    chief, secretary = paper.actor("Munir", "PAK"), paper.actor("Blinken", "USA")
    paper.meeting("Munir met Blinken", [chief], [secretary], issues=("Trade",))
    paper.visit("his visit", chief, to="USA")
    paper.issue("Trade", "Trade")
    return paper


def fourth() -> Paper:
    """Another visit of the same person, and a namesake of another state."""
    paper = Paper("9.txt", "Asim Munir visited China. Sara Munir spoke.", "2023-06-16")
    chief = paper.actor("Asim Munir", "PAK")
    paper.actor("Sara Munir", "IND")
    paper.visit("Asim Munir visited China", chief, to="CHN")
    return paper


READ: tuple[ReadArticle, ...] = tuple(p.read() for p in (blinken(), qamar(), third(), fourth()))
LINKED: Briefing = link(READ)


@given(st.permutations(READ))
@settings(max_examples=24, deadline=None)
def test_the_order_of_the_articles_does_not_matter(articles: list[ReadArticle]) -> None:
    """The result depends on their paths and contents alone."""
    assert link(articles) == LINKED


@given(st.permutations(("a.txt", "b.txt", "c.txt", "d.txt")))
@settings(max_examples=24, deadline=None)
def test_the_names_of_the_files_do_not_matter(paths: list[str]) -> None:
    """Who is who, and what is one event, is told by the texts."""
    named = [
        replace(read, article=replace(read.article, path=path))
        for read, path in zip(READ, paths, strict=True)
    ]
    briefing = link(named)
    assert {a.name for a in briefing.actors} == {a.name for a in LINKED.actors}
    assert outline(briefing) == outline(LINKED)


def outline(briefing: Briefing) -> tuple[list[object], ...]:
    """Events without ids and order."""
    names = {a.id: a.name for a in briefing.actors}
    visits = sorted(
        (sorted(names[t] for t in v.travellers), v.country or "", len(v.meetings), len(v.evidence))
        for v in briefing.visits
    )
    meetings = sorted(
        (sorted(names[p] for p in m.participants), m.visit is not None, len(m.evidence))
        for m in briefing.meetings
    )
    return [*visits], [*meetings]


def test_what_the_four_tell_together() -> None:
    """One meeting of two articles, in the visit that one of them tells."""
    (meeting,) = LINKED.meetings
    assert len({ref.source for ref in meeting.evidence}) == 2
    assert meeting.visit is not None
    assert [len(v.meetings) for v in LINKED.visits if v.country == "USA"] == [1]
    assert sorted(v.country or "" for v in LINKED.visits) == ["CHN", "CHN", "USA"]


def test_it_keeps_the_contract() -> None:
    """With the texts, so that every word is compared."""
    texts = {read.id: read.article.text for read in READ}
    assert validate(as_contract(LINKED, texts)).meetings[0].visit


def test_nothing_of_nothing() -> None:
    """No articles, or articles in which nothing was found."""
    assert link([]) == Briefing()
    empty = link([replace(READ[0], extraction=Extraction())])
    assert [s.path for s in empty.sources] == ["1.txt"]
    assert replace(empty, sources=()) == Briefing()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Trade", "issue:trade"),
        ("Afghan peace process", "issue:afghan-peace-process"),
        ("US–Pakistan relations", "issue:us-pakistan-relations"),
        ("São Tomé’s debt", "issue:sao-tome-s-debt"),
        ("TRADE ", "issue:trade"),
        ("!?", "issue:x"),
    ],
)
def test_the_id_of_an_issue(name: str, expected: str) -> None:
    """Made of its name."""
    assert issue_id(name) == expected


def test_one_issue_of_many_articles() -> None:
    """With all its evidence, the most often named first, its parent from whoever knows it."""
    papers = []
    for path, parent in (("a.txt", None), ("b.txt", "Economy"), ("c.txt", None)):
        paper = Paper(path, "Trade and peace were discussed.")
        paper.issue("Trade", "Trade", parent)
        papers.append(paper)
    papers[0].issue("Peace", "peace")
    issues = link([p.read() for p in papers]).issues
    assert [(i.name, i.parent, len(i.evidence)) for i in issues] == [
        ("Trade", "Economy", 3),
        ("Peace", None, 1),
    ]


def test_a_position() -> None:
    """Names of actors and issues become ids; what it is proven by is verbatim."""
    paper = Paper("a.txt", "Ana Example, for Examplia, urged Samplia\nto trade on 5 May 2020.")
    ana = paper.actor("Ana Example", "USA")
    own = paper.actor("Examplia", "USA", kind="state")
    other = paper.actor("Samplia", "PAK", kind="state")
    issue = paper.issue("Trade", "trade")
    when = paper.date("5 May 2020")
    words = "urged Samplia\nto trade"
    paper.position(words, issue, ana, "demand", target=other, on_behalf_of=own, when=when)
    (position,) = link([paper.read()]).positions
    assert (position.issue, position.holder, position.stance) == (
        "issue:trade",
        "person:ana-example",
        "demand",
    )
    assert (position.on_behalf_of, position.target) == ("state:examplia", "state:samplia")
    assert position.reported_by is None
    assert position.when is not None
    assert position.when.start == "2020-05-05"
    assert [ref.text for ref in position.evidence] == [words]


def test_a_quotation() -> None:
    """Verbatim, with or without a speaker; the same words twice are two."""
    paper = Paper("a.txt", "“We  agree,\nthen,” said Ana Example. “We agree.”")
    ana = paper.actor("Ana Example")
    paper.quote("We  agree,\nthen,", ana)
    paper.quote("We agree.")
    paper.quote("We agree.")
    quotes = link([paper.read()]).quotes
    assert [(q.text, q.speaker) for q in quotes] == [
        ("We  agree,\nthen,", "person:ana-example"),
        ("We agree.", None),
        ("We agree.", None),
    ]
    assert len({q.id for q in quotes}) == 3


@pytest.mark.parametrize("path", ["a.txt", "x/ä.txt", "f.jsonl#1", "f.jsonl#2"])
def test_the_id_of_a_source(path: str) -> None:
    """Made of its path, the same on every machine."""
    assert source_id(path) == source_id(path)
    assert source_id(path).startswith("s-")
    assert source_id(path) != source_id(path + "0")


def test_a_source_is_its_article() -> None:
    """Without the text, but with its hash."""
    source = LINKED.sources[0]
    article = third().article
    assert (source.path, source.published, source.body) == (
        "0.txt",
        article.published,
        article.body,
    )
    assert len(source.text_sha256) == 64
    assert [s.of(article.text) for s in source.sentences] == [article.text]
    assert all(isinstance(s, Span) for s in source.sentences)


@pytest.mark.parametrize(
    "ending",
    [
        "",
        pytest.param(
            "\n\nPublished in The Paper, May 5th, 2020",
            marks=pytest.mark.xfail(strict=True, reason="only the very same text is looked for"),
        ),
    ],
)
def test_the_same_text_twice(ending: str) -> None:
    """Each source names the other, so that one telling does not pass for two."""
    text = "Ana Example met Bo Sample on Monday to talk of trade, of water and of peace. " * 6
    first, second = Paper("a.txt", text).read(), Paper("b.txt", text + ending).read()
    other = Paper("c.txt", "Cy Sample visited China.").read()
    sources = {s.id: s.near_duplicates for s in link([first, second, other]).sources}
    assert sources == {first.id: (second.id,), second.id: (first.id,), other.id: ()}
