"""Who takes a side, by the words that the trained reader points at."""

from typing import Any, NamedTuple

from briefing.extract.components.stances.read_sentences import ReadSentence
from briefing.extract.components.stances.stance_drafts import PositionDraft, Sides
from briefing.extract.document import ParsedArticle, Word
from briefing.extract.matching import participants

_LEAST = 0.2
"""How likely a word must name the holder to be asked whom it means."""
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})


class PointedHolder(NamedTuple):
    """An actor, and how likely its word names who takes the side, 0 to 1."""

    actor: int
    share: float


def pointed_holder(sides: Sides, sentence: ReadSentence) -> PointedHolder | None:
    """Whom the likeliest word of a sentence means; None where no likely one means anybody."""
    words = sides.parsed.doc[sentence.first : sentence.last + 1]
    shares = [(sides.read.names_holder(word.i), word) for word in words]
    likely = [(share, word) for share, word in shares if share >= _LEAST]
    for share, word in sorted(likely, key=lambda pair: (-pair[0], pair[1].i)):
        found = _meant(sides, word)
        if found is not None:
            return PointedHolder(found, share)
    return None


def _meant(sides: Sides, word: Any) -> int | None:
    """The actor that a word means; a plural of people is one as it is described."""
    own = sides.parsed.words[word.i]
    if word.pos_ not in _NAMES and own.actor is None and own.place is None and own.office is None:
        return None
    if is_somebody(sides.parsed, word) or _of_nobody(own):
        return None
    found = participants.own_actors(sides.parsed, word)
    if found:
        return found[0]
    described = sides.speakers.described(word)
    if described is None and word.tag_ == "NNS" and word.text == word.lower_:
        return participants.described_people(sides.parsed, word)
    return described


def _of_nobody(own: Word) -> bool:
    """``a minister``: an office of which nobody says whose it is."""
    office = own.office
    return office is not None and own.actor is None and not (office.country or office.organisation)


def is_somebody(parsed: ParsedArticle, word: Any) -> bool:
    """``The special envoy said …``: somebody named before, and nobody can tell who."""
    own = parsed.words[word.i]
    if own.office is None or not any(c.lower_ in {"the", "this"} for c in word.children):
        return False
    return not participants.actors(parsed, word)


def named_holder(sides: Sides, draft: PositionDraft, sentence: ReadSentence) -> float | None:
    """How likely the words that name the holder of a position are those that do, 0 to 1.

    Returns:
        The likeliest of its words in the sentence; None where it is not named there.
    """
    parsed = sides.parsed
    wanted = {draft.holder, draft.on_behalf_of}
    begin, close = parsed.start(sentence.first), parsed.end(sentence.last)
    named = parsed.cast.actors[draft.holder].mentions
    mentions = [(start, end) for start, end, _ in named if start < close and begin < end]
    shares = [
        sides.read.names_holder(word.i)
        for word in parsed.doc[sentence.first : sentence.last + 1]
        if any(start < parsed.end(word.i) and parsed.start(word.i) < end for start, end in mentions)
        or wanted.intersection(participants.named_by(parsed, word))
    ]
    return max(shares, default=None)
