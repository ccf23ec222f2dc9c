"""What a citation needs to know of a passage, and of the article that holds it."""

import re
from dataclasses import dataclass

from briefing.models import Published, Ref, Source
from briefing.presentation.dates import published_words
from briefing.resources import word_list
from briefing.text.aligned_view import paragraph_spans
from briefing.text.name_particles import name_particles
from briefing.text.normalisation import cut_at_word, one_line

_OPENING = 80
_CONTEXT = 32
"""Code points before and behind a passage by which it is found again."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person with family and given name, or a body, whose name is ``family`` alone."""

    family: str
    given: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it has a given name."""
        return bool(self.given)


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim passage with all that is known of its source. Unknown parts are None or empty."""

    quotation: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    """``15 December 2023``, ``December 2023``, ``2023``; with ``(inferred)`` where it was."""
    url: str | None
    path: str
    paragraph: int
    paragraphs: int
    start: int = 0
    end: int = 0
    """The range of the passage in the source's text; code points."""
    exact: str = ""
    """Its words letter by letter, as a file of JSON may hold them; no terminal is shown them."""
    prefix: str = ""
    suffix: str = ""
    date: Published | None = None
    key: str = "source"
    """What names the source in a bibliography."""
    opening: str = ""
    """How the article begins; what names it where it has no headline."""
    note: str = ""
    """``withdrawn by the source``, where it was."""

    @property
    def names(self) -> tuple[Author, ...]:
        """The authors, family and given name apart."""
        return tuple(author_of(name) for name in self.authors)

    @property
    def named(self) -> str:
        """The headline, else the opening words in brackets, else the file."""
        return self.title or (f"[{self.opening}]" if self.opening else f"[{self.path}]")

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day of publication as far as known; empty for an unknown date."""
        words = self.date.date if self.date is not None else None
        return tuple(int(part) for part in words.split("-")) if words else ()

    @property
    def bounds(self) -> tuple[str | None, str | None]:
        """The days between which it appeared, where only those are known."""
        known = self.date
        if known is None or known.date is not None:
            return None, None
        return known.start, known.end


def author_of(name: str) -> Author:
    """``Ana de la Cruz`` → ``de la Cruz``, ``Ana``; a body stays whole."""
    words = name.split()
    bodies = word_list("passage", "bodies")
    if len(words) < 2 or any(word.lower().strip(".,") in bodies for word in words):
        return Author(name)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in name_particles():
        at -= 1
    return Author(" ".join(words[at:]), " ".join(words[:at]))


def passage_of(ref: Ref, source: Source, text: str, key: str = "", note: str = "") -> Passage:
    """The passage that a reference proves.

    Args:
        ref: the words.
        source: where they stand.
        text: the text of the source.
        key: what names the source in a bibliography.
        note: what the reader must know of the words, such as that they were withdrawn.
    """
    spans = paragraph_spans(text, source.body)
    number = sum(1 for span in spans if span.start <= ref.start) or 1
    return Passage(
        quotation=one_line(ref.text),
        title=one_line(source.title) if source.title else None,
        outlet=one_line(source.outlet) if source.outlet else None,
        authors=tuple(one_line(a) for a in source.authors),
        published=published_words(source),
        url=one_line(source.url) if source.url else None,
        path=one_line(source.path),
        paragraph=number,
        paragraphs=len(spans),
        start=ref.start,
        end=ref.end,
        exact=ref.text,
        prefix=text[max(0, ref.start - _CONTEXT) : ref.start],
        suffix=text[ref.end : ref.end + _CONTEXT],
        opening=_opening(source, text),
        date=source.published,
        key=key or citation_key(source),
        note=note,
    )


def _opening(source: Source, text: str) -> str:
    """The first sentence, cut at a word."""
    first = source.sentences[0].of(text) if source.sentences else ""
    return cut_at_word(one_line(first), _OPENING)


def citation_key(source: Source) -> str:
    """``lowlandgazette2024minister``; of its file's name where little is known."""
    words = re.findall(r"[a-z0-9]+", (source.outlet or "").lower())
    outlet = "".join(word for word in words if word != "the")[:24]
    year = source.published.date[:4] if source.published and source.published.date else "nd"
    title = re.findall(r"[a-z]{4,}", (source.title or "").lower())[:2]
    if not outlet and not title:
        name = re.sub(r"[^a-z0-9]+", "", source.path.lower())
        return f"{name[:32] or 'source'}{year}"
    return f"{outlet}{year}{''.join(title)}"


def web_address(passage: Passage) -> str | None:
    """The address of the source, where it is one that can be followed."""
    url = passage.url
    return url if url and re.match(r"https?://[^\s<>{}\\^`|\"]+$", url) else None


def with_inner_marks(words: str) -> str:
    """A quotation for double marks: those inside it become single ones."""
    words = re.sub(r"[“”]", lambda m: "‘" if m.group() == "“" else "’", words)
    return re.sub(r'"([^"]*)"', r"‘\1’", words)
