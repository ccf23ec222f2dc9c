"""``judgements.toml``: everything comes back, nothing of a reader's own hand is lost."""

import difflib
import os
import random
import shutil
import signal
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import paths
from briefing.judgements import Broken, JudgementFile
from briefing.judgements.file import HEAD, Contents, logged, parse, render
from briefing.models.judgement import Anchor, Judgement
from tests.judgements.making import at, made, spot
from tests.workspace.support import PROJECT, PYTHON

NASTY = (
    "He said \"no\"; she said 'yes' and \"\"\"more\"\"\" or '''less'''",
    "back\\slash \\u0041 \\",
    "nul \x00, bell \x07, escape \x1b[31m, delete \x7f, C1 \x85 \x9f",
    "line\nfeed, carriage\rreturn, tab\t, both\r\n, \u2028 and \u2029",
    "]",
    "]\n]]\n[j-0000000001]\n[[j-0000000001.on]]\n[j-x]",
    '"\n[j-0000000009]\naction = "reject"',
    "# no comment = 1",
    "👩‍👩‍👧‍👦 🇵🇰 é é",
    "外交部发言人 日本 한국어",
    "\u202eright to left\u202c \u200b \ufeff",
    "= ' \" # [ ] { } , . \t",
    " ",
    "x" * 5000,
)


def contents(*judgements: Judgement) -> Contents:
    """A file of these."""
    return Contents({j.id: j for j in judgements})


def text_of(*judgements: Judgement) -> str:
    """Its text."""
    return render(contents(*judgements))


def written(path: Path, text: str) -> JudgementFile:
    """A file with this text."""
    path.write_bytes(text.encode())
    return JudgementFile(path)


def put(file: JudgementFile, judgement: Judgement) -> Judgement:
    """Write one judgement."""
    done = file.change(lambda known: judgement)
    assert done == judgement
    return done


def lines_of(broken: list[Broken]) -> list[int]:
    """Where mistakes are told to be."""
    return [b.line for b in broken]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file may be, in a folder of its own."""
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder" / "judgements.toml"


# -- what is written is read again


def everywhere(words: str) -> Judgement:
    """A judgement that has words wherever words may stand."""
    reader = " ".join(words.split()) or "ana"
    return Judgement(
        "j-0123456789",
        "note",
        "visit",
        (Anchor(words or "a.txt", "b" * 64, 0, 9, words or "x", words), spot()),
        (spot(words=words or "x"),),
        "",
        words if words.strip() else "x",
        {"travellers": [words, "Ana"], "place": words},
        (f"{at(1)} {reader} made", f"{at(2)} {reader} undone"),
    )


@pytest.mark.parametrize("words", NASTY)
def test_hostile_words_come_back(tmp_path: Path, words: str) -> None:
    """Letter by letter, with a neighbour before and one behind."""
    path = tmp_path / "judgements.toml"
    file = JudgementFile(path)
    one = everywhere(words)
    known = {j.id: j for j in (made(1, on=[spot("!")]), one, made(2, on=[spot("\U0010ffff")]))}
    for judgement in known.values():
        put(file, judgement)
    read = JudgementFile(path).read()
    assert read.broken == []
    assert read.judgements == known


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back(words: str) -> None:
    """The same for whatever Unicode has."""
    one = everywhere(words)
    read = parse(text_of(made(1), one, made(2)))
    assert read.broken == []
    assert read.judgements[one.id] == one
    assert len(read.judgements) == 3


def test_a_place_without_words(path: Path) -> None:
    """Such as an article that begins with an empty line."""
    put(JudgementFile(path), made(1, on=[spot(start=0, end=0, words="")]))
    read = JudgementFile(path).read()
    assert read.broken == []
    assert list(read.judgements) == [made(1).id]


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_ANCHORS = st.builds(
    Anchor, _WORDS, _WORDS, st.integers(0, 99), st.integers(100, 999), _WORDS, _TEXT
)


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    """Several judgements."""
    numbers = draw(st.lists(st.integers(0, 10**6), unique=True, max_size=6))
    return [
        made(
            n,
            "note",
            draw(st.sampled_from(["actor", "visit", "meeting", "position", "quote", "source"])),
            draw(st.lists(_ANCHORS, min_size=1, max_size=3)),
            to=draw(st.lists(_ANCHORS, max_size=2)),
            value=draw(_TEXT.filter(str.strip)),
            did=draw(
                st.sampled_from([("made",), ("made", "undone"), ("made", "undone", "redone")])
            ),
        )
        for n in numbers
    ]


@settings(deadline=None)
@given(judgements(), st.randoms(use_true_random=False))
def test_the_order_of_making_leaves_no_trace(several: list[Judgement], by: random.Random) -> None:
    """The text depends on the judgements alone, and reading it changes nothing."""
    text = text_of(*several)
    shuffled = several[:]
    by.shuffle(shuffled)
    assert text_of(*shuffled) == text
    read = parse(text)
    assert read.broken == []
    assert read.judgements == {j.id: j for j in several}
    assert render(read) == text


@pytest.mark.parametrize("where", ["value", "words", "file", "reader"])
def test_half_a_pair_of_surrogates_is_made_harmless(path: Path, where: str) -> None:
    """It cannot be written as UTF-8: it is replaced, and what stands around it is kept."""
    file = JudgementFile(path)
    put(file, made(1))
    bad = "be\ud83dfore"
    given = {
        "value": made(2, value=bad),
        "words": made(2, on=[spot(words=bad)]),
        "file": made(2, on=[spot(file=bad)]),
        "reader": made(2, reader=bad),
    }[where]
    assert file.change(lambda known: given) is not None
    assert list(path.parent.iterdir()) == [path]
    text = path.read_text(encoding="utf-8")
    assert "be" in text
    assert "fore" in text
    assert JudgementFile(path).read().broken == []
    assert len(JudgementFile(path).read().judgements) == 2


def test_the_file_is_plain() -> None:
    """A person reads what it says."""
    text = text_of(
        made(5, "set", on=[spot("dawn/001.txt", 10, 17, "Lahore ✓")], field="status", value="held")
    )
    assert text.startswith(HEAD)
    for line in (
        "[j-0000000005]",
        'action = "set"',
        'kind = "visit"',
        'field = "status"',
        'value = "held"',
        'file = "dawn/001.txt"',
        "start = 10",
        "end = 17",
        'words = "Lahore ✓"',
        f'    "{at(5)} ana made",',
    ):
        assert line in text.split("\n")


def test_tables_stand_in_order_of_article_and_place() -> None:
    """Whatever the time and the id."""
    order = [
        made(9, on=[spot("a.txt", 5)]),
        made(3, on=[spot("a.txt", 40, 50)]),
        made(4, on=[spot("a.txt", 40, 50)]),
        made(1, on=[spot("b.txt", 0)]),
    ]
    text = text_of(*reversed(order))
    places = [text.index(f"[{j.id}]") for j in order]
    assert places == sorted(places)


# -- merging


@pytest.mark.parametrize("number", [0, 5, 9])
def test_a_new_judgement_only_adds_lines(tmp_path: Path, number: int) -> None:
    """No other line is touched."""
    file = JudgementFile(tmp_path / "judgements.toml")
    for n in range(10):
        if n != number:
            put(file, made(n, on=[spot(f"{n}.txt")], value=f"note {n}"))
    before = file.path.read_text(encoding="utf-8").splitlines()
    put(file, made(number, on=[spot(f"{number}.txt")], value="new"))
    after = file.path.read_text(encoding="utf-8").splitlines()
    assert [x for x in difflib.ndiff(before, after) if x.startswith("- ")] == []


def test_undoing_changes_its_own_table_alone(tmp_path: Path) -> None:
    """By one line."""
    file = JudgementFile(tmp_path / "judgements.toml")
    known = [put(file, made(n, on=[spot(f"{n}.txt")])) for n in range(5)]
    before = file.path.read_text(encoding="utf-8").splitlines()
    file.change(lambda now: logged(now[known[2].id], at(99), "bo", "undone"))
    after = file.path.read_text(encoding="utf-8").splitlines()
    changed = [x for x in difflib.ndiff(before, after) if x[:2] in {"- ", "+ "}]
    assert changed == [f'+     "{at(99)} bo undone",']


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_two_readers_judgements_merge_without_conflict(tmp_path: Path) -> None:
    """Where they judged different articles."""
    old = [made(n, on=[spot(f"{n}.txt")], value=f"old {n}") for n in (1, 4, 7)]
    one, other = made(2, on=[spot("2.txt")]), made(6, on=[spot("6.txt")])
    for name, known in (("ours", [*old, one]), ("base", old), ("theirs", [*old, other])):
        (tmp_path / name).write_text(text_of(*known), encoding="utf-8")
    done = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    merged = parse(done.stdout.decode())
    assert merged.broken == []
    assert merged.judgements == {j.id: j for j in (*old, one, other)}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_conflict_loses_nothing(tmp_path: Path) -> None:
    """Conflict markers are reported, what lies apart applies, every line outlives the next save."""
    far = [made(1, on=[spot("1.txt")]), made(9, on=[spot("9.txt")])]
    base = made(5, on=[spot("5.txt")], value="old")
    ours, theirs = (made(5, on=[spot("5.txt")], value=v) for v in ("ours", "theirs"))
    for name, middle in (("ours", ours), ("base", base), ("theirs", theirs)):
        (tmp_path / name).write_text(text_of(*far, middle), encoding="utf-8")
    done = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    path = tmp_path / "judgements.toml"
    path.write_bytes(done.stdout)
    file = JudgementFile(path)
    assert file.read().broken
    assert {j.id for j in far} <= set(file.read().judgements)
    put(file, made(7, on=[spot("7.txt")]))
    kept = path.read_text(encoding="utf-8")
    for line in done.stdout.decode().splitlines():
        assert line in kept.splitlines()


# -- edited by hand

HAND = f"""\
# my own words on the file

# why: Ana was never there
[j-aaaaaaaaaa]   # a name
kind   = 'visit'
action = 'reject'  # wrong
on = [ {{ file = "a.txt", text = "{"a" * 64}", start = 3, end = 9, words = "ä\\u00e4" }} ]
log = [ "{at(1)} Ana Maria of the desk made" ]
# below the first

[j-bbbbbbbbbb]
action = "note"
kind = "source"
value = '''
two lines'''
log = [ "{at(2)} bo made",
  "{at(3)} bo undone", # for now
]
[[j-bbbbbbbbbb.on]]
# the anchor
file = "b.txt"
text = "{"b" * 64}"
start = 0
end = 4
words = "Text"

# the end
"""


def test_a_hand_written_file_is_read() -> None:
    """In whatever way it is laid out."""
    read = parse(HAND)
    assert read.broken == []
    one, other = read.judgements.values()
    assert (one.action, one.reader, one.made, one.active) == (
        "reject",
        "Ana Maria of the desk",
        at(1),
        True,
    )
    assert one.on == (Anchor("a.txt", "a" * 64, 3, 9, "ää"),)
    assert (other.value, other.active, other.touched) == ("two lines", False, at(3))


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["mark", "no mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_as_other_editors_write_it(tmp_path: Path, mark: str, end: str) -> None:
    """A byte order mark and other line ends are no mistake."""
    file = written(tmp_path / "j.toml", mark + HAND.replace("\n", end))
    assert file.read().broken == []
    assert len(file.read().judgements) == 2
    put(file, made(1))
    assert len(JudgementFile(file.path).read().judgements) == 3


def test_unchanged_tables_stay_byte_for_byte(tmp_path: Path) -> None:
    """With the way they are laid out."""
    file = written(tmp_path / "j.toml", HAND)
    for n in range(3):
        put(file, made(n, on=[spot(f"{n}.txt")]))
    text = file.path.read_text(encoding="utf-8")
    first = HAND[HAND.index("[j-aaa") : HAND.index("# below")]
    second = HAND[HAND.index("[j-bbb") : HAND.index("\n# the end")]
    assert first in text
    assert second in text


@pytest.mark.parametrize("comment", [x for x in HAND.split("\n") if x.startswith("#")])
@pytest.mark.parametrize("saves", [1, 3])
def test_comments_are_kept(tmp_path: Path, comment: str, saves: int) -> None:
    """Wherever they stand, once."""
    file = written(tmp_path / "j.toml", HAND)
    for n in range(saves):
        put(file, made(n))
    assert file.path.read_text(encoding="utf-8").splitlines().count(comment) == 1


def test_a_comment_outlives_the_undoing_of_its_table(tmp_path: Path) -> None:
    """Only the log changes."""
    file = written(tmp_path / "j.toml", HAND)
    file.change(lambda known: logged(known["j-aaaaaaaaaa"], at(50), "ana", "undone"))
    text = file.path.read_text(encoding="utf-8")
    assert "# why: Ana was never there" in text
    assert text.splitlines().count("# below the first") == 1


def test_saving_again_changes_nothing(tmp_path: Path) -> None:
    """What was put in order stays so."""
    file = written(tmp_path / "j.toml", HAND)
    put(file, made(1))
    once = file.path.read_bytes()
    put(file, made(1))
    assert file.path.read_bytes() == once


# -- mistakes

GOOD_1, GOOD_2, GOOD_3 = (made(n, on=[spot(f"{n}.txt")]) for n in (1, 5, 9))
_ON = f'on = [{{ file = "4.txt", text = "{"c" * 64}", start = 1, end = 4, words = "abc" }}]'
_LOG = f'log = ["{at(4)} ana made"]'
_NAME = "[j-cccccccccc]"

# Where a table is wrong, its line begins with ``»``.
MISTAKES = {
    "no value": [_NAME, "»action = ", 'kind = "visit"', _ON, _LOG],
    "no quotation mark": [_NAME, '»action = "reject', 'kind = "visit"', _ON, _LOG],
    "no sense": [_NAME, 'action = "reject"', "»what is this", 'kind = "visit"', _ON, _LOG],
    "a number for a text": [_NAME, 'action = "note"', 'kind = "visit"', "»value = 5", _ON, _LOG],
    "a text for a list": [_NAME, 'action = "note"', 'kind = "visit"', _ON, '»log = "made"'],
    "a text for a number": [
        *(_NAME, 'action = "note"', 'kind = "visit"', _LOG),
        "»" + _ON.replace("start = 1", 'start = "1"'),
    ],
    "a text for a number, in a table of its own": [
        *(_NAME, 'action = "note"', 'kind = "visit"', _LOG, "[[j-cccccccccc.on]]"),
        *('file = "4.txt"', f'text = "{"c" * 64}"', '»start = "1"', "end = 4", 'words = "abc"'),
    ],
    "an action that is none": [_NAME, '»action = "delete"', 'kind = "visit"', _ON, _LOG],
    "a kind that is none": [_NAME, 'action = "reject"', '»kind = "trip"', _ON, _LOG],
    "no action": ["»" + _NAME, 'kind = "visit"', _ON, _LOG],
    "no place": ["»" + _NAME, 'action = "reject"', 'kind = "visit"', _LOG],
    "an empty list of places": [_NAME, 'action = "reject"', 'kind = "visit"', _LOG, "»on = []"],
    "an unknown field": [_NAME, 'action = "reject"', '»knid = "x"', 'kind = "visit"', _ON, _LOG],
    "an unknown field of a place": [
        *(_NAME, 'action = "note"', 'kind = "visit"', _LOG),
        "»" + _ON.replace("start = 1", "start = 1, line = 7"),
    ],
    "an invalid status": [
        *(_NAME, 'action = "set"', 'kind = "visit"', 'field = "status"'),
        *('»value = "happened"', _ON, _LOG),
    ],
    "a day that is none": [
        *(_NAME, 'action = "set"', 'kind = "visit"', 'field = "date"'),
        *('»value = "2019-02-30"', _ON, _LOG),
    ],
    "a field the kind has not": [
        *(_NAME, 'action = "set"', 'kind = "quote"', '»field = "status"', 'value = "held"'),
        *(_ON, _LOG),
    ],
    "an empty stance": [
        *("»" + _NAME, 'action = "set"', 'kind = "position"', 'field = "stance"', _ON, _LOG),
    ],
    "a copy with an invalid status": [
        *(_NAME, 'action = "confirm"', 'kind = "visit"', _ON, _LOG),
        *("[j-cccccccccc.record]", 'travellers = ["Ana"]', '»status = "happened"'),
    ],
    "a copy with a list for a status": [
        *(_NAME, 'action = "confirm"', 'kind = "visit"', _ON, _LOG),
        *("[j-cccccccccc.record]", 'travellers = ["Ana"]', '»status = ["held"]'),
    ],
    "a copy with a text for travellers": [
        *(_NAME, 'action = "confirm"', 'kind = "visit"', _ON, _LOG),
        *("[j-cccccccccc.record]", '»travellers = "Ana"'),
    ],
    "a copy without a holder": [
        *(_NAME, 'action = "confirm"', 'kind = "position"', _ON, _LOG),
        *("»[j-cccccccccc.record]", 'issue = "Trade"'),
    ],
    "an empty issue": [
        *(_NAME, 'action = "set"', 'kind = "position"', 'field = "issue"'),
        *('»value = ""', _ON, _LOG),
    ],
    "a note without words": [
        *(_NAME, 'action = "note"', 'kind = "visit"', '»value = " "', _ON, _LOG),
    ],
    "the second of several places": [
        *(_NAME, 'action = "pin"', 'kind = "visit"', _LOG, "on = ["),
        *("    " + _ON[6:-1] + ",", "»    " + _ON[6:-1].replace("end = 4", "end = 0") + ",", "]"),
    ],
    "an end before its start": [
        *(_NAME, 'action = "note"', 'kind = "visit"', _LOG),
        "»" + _ON.replace("end = 4", "end = 0"),
    ],
    "a start before the text": [
        *(_NAME, 'action = "note"', 'kind = "visit"', _LOG),
        "»" + _ON.replace("start = 1", "start = -1"),
    ],
    "a log without a reader": [
        *(_NAME, 'action = "note"', 'kind = "visit"', _ON, '»log = ["2026"]'),
    ],
    "a quotation to be merged": [_NAME, '»action = "merge"', 'kind = "quote"', _ON, _LOG],
    "a visit to be assigned": [_NAME, '»action = "assign"', 'kind = "visit"', _ON, _LOG],
    "a visit to be hidden": [_NAME, '»action = "hide"', 'kind = "visit"', _ON, _LOG],
    "a visit to be named": [
        *(_NAME, '»action = "rename"', 'kind = "visit"', 'value = "Ana"', _ON, _LOG),
    ],
    "a name without letters": [
        *("»" + _NAME, 'action = "rename"', 'kind = "actor"', _ON, _LOG),
    ],
}


def with_mistake(lines: list[str]) -> tuple[str, str, int]:
    """A file with a broken table between good ones, that table, and the line of the mistake."""
    table = "\n".join(line.removeprefix("»") for line in lines) + "\n"
    good = [parse(text_of(g)).raw[g.id] for g in (GOOD_1, GOOD_2, GOOD_3)]
    before = f"{HEAD}\n{good[0]}\n"
    wrong = next(n for n, line in enumerate(lines) if line.startswith("»"))
    return f"{before}{table}\n{good[1]}\n{good[2]}", table, before.count("\n") + wrong + 1


@pytest.mark.parametrize("lines", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_with_its_line(lines: list[str]) -> None:
    """And what is right applies."""
    text, _, line = with_mistake(lines)
    read = parse(text)
    assert read.judgements == {g.id: g for g in (GOOD_1, GOOD_2, GOOD_3)}
    assert [b.line for b in read.broken] == [line], read.broken


@pytest.mark.parametrize("lines", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_outlives_the_next_saves(tmp_path: Path, lines: list[str]) -> None:
    """It stands there as it was written, to be mended."""
    text, table, _ = with_mistake(lines)
    file = written(tmp_path / "j.toml", text)
    for n in (2, 3):
        put(file, made(n, on=[spot(f"{n}.txt")]))
        now = file.path.read_text(encoding="utf-8")
        assert table in now
        read = JudgementFile(file.path).read()
        assert len(read.broken) == 1
        assert {GOOD_1.id, GOOD_2.id, GOOD_3.id} <= set(read.judgements)
        wrong = next(line for line in lines if line.startswith("»"))
        assert now.split("\n")[read.broken[0].line - 1] == wrong.removeprefix("»")


def raw(judgement: Judgement) -> str:
    """The table of one judgement."""
    return parse(text_of(judgement)).raw[judgement.id]


@pytest.mark.parametrize("between", [[], [GOOD_2]], ids=["one after the other", "apart"])
def test_two_tables_of_one_name(tmp_path: Path, between: list[Judgement]) -> None:
    """The first counts, the second is reported, both stay, however often it is saved."""
    twin = made(1, on=[spot("1.txt")], value="twin")
    parts = [raw(GOOD_1), *map(raw, between), raw(twin)]
    text = "\n".join([HEAD, *parts, raw(GOOD_3)])
    line = text[: text.index(raw(twin))].count("\n") + 1
    file = written(tmp_path / "j.toml", text)
    read = file.read()
    assert lines_of(read.broken) == [line]
    assert read.judgements == {g.id: g for g in (GOOD_1, *between, GOOD_3)}
    for n in (6, 7):
        put(file, made(n, on=[spot(f"{n}.txt")]))
        now = file.path.read_text(encoding="utf-8")
        assert now.count(f"[{twin.id}]\n") == 2
        assert 'value = "twin"' in now
        read = JudgementFile(file.path).read()
        assert read.judgements[GOOD_1.id] == GOOD_1
        assert len(read.broken) == 1


def test_twins_are_the_last_tables(tmp_path: Path) -> None:
    """A broken twin that is put at the end does not break the first one, which stands there too."""
    twin = made(9, on=[spot("9.txt")], value="twin")
    file = written(tmp_path / "j.toml", "\n".join([raw(GOOD_3), raw(GOOD_1), raw(twin)]))
    assert lines_of(file.read().broken) == [(raw(GOOD_3) + "\n" + raw(GOOD_1)).count("\n") + 2]
    put(file, made(2, on=[spot("2.txt")]))
    read = JudgementFile(file.path).read()
    assert read.judgements[GOOD_3.id] == GOOD_3
    assert len(read.broken) == 1


@pytest.mark.parametrize("place", ["top", "below the head", "end"])
def test_stray_keys(tmp_path: Path, place: str) -> None:
    """Each is reported with its line, breaks no judgement, and is not lost."""
    stray = 'colour = "blue"\nsize = 5\n'
    good = f"{raw(GOOD_1)}\n{raw(GOOD_2)}"
    text = {
        "top": f"{stray}{HEAD}\n{good}",
        "below the head": f"{HEAD}\n{stray}\n{good}",
        "end": f"{HEAD}\n{good}\n{stray}",
    }[place]
    line = text[: text.index(stray)].count("\n") + 1
    file = written(tmp_path / "j.toml", text)
    assert lines_of(file.read().broken)[:1] == [line]
    known = set(file.read().judgements)
    assert GOOD_1.id in known
    if place != "end":  # there they belong to the last table, which is broken by them
        assert GOOD_2.id in known
    for n in (6, 7):
        put(file, made(n, on=[spot(f"{n}.txt")]))
        now = file.path.read_text(encoding="utf-8")
        assert now.count('colour = "blue"\n') == 1
        assert now.count("size = 5\n") == 1
        read = JudgementFile(file.path).read()
        assert known <= set(read.judgements)
        assert read.broken
        assert read.judgements[made(n).id] == made(n, on=[spot(f"{n}.txt")])


def test_stray_keys_never_vanish_in_another_table(tmp_path: Path) -> None:
    """Nor does the table they were written beside, when it changes."""
    file = written(tmp_path / "j.toml", f"colour = 5\n{HEAD}\n{raw(GOOD_1)}")
    put(file, made(2, on=[spot("2.txt")]))
    for name in (GOOD_1.id, made(2).id):
        file.change(lambda known, name=name: logged(known[name], at(60), "ana", "undone"))  # type: ignore[misc]
    assert "colour = 5" in file.path.read_text(encoding="utf-8")
    assert JudgementFile(file.path).read().broken


@pytest.mark.parametrize(
    "header",
    ["  [j-cccccccccc]", '["j-cccccccccc"]', "[ 'j-cccccccccc' ]", "[ j-cccccccccc ] # x"],
)
def test_other_ways_to_write_a_header(header: str) -> None:
    """Whatever TOML allows is read, and the tables around it are not broken by it."""
    lines = [header, 'action = "reject"', 'kind = "visit"', _ON, _LOG]
    read = parse("\n".join([raw(GOOD_1), *lines, "", raw(GOOD_2)]))
    assert read.broken == []
    assert set(read.judgements) == {GOOD_1.id, "j-cccccccccc", GOOD_2.id}


def test_lines_like_headers_within_a_long_text() -> None:
    """They are words."""
    note = "'''\n[j-dddddddddd]\n[x]\n]\n'''"
    lines = [_NAME, 'action = "note"', 'kind = "visit"', f"value = {note}", _ON, _LOG]
    read = parse("\n".join([raw(GOOD_1), *lines, "", raw(GOOD_2)]))
    assert read.broken == []
    assert read.judgements["j-cccccccccc"].value == "[j-dddddddddd]\n[x]\n]\n"


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe not UTF-8", b"caf\xe9 = 1", b"\x00\x01", b"{}", b"[", b"]]]", b"=", b"[[[]]]"],
)
def test_what_is_no_such_file_at_all(tmp_path: Path, content: bytes) -> None:
    """It is reported, and never written over."""
    path = tmp_path / "j.toml"
    path.write_bytes(content)
    file = JudgementFile(path)
    assert len(file.read().broken) == 1
    try:
        put(file, made(1))
    except OSError:
        assert path.read_bytes() == content
    else:
        assert content in path.read_bytes()
        assert JudgementFile(path).read().judgements == {made(1).id: made(1)}


@given(st.text(alphabet="[]{}=\".'#\n\\ \tj-x0on", max_size=60))
def test_any_rubbish_between_tables(rubbish: str) -> None:
    """Reading never fails, and saving keeps every line of it."""
    text = f"{raw(GOOD_1)}\n{rubbish}\n{raw(GOOD_2)}"
    read = parse(text)
    again = parse(render(read))
    for line in rubbish.split("\n"):
        if line.strip():
            assert line in render(read).split("\n")
    assert set(read.judgements) <= set(again.judgements)


# -- written at once


def test_nothing_there(path: Path) -> None:
    """No file, no judgements; the first one makes it."""
    file = JudgementFile(path)
    assert not file.changed()
    assert file.read() == Contents()
    assert file.text() == ""
    assert file.change(lambda known: None) is None
    assert not file.path.exists()
    put(file, made(1))
    assert file.path.read_text(encoding="utf-8") == file.text()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The file is the old one, no draft is left, and the judgement is not believed to be kept."""
    file = JudgementFile(path)
    put(file, made(1))
    before = file.path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "fsync":
            patch.setattr("briefing.judgements.file.os.fsync", full)
        else:
            patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            file.change(lambda known: made(2))
    assert file.path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    assert set(file.read().judgements) == {made(1).id}


def test_a_change_that_refuses(tmp_path: Path) -> None:
    """Nothing is written, and the next one is not held up."""
    file = JudgementFile(tmp_path / "j.toml")
    put(file, made(1))

    def refuse(known: dict[str, Judgement]) -> Judgement:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        file.change(refuse)
    put(file, made(2))
    assert len(JudgementFile(file.path).read().judgements) == 2


def test_the_rights_of_the_file_are_kept(tmp_path: Path) -> None:
    """A file that a group may write stays so."""
    file = JudgementFile(tmp_path / "j.toml")
    put(file, made(1))
    file.path.chmod(0o664)
    put(file, made(2))
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o664


def test_two_programs_see_each_other(tmp_path: Path) -> None:
    """What one writes, the other reads, and neither forgets the other's."""
    one, other = (JudgementFile(tmp_path / "j.toml") for _ in range(2))
    assert not one.read().judgements
    put(other, made(1))
    assert one.changed()
    assert set(one.read().judgements) == {made(1).id}
    assert not one.changed()
    put(one, made(2))
    assert other.changed()
    assert set(other.read().judgements) == {made(1).id, made(2).id}
    put(other, made(3))
    assert len(one.read().judgements) == 3
    one.path.unlink()
    assert one.changed()
    assert not one.read().judgements


ADD = """
import sys
from pathlib import Path
from briefing.judgements import JudgementFile
from tests.judgements.making import made, spot
file, first, count = JudgementFile(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
sys.stdin.readline()
for n in range(first, first + count):
    done = made(n, on=[spot(f"{n % 7}.txt")], reader=f"r{first}")
    file.change(lambda known: done)
    print(done.id, flush=True)
"""


def adding(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    """A program that adds judgements as soon as it is told to."""
    return subprocess.Popen(
        [PYTHON, "-c", ADD, str(path), str(first), str(count)],
        cwd=PROJECT,
        env=os.environ.copy(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_many_programs_at_once(path: Path) -> None:
    """Each adds its own, and none is lost."""
    programs = [adding(path, 1000 * n, 15) for n in range(6)]
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [name for p in programs for name in p.communicate()[0].split()]
    assert [p.returncode for p in programs] == [0] * 6
    read = JudgementFile(path).read()
    assert read.broken == []
    assert len(told) == 90
    assert set(read.judgements) == set(told)
    assert list(path.parent.iterdir()) == [path]


def test_a_program_that_is_killed(tmp_path: Path) -> None:
    """Loses at most the action in hand; the file is whole, and others may write at once."""
    path = tmp_path / "j.toml"
    for turn in range(4):
        program = adding(path, 10_000 * turn, 5000)
        assert program.stdin
        assert program.stdout
        program.stdin.write("go\n")
        program.stdin.flush()
        told = [program.stdout.readline().strip() for _ in range(5 + 3 * turn)]
        program.send_signal(signal.SIGKILL)
        told += program.stdout.read().split()
        program.wait()
        program.stdin.close()
        program.stdout.close()
        read = JudgementFile(path).read()
        assert read.broken == []
        assert set(told) <= set(read.judgements)
        own = [j for j in read.judgements.values() if j.reader == f"r{10_000 * turn}"]
        assert len(own) - len(told) in {0, 1}
        put(JudgementFile(path), made(turn, value="after"))


# -- where it lies


def test_beside_the_articles(tmp_path: Path) -> None:
    """Also where one of them alone was opened."""
    article = tmp_path / "a.txt"
    article.write_text("x", encoding="utf-8")
    assert paths.judgements_file(tmp_path) == (tmp_path / "judgements.toml", None)
    assert paths.judgements_file(article) == (tmp_path / "judgements.toml", None)


def test_where_the_folder_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the data folder, each folder for itself; what lies beside the articles is read."""
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "data"))
    paths.user_folder.cache_clear()
    access = os.access
    closed = {tmp_path / "one", tmp_path / "two"}
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) not in closed and access(p, mode))
    found = []
    for folder in sorted(closed):
        folder.mkdir()
        path, beside = paths.judgements_file(folder)
        assert path.parent == tmp_path / "data"
        assert beside == folder / "judgements.toml"
        found.append(path)
    assert found[0] != found[1]


def test_the_sample_is_never_written() -> None:
    """Even where it could be."""
    path, beside = paths.judgements_file(paths.seeds())
    assert beside == paths.seeds() / "judgements.toml"
    assert path.parent == paths.data_folder()


def test_what_lay_beside_is_taken_over(tmp_path: Path) -> None:
    """With comments and broken tables; it is itself never written."""
    base = tmp_path / "base.toml"
    base.write_text(f"{HAND}\n[broken]\nx = 1\n", encoding="utf-8")
    before = base.read_bytes()
    file = JudgementFile(tmp_path / "own.toml", base)
    assert len(file.read().judgements) == 2
    put(file, made(1))
    assert base.read_bytes() == before
    text = file.path.read_text(encoding="utf-8")
    assert "# why: Ana was never there" in text
    assert "[broken]\nx = 1\n" in text
    assert len(JudgementFile(file.path, base).read().judgements) == 3
