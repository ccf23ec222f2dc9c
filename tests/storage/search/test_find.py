"""What somebody types finds what was meant."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.models import Briefing
from briefing.storage import Store
from briefing.storage.search import Group, Hit, Results, find
from briefing.storage.search.documents import KINDS, Documents
from tests.link.paper import Paper
from tests.storage.search.index import add, blinken, indexed, qamar


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two articles, never changed."""
    made = indexed(blinken(), qamar())
    yield made
    made.close()


def sentences(results: Results) -> list[str]:
    """The beginnings of the sentences that were found, in order of their places."""
    hits = [hit for group in results.groups if group.kind == "sentence" for hit in group.hits]
    return [" ".join(hit.body.split()[:2]) for hit in sorted(hits, key=where)]


def where(hit: Hit) -> tuple[str, int]:
    """Its place, for sorting."""
    return hit.source, int(hit.record.partition(":")[0])


MET, SAID, TALKS = "Antony Blinken", "“Pakistan is", "The São"
CHINA, PEACE, PROCESS = "Qamar Javed", "China and", "It was"
QUERIES: tuple[tuple[str, str, list[str]], ...] = (
    ("a word", "washington", [MET]),
    ("in capitals", "WASHINGTON", [MET]),
    ("the beginning of one", "wash", [MET]),
    ("one letter", "w", [MET, PROCESS]),
    ("without its accents", "sao tome zurich", [TALKS]),
    ("with other accents", "Sâo Tòmé Zürìch", [TALKS]),
    ("accents decomposed", "Sa\u0303o Tome\u0301", [TALKS]),
    ("capitals with accents", "café", [TALKS]),
    ("two words in any order", "munir blinken", [MET]),
    ("two words, one nowhere", "munir xylophone", []),
    ("words of two sentences", "munir trade", []),
    ("a misspelt name", "Blinkin", [MET, SAID]),
    ("a misspelt state", "afganistan", [PEACE]),
    ("letters turned", "Blniken", [MET, SAID]),
    ("two letters off", "Wasinton", [MET]),
    ("three letters off", "Wsinton", []),
    ("a short word misspelt", "muniz", [MET]),
    ("a very short word misspelt", "ont", []),
    ("misspelt and another", "blinkin munir", [MET]),
    ("a phrase", '"peace process"', [SAID]),
    ("a phrase in other words", '"Peace PROCESS"', [SAID]),
    ("a phrase of other order", '"process of peace"', [PROCESS]),
    ("a phrase with accents", '"sao tome"', [TALKS]),
    ("a phrase across a hyphen", '"afghan led"', [TALKS]),
    ("a phrase with a hyphen", '"afghan-led"', [TALKS]),
    ("a phrase and a word", '"peace process" blinken', [SAID]),
    ("a phrase nowhere", '"process peace"', []),
    ("two phrases", '"important partner" "peace process"', [SAID]),
    ("without a word", "peace !china", [SAID, PROCESS]),
    ("without a beginning", "peace !chi", [SAID, PROCESS]),
    ("without two", "process !china !blinken", [PROCESS]),
    ("without a word in capitals", "peace !CHINA", [SAID, PROCESS]),
    ("without a word nowhere", "munir !xylophone", [MET]),
    ("without alone", "!china", []),
    ("a lone mark", "peace !", [SAID, PEACE, PROCESS]),
    ("nothing", "", []),
    ("spaces", "  \t ", []),
    ("marks alone", "?!.,;-_()[]{}*'", []),
    ("a hyphen", "afghan-led", [TALKS]),
    ("brackets and stars", "(munir) *blinken*", [MET]),
    ("a word of the language", "NEAR", [PROCESS]),
    ("another", "OR", [PROCESS]),
    ("a whole expression", "munir AND blinken", []),
    ("a column of the index", "title:blinken", []),
    ("a figure", "2023", [MET]),
    ("an apostrophe", "l'important", []),
)


@pytest.mark.parametrize(
    ("query", "expected"), [q[1:] for q in QUERIES], ids=[q[0] for q in QUERIES]
)
def test_what_is_found(store: Store, query: str, expected: list[str]) -> None:
    """Sentences of two articles."""
    assert sorted(sentences(find(store.reader(), query))) == sorted(expected)


def test_a_phrase_not_yet_closed(store: Store) -> None:
    """While it is being typed, what it will find is not hidden."""
    assert SAID in sentences(find(store.reader(), '"peace process'))


def test_without_a_phrase(store: Store) -> None:
    """A mark before the quotation marks turns the whole phrase away."""
    assert sentences(find(store.reader(), 'blinken !"peace process"')) == [MET]


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("blinken", ()),
        ("blin", ()),
        ("Blinkin munir", (("blinkin", "blinken"),)),
        ("afganistan", (("afganistan", "afghanistan"),)),
        ("xylophone", ()),
    ],
)
def test_what_was_mended_is_told(
    store: Store, query: str, mended: tuple[tuple[str, str], ...]
) -> None:
    """Nothing is guessed silently."""
    assert find(store.reader(), query).mended == mended


def test_hits_are_grouped_by_kind(store: Store) -> None:
    """In a fixed order, with their number; kinds without a hit are left out."""
    results = find(store.reader(), "blinken")
    assert [g.kind for g in results.groups] == [
        "actor",
        "meeting",
        "position",
        "quote",
        "sentence",
    ]
    assert [g.kind for g in results.groups] == sorted(
        (g.kind for g in results.groups), key=KINDS.index
    )
    assert all(isinstance(g, Group) and g.count == len(g.hits) for g in results.groups)
    assert [g.count for g in results.groups] == [1, 1, 1, 1, 2]


@pytest.mark.parametrize("limit", [1, 2, 20])
def test_the_number_is_of_all_and_the_hits_are_the_best(store: Store, limit: int) -> None:
    """However few are asked for."""
    (group,) = (g for g in find(store.reader(), "peace", limit).groups if g.kind == "sentence")
    assert group.count == 3
    assert len(group.hits) == min(limit, 3)


def test_a_name_ranks_before_a_mention() -> None:
    """An issue called so comes before one that is only worded so."""
    paper = blinken()
    paper.issue("Partner issues of all kinds", "closed")
    paper.issue("Closure", "important partner")
    store = indexed(paper)
    (group,) = (g for g in find(store.reader(), "partner").groups if g.kind == "issue")
    assert [hit.title for hit in group.hits] == ["Partner issues of all kinds", "Closure"]
    store.close()


@pytest.mark.parametrize(
    ("kind", "query", "title"),
    [
        ("visit", "bajwa", "Qamar Javed Bajwa → China"),
        ("visit", "china", "Qamar Javed Bajwa → China"),
        ("meeting", "munir", "Antony Blinken – Asim Munir"),
        ("actor", "asim", "Asim Munir"),
        ("issue", "peace", "Afghan peace process"),
        ("position", "support", "Antony Blinken · Afghan peace process · support"),
        ("quote", "partner", "Antony Blinken"),
    ],
)
def test_what_a_hit_is_called(store: Store, kind: str, query: str, title: str) -> None:
    """By those who take part in it."""
    (group,) = (g for g in find(store.reader(), query).groups if g.kind == kind)
    assert [hit.title for hit in group.hits] == [title]
    assert group.hits[0].record


def test_a_state_goes_by_its_name() -> None:
    """Also where the articles speak only of its capital."""
    paper = Paper("a.txt", "Asim Munir arrived in Beijing.")
    paper.visit("Asim Munir arrived", paper.actor("Asim Munir", "PAK"), to="CHN", place="Beijing")
    store = indexed(paper)
    assert [g.hits[0].title for g in find(store.reader(), "china").groups] == [
        "Asim Munir → China Beijing"
    ]
    store.close()


def test_a_sentence_leads_to_its_place(store: Store) -> None:
    """Its record is a range of its source."""
    (group,) = (g for g in find(store.reader(), "zurich").groups if g.kind == "sentence")
    (hit,) = group.hits
    start, _, end = hit.record.partition(":")
    assert hit.source == blinken().read().id
    assert blinken().article.text[int(start) : int(end)] == hit.body


def test_indexing_anew_forgets_what_is_gone() -> None:
    """Records of all kinds; sentences of a source that stays are kept."""
    store = indexed(blinken(), qamar())
    add(store, blinken())
    assert [g.kind for g in find(store.reader(), "bajwa").groups if g.kind != "sentence"] == []
    assert find(store.reader(), "munir").groups
    add(store, blinken())
    assert [g.count for g in find(store.reader(), "zurich").groups] == [1]
    store.close()


def test_an_empty_index() -> None:
    """Nothing is found, and nothing goes wrong."""
    store = Store(None)
    for query in ("blinken", '"peace process"', "!x", "blinkin", ""):
        assert find(store.reader(), query).groups == ()
    assert list(Documents(Briefing(), store.reader()).records()) == []
    store.close()


TYPED = st.one_of(
    st.text(),
    st.text(alphabet="\"'()*:^-+!{}[] aANDORNEART0\\/,;%_~“”", max_size=30),
    st.lists(
        st.sampled_from(
            [
                "AND",
                "OR",
                "NOT",
                "NEAR",
                "NEAR(",
                "NEAR/2",
                '"',
                '""',
                "(",
                ")",
                "*",
                "^",
                "!",
                "!!",
                "title:",
                "-",
                "+",
                "blinken",
                "peace",
                "{a",
                "b}:",
                "\\",
                '"peace',
                'process"',
                '!"peace',
            ]
        ),
        max_size=8,
    ).map(" ".join),
    st.lists(st.sampled_from(["AND", '"', "(", "*", "!", "peace"]), max_size=8).map("".join),
)


HARMLESS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters='\x00"!'))


@settings(deadline=None)
@given(TYPED)
def test_nothing_that_can_be_typed_goes_wrong(text: str) -> None:
    """Whatever it finds, it does not raise, and the marks lie in the text."""
    results = find(STORE.reader(), text)
    for group in results.groups:
        assert group.kind in KINDS
        assert group.count >= len(group.hits) > 0
        for hit in group.hits:
            for start, end in results.terms.marks(hit.body):
                assert 0 <= start < end <= len(hit.body)


@settings(deadline=None)
@given(HARMLESS, HARMLESS)
def test_nothing_within_quotation_marks_goes_wrong(phrase: str, more: str) -> None:
    """Nor behind a mark that turns words away."""
    assert isinstance(find(STORE.reader(), f'"{phrase}"{more}'), Results)
    assert isinstance(find(STORE.reader(), f'peace !{more} "{phrase}" !{phrase}'), Results)


@pytest.mark.parametrize(
    "query",
    ['"\x00"', '"peace\x00process"', '"\ud800"', "munir " + "!x " * 200],
    ids=["a zero", "a zero inside", "half a surrogate pair", "two hundred words turned away"],
)
def test_nothing_that_can_be_pasted_goes_wrong(query: str) -> None:
    """Neither what no keyboard types nor what nobody has the patience to type."""
    assert isinstance(find(STORE.reader(), query), Results)


@settings(deadline=None)
@given(st.text(alphabet="()*^:-+.,;[]{}/", max_size=6), st.text(alphabet="()*^:-+.,;", max_size=6))
def test_marks_around_a_word_do_not_matter(before: str, after: str) -> None:
    """They are no part of any word, but for a hyphen that turns it away."""
    assume(not re.search(r"(?:^|\s)-$", before))
    assert sentences(find(STORE.reader(), f"{before}Washington{after}")) == [MET]


STORE = indexed(blinken(), qamar())
