"""An article with what was found in it, and the ids that follow from it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha1

from briefing.models import Article, Extraction, Ref, Span


@dataclass(frozen=True)
class ReadArticle:
    """An article with what was found in it."""

    article: Article
    extraction: Extraction

    @cached_property
    def id(self) -> str:
        """The id of the source; see ``source_id_of``."""
        return source_id_of(self.article)

    def ref(self, span: Span) -> Ref:
        """Evidence: the words of a span."""
        return Ref(self.id, span.start, span.end, span.of(self.article.text))

    def refs(self, spans: tuple[Span, ...]) -> tuple[Ref, ...]:
        """Evidence: the words of several spans."""
        return tuple(self.ref(span) for span in spans)


def source_id_of(article: Article) -> str:
    """The id of an article's source: of its path, or of its key where its number may change."""
    if not article.key:
        return source_id(article.path)
    return source_id(f"{article.path.rpartition('#')[0]}#{article.key}")


@lru_cache(maxsize=65536)
def source_id(path: str) -> str:
    """The id of the source at a path, the same on every machine."""
    return "s-" + short_hash(path)


def short_hash(*parts: object) -> str:
    """Ten hexadecimal digits that stand for some values."""
    joined = "|".join(str(part) for part in parts)
    return sha1(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:10]
