"""Who says what in transcripts, parliamentary reports and interviews."""

from collections.abc import Iterator

from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.speaker_labels import (
    SpeakerLabel,
    asks_at_end,
    label_gender,
    labels_of,
)
from briefing.extract.document import ParsedArticle
from briefing.text.person_names import name_key

_RULE, _CONFIDENCE = "turn", 0.8


def turns(parsed: ParsedArticle) -> Iterator[QuotationDraft]:
    """What each speaker says, paragraph by paragraph; questions are no statements."""
    text, paragraphs = parsed.view.text, parsed.view.paragraphs
    labels = {label.start: label for label in labels_of(text)}
    if not labels:
        return
    interviewee = _interviewee(parsed, list(labels.values()))
    if interviewee is not None:
        for known in labels.values():
            asker = _speaker(parsed, known, None)
            if asker is not None:
                parsed.cast.actors[asker].source = True  # who interviews takes no part
    speaker: int | None = None
    named: str | None = None
    begun = False
    for start, end in paragraphs:
        label = labels.get(start)
        begun = begun or label is not None
        if not begun:
            continue
        asked = asks_at_end(text[start:end])
        if label is not None:
            speaker, named = _speaker(parsed, label, interviewee), label.text
            start = label.end
        elif interviewee is not None:
            speaker, named = (None, None) if asked else (interviewee, None)
        if speaker is not None and end > start and not asked:
            name = named or parsed.cast.actors[speaker].name
            yield QuotationDraft(start, end, speaker, name, False, _RULE, _CONFIDENCE)


def _speaker(parsed: ParsedArticle, label: SpeakerLabel, interviewee: int | None) -> int | None:
    if label.answers:
        return interviewee
    if label.asks:
        return None
    start, end = label.name
    for number, actor in parsed.cast.persons():
        if any(a < end and start < b for a, b, form in actor.mentions if form == "name"):
            return number
    gender = label_gender(parsed.view.text[label.start : start])
    last = name_key(parsed.view.text[start:end])[-1:]
    found = [
        n
        for n, a in parsed.cast.persons()
        if any(key[-1:] == last for key in a.names) and (not gender or a.gender in {"", gender})
    ]
    return found[0] if len(found) == 1 else None


def _interviewee(parsed: ParsedArticle, labels: list[SpeakerLabel]) -> int | None:
    """Who answers: of a text with one named label or ``Q:`` and ``A:``, who is introduced first.

    Rather somebody in office than who signs. None for a transcript in which everybody is named.
    """
    text = parsed.view.text
    labelled = [label for label in labels if label.name[1] > label.name[0]]
    people = {_speaker(parsed, label, None) for label in labelled}
    if len(people) > 1 or not (len(people) < len(labels) or _asks(text, parsed, labels)):
        return None
    before = [
        (not actor.offices, min(a for a, _, form in actor.mentions if form == "name"), number)
        for number, actor in parsed.cast.persons()
        if number not in people and any(form == "name" for _, _, form in actor.mentions)
    ]
    first = min(before, default=None)
    return first[2] if first is not None and first[1] < labels[0].start else None


def _asks(text: str, parsed: ParsedArticle, labels: list[SpeakerLabel]) -> bool:
    """Whether the one who is named asks."""
    starts = {label.start for label in labels}
    own = [text[a:b] for a, b in parsed.view.paragraphs if a in starts]
    return any(map(asks_at_end, own))
