"""The statistical model: loaded once, used twice on each article.

Entities are recognised on the text as it is, the parse is made of its simplified copy. Each
component runs once an article, so the cost is that of the bare pipeline.
"""

import importlib
import importlib.util
import sys
from contextlib import ExitStack
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any

from briefing.errors import ModelError
from briefing.extract.document import Word
from briefing.extract.matching.tokens import Tokens
from briefing.extract.parse_repair import repair
from briefing.text.datelines import iter_datelines

_TURN = 25
"""Articles between two clearings of the vocabulary."""


class Model:
    """A spaCy pipeline.

    Args:
        name: of an installed pipeline package, or a folder.

    Raises:
        ModelError: it is not installed, or has no parser or no entity recogniser.
    """

    def __init__(self, name: str) -> None:
        spacy = _import_spacy()
        try:
            self._nlp: Any = spacy.load(_place_of(name))
        except OSError:
            raise ModelError(
                f"The language model “{name}” is not installed.",
                "Install that package, or name another with --model or in config.toml.",
            ) from None
        except (ValueError, ImportError, AttributeError) as error:
            raise ModelError(
                f"The language model “{name}” cannot be loaded ({error}).",
                "Install a version made for this spaCy.",
            ) from None
        for needed in ("ner", "parser", "tagger"):
            if needed not in self._nlp.pipe_names:
                raise ModelError(
                    f"The language model “{name}” has no {needed}.", "Name a full English pipeline."
                )
        self._nlp.max_length = 5_000_000
        self._zone = ExitStack()
        self._read = 0
        self._shared = "tok2vec" in self._nlp.pipe_names
        self._parse = [component for title, component in self._nlp.pipeline if title not in {"ner"}]

    def renew(self) -> None:
        """Free, every so many articles, what their words added to the vocabulary.

        No token or document of an earlier article may be used after it. Freed after each article,
        every word would be built anew each time, which costs more than it saves.
        """
        if self._read % _TURN == 0:
            self._zone.close()
            self._zone.enter_context(self._nlp.memory_zone())
        self._read += 1

    def tokens(self, text: str) -> Tokens:
        """Words and named entities of a text.

        No name goes on behind a dateline: what follows one is read by itself.
        """
        from spacy.tokens import Doc

        docs = [self._entities(part) for part in _behind_datelines(text)]
        return Tokens.from_doc(Doc.from_docs(docs, ensure_whitespace=False))

    def _entities(self, text: str) -> Any:
        doc = self._nlp.make_doc(text)
        if self._shared and _listens(self._nlp):
            doc = self._nlp.get_pipe("tok2vec")(doc)
        return self._nlp.get_pipe("ner")(doc)

    def parse(self, words: list[Word], tokens: Tokens, persons: frozenset[int]) -> Any:
        """The parse of a simplified copy: spaCy's ``Doc`` with one token a word.

        Args:
            words: the copy.
            tokens: of the text it was made from.
            persons: the words that stand for persons.
        """
        from spacy.tokens import Doc

        spaces = [w.end < len(tokens) and not tokens.glued(w.end) for w in words]
        doc = Doc(self._nlp.vocab, words=[w.text for w in words], spaces=spaces)
        for i in range(1, len(words)):
            if words[i - 1].start in tokens.breaks:
                doc[i].is_sent_start = True
        for component in self._parse:
            doc = component(doc)
        for token in doc:
            if token.lemma_ == "hop":  # what the lemmatizer makes of "hopes" and "hoped"
                token.lemma_ = "hope"
        places = frozenset(i for i, word in enumerate(words) if word.place)
        closed = frozenset(i for i, word in enumerate(words) if tokens.words[word.end - 1] == ",")
        repair(doc, persons, places, closed)
        return doc


def _behind_datelines(text: str) -> list[str]:
    """A text cut behind its datelines and the spaces that follow them."""
    ends = [line.span.end for line in iter_datelines(text)]
    ends = [end + len(text[end:]) - len(text[end:].lstrip()) for end in ends]
    cuts = [0, *(end for end in ends if end < len(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if b > a] or [text]


def _place_of(name: str) -> str:
    """The folder of a pipeline whose package tells it instead of loading it, else the name.

    Packages made by spaCy load themselves; some that carry a pipeline have ``model_path`` only.
    """
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        return name
    path = getattr(importlib.import_module(name), "model_path", None)
    return str(path()) if callable(path) else name


def _import_spacy() -> Any:
    """spaCy without its command line, which takes a third of the time of the import.

    ``spacy/__init__.py`` imports ``spacy.cli.info`` for its own ``spacy.info``; nothing here calls
    it. The stand-ins are taken away again, so that a later import gets the real modules.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    names = ("spacy.cli", "spacy.cli.info")
    for name in names:
        stand_in: Any = ModuleType(name)
        stand_in.info = None
        stand_in.__path__ = []
        sys.modules[name] = stand_in
    try:
        return importlib.import_module("spacy")
    finally:
        for name in names:
            del sys.modules[name]


def _listens(nlp: Any) -> bool:
    """Whether the entity recogniser takes its vectors from the shared component."""
    config = nlp.get_pipe_config("ner") if "ner" in nlp.pipe_names else {}
    return "Listener" in str(config.get("model", {}).get("tok2vec", {}).get("@architectures", ""))


@cache
def load_model(name: str) -> Model:
    """The model, loaded once a process."""
    return Model(name)
