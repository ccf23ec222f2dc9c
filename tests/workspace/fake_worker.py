"""A reading process without a language model, for tests: the protocol, and a few crude rules.

Every line of an article is a sentence. ``A Name met B Name`` is a meeting, ``A Name visited PAK`` a
visit, two capitalised words a person, and the dates are those of the calendar. Words in capitals
make it misbehave: ``CRASH`` ends it, ``STUMBLE`` ends it in the middle of its answer, ``REFUSE`` is
answered by a sentence, ``GATE`` waits until a byte comes through the pipe beside the log.

Started like the real one, as ``PROGRAM -m briefing.extract.worker MODEL``. Each start, and each
article, is a line in the log that BRIEFING_TEST_LOG names.
"""

import os
import re
import select
import sys
from pathlib import Path

import msgspec

from briefing.extract.worker import Answer
from briefing.models import Article, Extraction, Span
from briefing.models.extraction import (
    Entity,
    MeetingFound,
    Mention,
    QuoteFound,
    VisitFound,
)
from briefing.text.date_expressions import find

_NAME = r"[A-Z][a-z]+ [A-Z][a-z]+"


def found_in(article: Article) -> Extraction:
    """What the crude rules find."""
    text = article.text
    names = list(dict.fromkeys(re.findall(_NAME, text)))
    number = {name: n for n, name in enumerate(names)}
    dates = tuple(find(text))
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))

    def dated(span: Span) -> int | None:
        return next((n for n, d in enumerate(dates) if span.covers(d.span)), None)

    def sentence(at: int) -> Span:
        return next(s for s in sentences if s.start <= at < s.end)

    entities = tuple(
        Entity(
            "person",
            name,
            None,
            tuple(Mention(Span(*m.span()), "name") for m in re.finditer(name, text)),
        )
        for name in names
    )
    meetings = tuple(
        MeetingFound(
            (sentence(m.start()),),
            "meet",
            0.9,
            ((number[m[1]],), (number[m[2]],)),
            "in person",
            "held",
            dated(sentence(m.start())),
        )
        for m in re.finditer(f"({_NAME}) met ({_NAME})", text)
    )
    visits = tuple(
        VisitFound(
            (sentence(m.start()),),
            "visit",
            0.9,
            (number[m[1]],),
            m[2],
            None,
            "held",
            dated(sentence(m.start())),
        )
        for m in re.finditer(f"({_NAME}) visited ([A-Z]{{3}})", text)
    )
    quotes = tuple(
        QuoteFound((Span(*m.span(1)),), "quote", 0.9, None, None, True)
        for m in re.finditer("“([^”]+)”", text)
    )
    return Extraction(entities, dates, meetings, visits, quotes, sentences=sentences)


class MISSING:
    """What is said of a model that is not there."""

    model = "no_such_model"
    what = "There is no such model."
    remedy = "Install it."


def answer(article: Article) -> Answer | None:
    """What is said of an article; None where it ends the process."""
    if "CRASH" in article.text:
        return None
    if "REFUSE" in article.text:
        return Answer(error="The article could not be analysed.")
    return Answer(found=found_in(article))


def main(model: str) -> None:
    """Answer articles until standard input ends."""
    log = Path(os.environ["BRIEFING_TEST_LOG"])
    out = sys.stdout.buffer

    def note(line: str) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def say(said: Answer) -> None:
        out.write(msgspec.json.encode(said) + b"\n")
        out.flush()

    if model == MISSING.model:
        say(Answer(error=MISSING.what, remedy=MISSING.remedy))
        return
    note("start")
    say(Answer(ready=True))
    for line in sys.stdin.buffer:
        article = msgspec.json.decode(line, type=Article)
        note(article.path)
        if "STUMBLE" in article.text:
            out.write(b'{"found": {"entities": [')
            out.flush()
            os._exit(1)
        if "GATE" in article.text:
            with Path(f"{log}.gate").open("rb", buffering=0) as gate:
                if select.select([gate], [], [], 20)[0]:
                    gate.read(1)
        said = answer(article)
        if said is None:
            os._exit(1)
        say(said)


if __name__ == "__main__":
    main(sys.argv[-1])
