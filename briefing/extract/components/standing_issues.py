"""Issues: the table of the field's standing issues, matched in many wordings."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from briefing.extract.components.gazetteer import Place
from briefing.extract.document import ParsedArticle
from briefing.extract.matching.adversaries import is_fought
from briefing.extract.matching.tokens import Tokens
from briefing.resources import load
from briefing.resources.countries import short_name

BILATERAL = "Bilateral relations"
_SPELLING = {"defense": "defence", "cooperation": "cooperation", "co": "co"}


@dataclass(frozen=True, slots=True)
class Topic:
    """A wording of an issue where it stands, tokens ``start`` to ``end``."""

    start: int
    end: int
    issue: str
    weight: float
    """How telling the wording is: longer ones, and ones of issues with a parent, tell more."""


def plain_word(word: str) -> str:
    """A word as wordings are compared: small, British ``defence``, without the plural."""
    if word.isupper() and len(word) <= 6:
        return word
    small = word.lower().replace("’", "'")
    small = _SPELLING.get(small, small)
    if len(small) > 4 and small.endswith("ies"):
        return small[:-3] + "y"
    if len(small) > 3 and small.endswith("s") and not small.endswith(("ss", "us", "is")):
        return small[:-1]
    return small


def _phrase(text: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+(?:\.[A-Z])*|'s", text.replace("’", "'"))
    return tuple(plain_word(w) for w in words if w != "'s")


@cache
def _table() -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, str | None]]:
    """Wordings by their first word, longest first, and the parent of each issue."""
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    parents: dict[str, str | None] = {}
    for issue in load("issues")["issue"]:
        parents[issue["name"]] = issue.get("parent")
        for wording in (issue["name"], *issue.get("wordings", ())):
            phrase = _phrase(wording)
            if phrase:
                by_word[phrase[0]].append((phrase, issue["name"]))
    for entries in by_word.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(by_word), parents


@cache
def _groups() -> frozenset[str]:
    """Issues that are bands of people."""
    return frozenset(issue["name"] for issue in load("issues")["issue"] if issue.get("group"))


def parent_of(issue: str) -> str | None:
    """The parent of a standing issue; pairs of states belong to the bilateral relations."""
    parents = _table()[1]
    if issue in parents:
        return parents[issue]
    return BILATERAL if issue.endswith(" relations") and BILATERAL in parents else None


@cache
def _headings() -> dict[str, str]:
    return {i["name"]: i["heading"] for i in load("issues")["issue"] if "heading" in i}


def heading_of(issue: str) -> str:
    """The heading of a standing issue and of the relations of two states; empty for others."""
    return _headings().get(issue) or ("relations" if parent_of(issue) == BILATERAL else "")


def find_topics(tokens: Tokens) -> list[Topic]:
    """Every wording of a standing issue in a text, longest first, none overlapping another."""
    by_word, parents = _table()
    plain: list[tuple[str, int]] = []
    for i, word in enumerate(tokens.words):
        if word in {"'s", "’s", "-", "‑", "–"}:
            continue
        for part in re.split(r"[-‑–/]", word):
            if not part or not part[0].isalnum():
                continue
            if plain and plain[-1][0] == "co" and part.lower().startswith("operat"):
                plain[-1] = (plain_word(f"co{part}"), i)  # co-operation
            else:
                plain.append((plain_word(part), i))
    found: list[Topic] = []
    at = 0
    while at < len(plain):
        step = 1
        for phrase, issue in by_word.get(plain[at][0], ()):
            if tuple(w for w, _ in plain[at : at + len(phrase)]) == phrase:
                first, last = plain[at][1], plain[at + len(phrase) - 1][1]
                if not tokens.breaks.isdisjoint(range(first, last + 1)):
                    continue
                weight = len(phrase) + (0.5 if parents.get(issue) else 0.0)
                weight -= 1.5 if issue == BILATERAL else 0.0
                found.append(Topic(first, last + 1, issue, weight))
                step = len(phrase)
                break
        at += step
    return found


def named(parsed: ParsedArticle, topic: Topic, places: list[Place]) -> str:
    """The name of a topic's issue; relations of two states are named after them.

    Who vows to defeat a group takes no side for it: there the fight is the issue.
    """
    if topic.issue in _groups() and _is_fought(parsed, topic):
        return parent_of(topic.issue) or topic.issue
    if topic.issue != BILATERAL:
        return topic.issue
    sentence = parsed.doc[parsed.word_at(parsed.tokens.starts[topic.start])].sent
    first, last = parsed.words[sentence.start].start, parsed.words[sentence.end - 1].end
    near = [
        p
        for p in places
        if first <= p.start < last
        and p.entry.code
        and p.entry.kind in {"name", "demonym", "capital"}
    ]
    codes: list[str] = []
    for place in sorted(near, key=lambda p: abs(p.start - topic.start)):
        code = place.entry.code
        if code and code not in codes:
            codes.append(code)
    if len(codes) < 2:
        return BILATERAL
    return pair_name(codes[0], codes[1])


def _is_fought(parsed: ParsedArticle, topic: Topic) -> bool:
    first = parsed.word_at(parsed.tokens.starts[topic.start])
    last = parsed.word_at(parsed.tokens.starts[topic.end - 1])
    head = parsed.doc[first]
    while first <= head.head.i <= last and head.head != head:
        head = head.head
    return is_fought(head, parsed.tokens.words[max(0, topic.start - 2) : topic.end])


def pair_name(one: str, two: str) -> str:
    """``US–Pakistan relations``: as the table has it, else in alphabetical order."""
    names = sorted((short_name(one), short_name(two)))
    parents = _table()[1]
    turned = f"{names[1]}–{names[0]} relations"
    return turned if turned in parents else f"{names[0]}–{names[1]} relations"
