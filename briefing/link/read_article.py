"""An article with what was found in it, and the ids that follow from it."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha1

from briefing.models import Article, Extraction, Ref, Span


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was found in it."""

    article: Article
    extraction: Extraction

    @property
    def id(self) -> str:
        """The id of the source, made of its path."""
        return source_id(self.article.path)

    def ref(self, span: Span) -> Ref:
        """Evidence: the words of a span."""
        return Ref(self.id, span.start, span.end, span.of(self.article.text))

    def refs(self, spans: tuple[Span, ...]) -> tuple[Ref, ...]:
        """Evidence: the words of several spans."""
        return tuple(self.ref(span) for span in spans)


@lru_cache(maxsize=65536)
def source_id(path: str) -> str:
    """The id of the source at a path, the same on every machine."""
    return "s-" + short_hash(path)


def short_hash(*parts: object) -> str:
    """Ten hexadecimal digits that stand for some values."""
    joined = "|".join(str(part) for part in parts)
    return sha1(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:10]
