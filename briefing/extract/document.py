"""An article while it is being read: its words, its actors, and a parse of it.

The parse is made of a simplified copy of the text in which every name with its offices is one
word (``US Secretary of State Antony Blinken`` → ``Blinken``). What is left is a plain sentence,
which the small parser reads far better than the original. Every word of the copy leads back to
the words it stands for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from briefing.extract.components.entities import EntityTable
from briefing.extract.components.gazetteer import Place
from briefing.extract.components.mentions import Recognised
from briefing.extract.components.names import PersonMention
from briefing.extract.components.office_words import OfficePhrase
from briefing.extract.components.speaker_labels import labels_of
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.models.date_words import DateWords
from briefing.resources import word_list
from briefing.text.aligned_view import AlignedView
from briefing.text.datelines import iter_datelines
from briefing.text.normalisation import fold


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the simplified copy and the tokens it stands for."""

    text: str
    start: int
    end: int
    actor: int | None = None
    office: OfficePhrase | None = None
    place: Place | None = None


class Delegation(NamedTuple):
    """A delegation.

    Attributes:
        at: the word of the parse that tells of it first.
        members: its persons.
        country: alpha-3 code of the state by which it is called.
    """

    at: int
    members: list[int]
    country: str | None


@dataclass
class ParsedArticle:
    """Everything a rule may look at.

    Attributes:
        view: the running text, leading back to the article.
        tokens: its words.
        cast: the actors found so far.
        words: the simplified copy, word by word; ``doc[i]`` is the parse of ``words[i]``.
        doc: spaCy's parse of the copy.
        dates: date words, spans counting the view's code points.
        antecedents: actors that a pronoun or description at a word means.
        quoted: code points of the view inside direct quotations, with the speaker.
        title: the headline.
        delegations: those of which the article names members.
    """

    view: AlignedView
    tokens: Tokens
    cast: EntityTable
    words: list[Word]
    doc: Any
    dates: list[DateWords] = field(default_factory=list)
    antecedents: dict[int, tuple[int, ...]] = field(default_factory=dict)
    quoted: list[tuple[int, int, int | None]] = field(default_factory=list)
    title: str | None = None
    delegations: list[Delegation] = field(default_factory=list)
    scene: Place | None = None
    """The place of the dateline: what ``here`` means."""

    @cached_property
    def verbs(self) -> list[Any]:
        """The verbs of the parse, auxiliaries included, in order."""
        return [t for t in self.doc if t.pos_ in {"VERB", "AUX"}]

    @cached_property
    def nouns(self) -> list[Any]:
        """The nouns and names of the parse, in order."""
        return [t for t in self.doc if t.pos_ in {"NOUN", "PROPN"}]

    def place_name(self, place: Place) -> str:
        """A place as written, without the comma that closes ``Austin, Texas,``."""
        return self.tokens.join(place.start, place.end).rstrip(",")

    def start(self, i: int) -> int:
        """First code point (of the view) of word ``i``."""
        return self.tokens.starts[self.words[i].start]

    def end(self, i: int) -> int:
        """One behind the last code point of word ``i``."""
        return self.tokens.ends[self.words[i].end - 1]

    def text(self, first: int, last: int) -> str:
        """The original text of words ``first`` to ``last``, both included."""
        return self.view.text[self.start(first) : self.end(last)]

    def word_at(self, offset: int) -> int:
        """The word that holds a code point of the view."""
        token = self.tokens.at(offset)
        low, high = 0, len(self.words) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.words[middle].start <= token:
                low = middle
            else:
                high = middle - 1
        return low

    def dates_within(self, start: int, end: int) -> Iterator[tuple[int, DateWords]]:
        """Date words between two code points of the view, with their numbers."""
        for number, words in enumerate(self.dates):
            if start <= words.span.start and words.span.end <= end:
                yield number, words


def mask_entities(recognised: Recognised, cast: EntityTable) -> list[Word]:
    """The words of the simplified copy.

    Args:
        recognised: the names, offices, bodies and places of the text.
        cast: the actors they were gathered into.
    """
    tokens = recognised.tokens
    spans: dict[int, Word] = {}
    for place in _joined(tokens, recognised.places):
        actor = cast.at_token.get(place.start)
        spans[place.start] = Word(
            _place_word(tokens, place), place.start, place.end, actor, None, place
        )
    for body in recognised.bodies:
        actor = cast.at_token.get(body.start)
        word = body.abbreviation or tokens.words[_last_word(tokens, body.start, body.end)]
        known = spans[body.start].place if body.start in spans else None
        spans[body.start] = Word(word, body.start, body.end, actor, None, known)
    for office in recognised.offices:
        head = (
            "envoy" if tokens.lower[office.head].startswith("charg") else tokens.lower[office.head]
        )
        spans[office.start] = Word(head, office.start, office.end, None, office)
    # Iran’s A and Turkey’s B: a parser takes the states for owners of all that follows
    states = {p.end: p.start for p in recognised.places if p.entry.kind == "name"}
    for person in recognised.persons:
        start = _with_article(tokens, person.start) if person.offices else person.start
        start = states.get(start - 1, start) if tokens.lower[start - 1] in POSSESSIVES else start
        actor = cast.at_token.get(person.start)
        end = _past_apposition(tokens, person)
        spans[start] = Word(_ANYBODY, start, end, actor)
    return list(_woven(tokens, spans, datelines(tokens) | _labels(tokens)))


def _labels(tokens: Tokens) -> set[int]:
    """Tokens of labels in a transcript (``Mr. Reed:``): they are no part of the sentence."""
    found: set[int] = set()
    for label in labels_of(tokens.text):
        found.update(range(tokens.at(label.start), tokens.upto(label.end)))
    return found


def _with_article(tokens: Tokens, start: int) -> int:
    """``the Palestinian leader, Mahmoud Abbas``: the article belongs to the name."""
    return (
        start - 1 if start and tokens.lower[start - 1] in {"the", "his", "her", "their"} else start
    )


def _past_apposition(tokens: Tokens, person: PersonMention) -> int:
    """One behind the comma that closes ``A, the minister of X,`` or ``the minister, A,``.

    Left in the copy it would part a subject from its verb. In a list it parts names, and stays.
    """
    end = person.end
    behind = end > person.name_end  # A, the minister of X
    before = any(tokens.words[i] == "," for i in range(person.start, person.name_start))
    if not (behind or before) or tokens.words[end : end + 1] != [","]:
        return end
    following = tokens.words[end + 1 : end + 2]
    lists = not following or following[0][:1].isupper() or "\n" in following[0]
    return end if lists else end + 1


def _joined(tokens: Tokens, places: list[Place]) -> Iterator[Place]:
    """The places, a city with the land behind its comma as one: ``Oslo, Norway,``."""
    at = {place.start: place for place in places}
    for place in places:
        state = at.get(place.end + 1) if tokens.words[place.end : place.end + 1] == [","] else None
        inside = (
            state is not None
            and state.entry.code == place.entry.code
            and (place.entry.kind, state.entry.kind) in _INSIDE
        )
        if state is None or not inside:
            yield place
            continue
        yield replace(place, end=state.end + _closes(tokens, state.end))


def _closes(tokens: Tokens, i: int) -> bool:
    """Whether the comma at ``i`` belongs to ``Oslo, Norway,`` and parts no clauses."""
    following = tokens.words[i + 1 : i + 2]
    return tokens.words[i : i + 1] == [","] and bool(following) and following[0][0].islower()


_INSIDE = frozenset({("capital", "name"), ("city", "name"), ("region", "name"), ("city", "region")})
"""Kinds of a place and of what it lies in; two provinces stand side by side."""
_ANYBODY = "Smith"
"""Stands for every person in the copy: a surname that is a word, or that the parser has never seen,
must not change the sentence."""


def datelines(tokens: Tokens) -> set[int]:
    """Tokens of datelines (``MOSCOW, April 13 -``): they are no part of the sentence."""
    found: set[int] = set()
    for line in iter_datelines(tokens.text):
        found.update(range(tokens.at(line.span.start), tokens.upto(line.span.end)))
    return found


def scene_of(recognised: Recognised) -> Place | None:
    """The first place that a dateline names."""
    inside = datelines(recognised.tokens)
    return next(
        (p for p in recognised.places if p.start in inside and p.entry.code is not None), None
    )


def _woven(tokens: Tokens, spans: dict[int, Word], left_out: set[int]) -> Iterator[Word]:
    i = 0
    longest = sorted(spans.values(), key=lambda w: (w.start, -w.end))
    outer: dict[int, Word] = {}
    behind = 0
    for word in longest:
        rival = outer.get(word.start)
        if word.start >= behind or (rival and word.end > rival.end):
            outer[word.start] = word
            behind = word.end
    while i < len(tokens):
        found = outer.get(i)
        if i in left_out:
            i += 1
        elif found:
            yield found
            i = found.end
        elif _is_shared(tokens, i) and not any(k in outer for k in range(i, i + 3)):
            yield Word(_plain_word(tokens, i + 2), i, i + 3)
            i += 3
        elif (joined := _hyphenated(tokens, i)) > i:
            noun = joined < len(tokens) and tokens.lower[joined] in _OF_MEETINGS
            yield Word("private" if noun else "meeting", i, joined)
            i = joined
        else:
            yield Word(_plain_word(tokens, i), i, i + 1)
            i += 1


_TOGETHER = word_list("document", "together")
"""Hyphenated words for a meeting, which the parser takes to pieces."""
_OF_MEETINGS = word_list("document", "of_meetings")


def _hyphenated(tokens: Tokens, i: int) -> int:
    """One behind a word of several hyphens that means a meeting (``tête-à-tête``), else ``i``."""
    end = i + 1
    while end + 1 < len(tokens) and tokens.words[end] == "-" and tokens.glued(end + 1):
        end += 2
    return end if end > i + 1 and fold("".join(tokens.lower[i:end])) in _TOGETHER else i


def _is_shared(tokens: Tokens, i: int) -> bool:
    """``co-chaired``: three tokens that the parser takes for a word and what follows it."""
    return (
        tokens.lower[i : i + 2] == ["co", "-"]
        and i + 2 < len(tokens)
        and tokens.glued(i + 1)
        and tokens.glued(i + 2)
        and tokens.words[i + 2].isalpha()
    )


def _plain_word(tokens: Tokens, i: int) -> str:
    """A word of a headline in small letters, a full stop for the end of one.

    The parser knows sentences, not title case and lines without an end.
    """
    word = tokens.words[i]
    if i in tokens.breaks:
        return word if i == 0 or tokens.words[i - 1][-1] in '.!?:;”"' else "."
    return word.lower() if tokens.headline[i] and word[:1].isupper() else word


def _last_word(tokens: Tokens, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if tokens.words[i][0].isalpha() and tokens.lower[i] not in {"jr", "jr.", "sr", "sr."}:
            return i
    return start


def _place_word(tokens: Tokens, place: Place) -> str:
    if place.end - place.start == 1:
        return tokens.words[place.start]
    last = tokens.words[place.end - 1]
    if place.entry.kind in {"name", "capital", "city", "seat"}:
        return "Britain"  # one word that the parser knows for a country
    return last
