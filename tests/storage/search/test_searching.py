"""First pages, numbers, facets, completion, variants of names, and what is near in meaning."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Extraction
from briefing.storage import Store
from briefing.storage.search import Lexicon, Results, Search, SearchCancelled, find
from briefing.storage.search.completion import completion
from briefing.storage.search.meaning import find_by_meaning
from briefing.storage.search.query import parse
from tests.link.paper import Paper
from tests.storage.search.index import add, blinken, indexed, qamar


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two articles."""
    made = indexed(blinken(), qamar())
    yield made
    made.close()


def crowd(count: int) -> Store:
    """Many people whose names begin alike, each in a sentence of its own."""
    names = [f"Ta{chr(97 + n // 26)}{chr(97 + n % 26)}ro Lindqvist" for n in range(count)]
    text = "".join(f"{name} spoke of the harbour.\n" for name in names)
    paper = Paper("crowd.txt", text, "2024-03-01")
    for name in names:
        paper.actor(name)
    return indexed(paper)


def searched(store: Store, query: str, limit: int = 20) -> tuple[Results, Results]:
    """The first page, and the whole answer."""
    search = Search(store.reader(), query, limit, Lexicon())
    page = search.page()
    return page, search.whole(page)


def test_the_first_page_is_there_before_the_numbers() -> None:
    """It holds the same hits; what is not counted says so."""
    store = crowd(60)
    page, whole = searched(store, "harbour ta")
    assert not page.counted
    assert [g.hits for g in page.groups] == [g.hits for g in whole.groups]
    assert {g.kind: g.count for g in whole.groups} == {"sentence": 60}
    assert whole.counted
    assert page.facets == ()
    store.close()


def test_few_hits_are_counted_at_once(store: Store) -> None:
    page, whole = searched(store, "zurich")
    assert page.counted
    assert page.groups == whole.groups


def test_more_words_than_are_tried_begin_so() -> None:
    """A letter that stands for sixty names finds the one that another word chooses."""
    store = crowd(60)
    (group,) = find(store.reader(), "lindqvist tacg").groups[:1]
    assert [hit.title for hit in group.hits] == ["Tacgro Lindqvist"]
    page, _ = searched(store, "t lindqvist", 5)
    assert [len(group.hits) for group in page.groups] == [5] * len(page.groups)
    store.close()


def test_what_the_first_page_did_not_try_follows() -> None:
    """Sixty words begin so; the one that another word allows is not among those tried first."""
    store = crowd(60)
    (every,) = find(store.reader(), "kind:actor").groups
    assert every.count > 24
    for typed in ("ta -harbour", "t kind:actor"):
        page, whole = searched(store, typed, 70)
        assert {g.kind: g.count for g in whole.groups}["actor"] == every.count
        assert sum(len(g.hits) for g in page.groups) <= sum(g.count for g in whole.groups)
    store.close()


def test_it_stops_when_nobody_waits(store: Store) -> None:
    """And the connection can be used again."""
    made = crowd(400)
    search = Search(made.reader(), "t", 400, Lexicon(), cancelled=lambda: True)
    with pytest.raises(SearchCancelled):
        search.whole(search.page())
    assert find(made.reader(), "harbour").groups
    made.close()


def test_facets_have_true_numbers(store: Store) -> None:
    """Each narrows to as many hits as it says."""
    _, whole = searched(store, "pakistan | china | blinken")
    assert {f.field for f in whole.facets} >= {"date", "country"}
    for facet in whole.facets:
        narrowed = find(store.reader(), f"pakistan | china | blinken {facet.field}:{facet.value}")
        assert sum(g.count for g in narrowed.groups) == facet.hits, facet


def test_spellings_of_one_name_are_near() -> None:
    """Though both stand in the folder; and which were taken is told."""
    paper = Paper("a.txt", "Mohammed Tarek spoke. Muhammad Lodhi listened.")
    for name in ("Mohammed Tarek", "Muhammad Lodhi"):
        paper.actor(name)
    store = indexed(paper)
    results = find(store.reader(), "mohammed")
    (actors,) = (g for g in results.groups if g.kind == "actor")
    assert [hit.title for hit in actors.hits] == ["Mohammed Tarek", "Muhammad Lodhi"]
    assert results.mended == (("mohammed", "muhammad"),)
    store.close()


@pytest.mark.parametrize(
    "typed", ["antny blinkn", "blinken antony", "antonio blinken", "qamar bawja"]
)
def test_a_name_is_found_as_a_whole(store: Store, typed: str) -> None:
    """With letters wrong in both of its words."""
    group = find(store.reader(), typed).groups[0]
    assert group.kind == "actor"
    assert group.hits[0].title in {"Antony Blinken", "Qamar Javed Bajwa"}


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        ("sta", "tus:"),
        ("munir sta", "tus:"),
        ("s", ""),
        ("xyz", ""),
        ("status:h", "eld"),
        ("kind:vis", "it"),
        ("-kind:vis", "it"),
        ("by:blin", "ken"),
        ("actor:asi", "m"),
        ("country:pak", "istan"),
        ("nothing:a", ""),
        ('status:"und', 'er way"'),
        ("status:und", ""),
        ('munir status:"und', 'er way"'),
        ("status:", ""),
        ("by:xyz", ""),
    ],
)
def test_what_may_follow(store: Store, typed: str, more: str) -> None:
    """A field's name, or a value of it."""
    assert completion(store.reader(), typed) == more


def test_a_day_given_to_an_article_later_is_found() -> None:
    """Its sentences move with it."""
    store = indexed(article_of(None))
    assert find(store.reader(), "harbour date:2020").groups == ()
    add(store, article_of("2020-05-01"))
    assert [g.count for g in find(store.reader(), "harbour date:2020").groups] == [1]
    assert [g.count for g in find(store.reader(), "harbour").groups] == [1]
    store.close()


def article_of(day: str | None) -> Paper:
    """An article on a harbour."""
    return Paper("h.txt", "The harbour was closed.", day)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("has:quote", {"quote"}),
        ("has:correction", set()),
        ("with:munir", {"meeting"}),
        ("by:blinken", {"position", "quote"}),
        ("date:2022 bajwa", {"sentence"}),
        ("before:2023 kind:sentence", {"sentence"}),
        ("actor:blinkin kind:meeting", {"meeting"}),
    ],
)
def test_fields_narrow(store: Store, query: str, kinds: set[str]) -> None:
    assert {g.kind for g in find(store.reader(), query).groups} == kinds


def test_words_and_numbers_are_taken_back() -> None:
    """What a record held no more counts no more."""
    store = indexed(blinken(), qamar())
    add(store, blinken())
    words = dict(store.reader().execute("SELECT term, docs FROM words").fetchall())
    fresh = indexed(blinken())
    assert words == dict(fresh.reader().execute("SELECT term, docs FROM words").fetchall())
    query = "SELECT field, value, docs FROM facets ORDER BY 1, 2"
    assert store.reader().execute(query).fetchall() == fresh.reader().execute(query).fetchall()
    store.close()
    fresh.close()


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(
        st.text(max_size=200),
        st.text(alphabet="\"'*:^-+(){}|~\x00 aor\u0301漢ع", max_size=60),
        st.sampled_from(
            ["a" * 1_000_000, "a " * 500_000, '"' * 100_000, "date:" * 10_000, "~" * 9]
        ),
    )
)
def test_nothing_takes_long(text: str) -> None:
    """Of any length, in any script; processor time, since other programs run too."""
    begun = time.thread_time()
    search = Search(STORE.reader(), text, 20, LEXICON)
    search.whole(search.page())
    assert time.thread_time() - begun < 0.2


STORE = indexed(blinken(), qamar())
LEXICON = Lexicon()


def vectors(*pairs: tuple[int, tuple[int, int]]) -> bytes:
    """Of sentences, by their numbers; two dimensions will do."""
    return b"".join(
        number.to_bytes(2, "little") + bytes(value & 255 for value in vector)
        for number, vector in pairs
    )


def test_what_is_near_in_meaning() -> None:
    """Nearest first, by the direction alone; sentences without a vector are not found."""
    paper = qamar()
    store = indexed(paper)
    source = paper.read()
    found = vectors((0, (100, 5)), (1, (-3, 120)), (2, (-90, 9)))
    store.put_file("2.txt", "f", (), [(source.id, paper.article, "fingerprint")])
    add(store, paper)
    store.put_extraction("fingerprint", Extraction(vectors=found))
    results = find_by_meaning(store.reader(), "~ trips", 2, lambda _: bytes([90, 5]))
    (sentences,) = results.groups
    assert [hit.body.split()[0] for hit in sentences.hits] == ["Qamar"]
    results = find_by_meaning(store.reader(), "~ peace", 2, lambda _: bytes([60, 60]))
    assert [hit.body.split()[0] for hit in results.groups[0].hits] == ["Qamar", "China"]
    assert find_by_meaning(store.reader(), "~ ", 2, lambda _: bytes([1, 1])).groups == ()
    assert find_by_meaning(store.reader(), "~ peace", 2, lambda _: b"").groups == ()
    store.close()


def test_what_a_reader_counts_by_hand(store: Store) -> None:
    """Fields and words turned away, alternatives of several words: sets of hits add up."""

    def found(query: str) -> set[tuple[str, str, str]]:
        groups = find(store.reader(), query, 100).groups
        return {(hit.kind, hit.source, hit.record) for group in groups for hit in group.hits}

    every = found("kind:sentence")
    assert len(every) == 6
    assert found("kind:sentence -china") == every - found("kind:sentence china")
    assert found("-kind:sentence china") == found("china") - found("china kind:sentence")
    assert found("-status:held munir") == found("munir") - found("munir status:held")
    assert found('blinken | "process of peace"') >= found("blinken") | found('"process of peace"')
    assert found("afghan-led | bajwa") == found('"afghan led"') | found("bajwa")
    assert found("bajwa | munir bajwa") <= found("bajwa")
    assert found("Kind:visits") == found("kind:visit") != set()
    later = found("after:2023-12-14 kind:sentence")
    assert found("before:2023-12-15 kind:sentence") & later == set()
    assert found("date:2023-12-15 kind:sentence") == later


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("munir | by:blinken", "between two words"),
        ("by:blinken | munir", "between two words"),
        ("-x | munir", "between two words"),
        ("date:2021..2019", "ends before it begins"),
        ("kind:s", "is no kind"),
    ],
)
def test_more_mistakes(text: str, what: str) -> None:
    (fault,) = parse(text).faults
    assert what in fault.what


def test_an_outlet_that_is_part_of_another() -> None:
    """One of the very name is meant; a part of a name where there is none."""
    papers = []
    for number, outlet in enumerate(("Dawn", "Dawn News", "Gazette")):
        paper = Paper(f"{number}.txt", f"Anna Lisk spoke of harbour {number}.", "2024-05-03")
        paper.article = replace(paper.article, outlet=outlet)
        papers.append(paper)
    store = indexed(*papers)
    assert [g.count for g in find(store.reader(), "outlet:Dawn harbour").groups] == [1]
    assert [g.count for g in find(store.reader(), "outlet:daw harbour").groups] == [2]
    for facet in find(store.reader(), "harbour").facets:
        words = f'"{facet.value}"' if " " in facet.value else facet.value
        (group,) = find(store.reader(), f"harbour {facet.field}:{words}").groups
        assert group.count == facet.hits
    store.close()


def test_a_first_page_that_runs_out_of_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows what it has, and says that it is not all; the rest follows with the numbers."""
    _, expected = searched(store, "pakistan")
    monkeypatch.setattr(import_module("briefing.storage.search.find"), "_PATIENCE", -1.0)
    page, whole = searched(store, "pakistan")
    assert page.late
    assert not page.counted
    assert page.groups == ()
    assert whole.counted
    assert {g.kind: g.count for g in whole.groups} == {g.kind: g.count for g in expected.groups}


def test_as_typed_comes_before_begun_so() -> None:
    """And each in a name before elsewhere; the rest by day, then by origins."""
    paper = Paper("a.txt", "Tallinn, Tallinna and harbours.", "2024-05-03")
    paper.issue("Harbours of Tallinna", "harbours")
    paper.issue("Ferries", "Tallinn")
    paper.issue("Tallinn treaty", "and")
    store = indexed(paper)
    (group,) = (g for g in find(store.reader(), "tallinn").groups if g.kind == "issue")
    assert [hit.title for hit in group.hits] == [
        "Tallinn treaty",
        "Ferries",
        "Harbours of Tallinna",
    ]
    store.close()
