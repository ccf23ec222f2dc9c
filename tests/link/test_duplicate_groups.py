"""Copies of one wire text are one origin; a text that only quotes another is none."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import ReadArticle, link, source_id
from briefing.link.duplicate_groups import duplicate_groups as gather
from briefing.link.memo_cache import MemoCache
from briefing.models import Article, Span
from briefing.presentation.wording import counts
from briefing.text.minhash import NUMBERS, shingles, signature
from briefing.workspace.attestation import count_of
from tests.link.helpers import signed
from tests.link.paper import Paper

WIRE = (
    "The foreign minister of Examplia arrived in Samplia on Monday for talks on water. "
    "He was received at the airport by his counterpart and a guard of honour. "
    "Both sides are expected to sign three agreements before he leaves on Wednesday. "
    "Officials said that the dispute over the northern river would be raised again. "
    "Farmers along the border have waited eleven years for a settlement of their claims. "
    "A commission of engineers met twice last spring without reaching any result. "
    "The opposition in the capital called the journey late and badly prepared. "
    "Trade between the neighbours fell by a fifth after the closing of two bridges. "
    "Exporters of cotton and steel hope that at least one of them opens this year. "
    "The minister will also visit a school that his country built after the flood."
)
OTHER = (
    "Rain kept thousands away from the harbour when the new ferry was named in the evening. "
    "Its captain promised shorter waits and a second bar, to loud cheers from the quay. "
    "The mayor spoke of courage, of debts, and of an age when ships were built of oak. "
    "Critics say the terminal is too small and that its car park floods every autumn. "
    "The company answered that pumps have been ordered from a firm on the west coast. "
    "Tickets are cheaper on weekdays, while bicycles travel free until the end of May. "
    "A choir of pilots sang, somewhat flat, and the bottle broke at the third attempt."
)
SENTENCES = WIRE.split(". ")


def duplicate_groups(articles: Sequence[ReadArticle]) -> dict[str, tuple[str, ...]]:
    """Articles of one origin, with nothing remembered."""
    return gather(articles, MemoCache())


def read(path: str, text: str) -> ReadArticle:
    """An article with its signature."""
    return signed(Paper(path, text))


COPIES: dict[str, str] = {
    "the same text": WIRE,
    "a changed first sentence": "SAMPLIA CITY (Agency) — He came on Monday. "
    + ". ".join(SENTENCES[1:]),
    "another heading in the text": "Minister in Samplia for water talks\n\n" + WIRE,
    "a dateline before it": "SAMPLIA CITY, May 4 (Agency) — " + WIRE,
    "a cut tail": ". ".join(SENTENCES[:7]) + ".",
    "a tail cut to the half": ". ".join(SENTENCES[:5]) + ".",
    "a note behind it": WIRE + "\n\nReporting by Ana Example; editing by Bo Sample.",
    "a sentence left out": ". ".join(SENTENCES[:4] + SENTENCES[5:]),
    "other line breaks": WIRE.replace(". ", ".\n\n"),
    "capitals": WIRE.upper(),
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_of_one_origin(text: str) -> None:
    """However it was edited; the first by its path names the origin."""
    first, second, third = read("a.txt", WIRE), read("b.txt", text), read("c.txt", OTHER)
    found = duplicate_groups([first, second, third])
    assert found[first.id] == found[second.id] == (first.id, second.id)
    assert found[third.id] == (third.id,)


TEXTS_OF_THEIR_OWN: dict[str, str] = {
    "another text": OTHER,
    "a text that quotes a sentence": f"{OTHER} The agency wrote: “{SENTENCES[3]}.”",
    "a text that quotes a paragraph": f"{OTHER} It had said: “{SENTENCES[1]}. {SENTENCES[2]}.”",
    "a text that quotes two paragraphs": OTHER
    + " ".join(f" Wire: “{SENTENCES[n]}. {SENTENCES[n + 1]}.”" for n in (1, 5)),
    "the same matter in other words": (
        "Examplia's top diplomat landed in Samplia at the start of the week to negotiate about "
        "rivers. Three accords await signature. Growers have been hoping for compensation for more "
        "than a decade, yet engineers failed twice to agree in spring. Commerce shrank by twenty "
        "per cent when bridges shut, and sellers of steel want them open."
    ),
}


@pytest.mark.parametrize("text", TEXTS_OF_THEIR_OWN.values(), ids=TEXTS_OF_THEIR_OWN.keys())
def test_what_is_no_copy(text: str) -> None:
    """It is an origin of its own."""
    first, second = read("a.txt", WIRE), read("b.txt", text)
    assert duplicate_groups([first, second]) == {first.id: (first.id,), second.id: (second.id,)}


def test_a_short_text_quoted_whole_in_a_long_one() -> None:
    """A statement of three sentences printed in a report that is its own is not copied by it."""
    short = read("a.txt", ". ".join(SENTENCES[:3]) + ".")
    long = read("b.txt", f"{OTHER} The statement: “{'. '.join(SENTENCES[:3])}.” {OTHER.upper()}")
    assert len(set(duplicate_groups([short, long]).values())) == 2


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The minister resigned.", "The minister resigned.", True),
        ("The minister resigned.", "The minister has resigned.", False),
        ("Talks", "Talks", True),
        ("", "", True),
    ],
)
def test_texts_too_short_to_compare(a: str, b: str, same: bool) -> None:
    """They are copies only where they are the same."""
    one, other = read("a.txt", a), read("b.txt", b)
    assert (duplicate_groups([one, other])[one.id] == (one.id, other.id)) == same


def test_copies_of_copies_are_one_origin() -> None:
    """A cut of an edited text, the edited text and the whole."""
    texts = (WIRE, COPIES["a changed first sentence"], COPIES["a cut tail"], OTHER)
    found = duplicate_groups([read(f"{n}.txt", text) for n, text in enumerate(texts)])
    assert sorted(len(group) for group in set(found.values())) == [1, 3]


MANY: tuple[str, ...] = (
    *COPIES.values(),
    OTHER,
    OTHER + " So wrote the paper of the port.",
    TEXTS_OF_THEIR_OWN["a text that quotes a paragraph"],
)


def partition(texts: list[str]) -> set[frozenset[str]]:
    """Which texts are of one origin, whatever their files are called."""
    articles = [read(f"{n:02}.txt", text) for n, text in enumerate(texts)]
    by_id = {a.id: a.article.text for a in articles}
    return {frozenset(by_id[i] for i in group) for group in duplicate_groups(articles).values()}


EXPECTED = partition(list(MANY))


@given(st.permutations(MANY))
@settings(max_examples=40, deadline=None)
def test_origins_do_not_hang_on_the_order(texts: list[str]) -> None:
    """Nor on the names of the files, of which the copies have more than eight."""
    assert partition(texts) == EXPECTED


@given(st.permutations(SENTENCES))
@settings(max_examples=20, deadline=None)
def test_shingles_hang_on_the_words_alone(sentences: list[str]) -> None:
    """Not on lines, capitals or punctuation; the signature is theirs."""
    text = ". ".join(sentences)
    other = "\n".join(sentences).upper()
    one, same = (Article("a.txt", t, (Span(0, len(t)),)) for t in (text, other))
    assert shingles(one) == shingles(same)
    assert signature(one) == signature(same)
    assert len(signature(one)) == NUMBERS


@given(st.permutations([" ".join(SENTENCES[:5]), " ".join(SENTENCES[5:])]), st.booleans())
@settings(max_examples=8, deadline=None)
def test_only_the_body_counts(parts: list[str], before: bool) -> None:
    """Not the furniture of the page before or behind it."""
    text, page = " ".join(parts), "Subscribe now for a month free of charge and read on! "
    whole = page + text if before else text + page
    body = Span(len(page), len(whole)) if before else Span(0, len(text))
    bare = Article("a.txt", text, (Span(0, len(text)),))
    assert shingles(Article("b.txt", whole, (body,))) == shingles(bare)


def test_a_text_shorter_than_a_shingle() -> None:
    """It has none, and no signature."""
    article = Article("a.txt", "Three words only", (Span(0, 16),))
    assert shingles(article) == frozenset()
    assert signature(article) == ()


def test_sources_name_their_origin() -> None:
    """And their copies; articles and origins are counted apart."""
    texts = (WIRE, COPIES["a cut tail"], OTHER)
    briefing = link([read(f"{n}.txt", text) for n, text in enumerate(texts)])
    first, second, third = (source_id(f"{n}.txt") for n in range(3))
    assert [s.origin for s in briefing.sources] == [first, first, third]
    assert [s.near_duplicates for s in briefing.sources] == [(second,), (first,), ()]
    assert counts((s.id, s.origin) for s in briefing.sources) == (3, 2)


def test_how_well_something_is_attested() -> None:
    """``3 articles, 2 origins``; origins are told only where they are fewer."""
    papers = []
    for n, text in enumerate((WIRE, WIRE, "Ana Example spoke. " + OTHER)):
        paper = Paper(f"{n}.txt", text if "Ana" in text else f"Ana Example spoke. {text}")
        paper.actor("Ana Example", "PAK")
        papers.append(signed(paper))
    briefing = link(papers)
    (actor,) = briefing.actors
    assert count_of(briefing, actor.mentions) == "3 articles, 2 origins"
    assert (
        count_of(briefing, [m for m in actor.mentions if m.source == papers[2].id]) == "1 article"
    )
