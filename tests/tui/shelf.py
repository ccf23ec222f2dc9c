"""A library whose articles are read already: ``refresh`` finds nothing new, no model is loaded."""

from collections.abc import Sequence
from pathlib import Path

from briefing.config import Settings
from briefing.library import Library, _file_fingerprint
from briefing.link.linker import source_id
from briefing.readers import read, scan
from briefing.readers.folder import relative
from briefing.records import Article, Briefing, Extraction
from briefing.search import index_briefing
from briefing.store import Store, extract_fingerprint, link_fingerprint


def shelve(
    root: Path,
    briefing: Briefing,
    *,
    articles: Sequence[Article] = (),
    settings: Settings | None = None,
    library: type[Library] = Library,
) -> Library:
    """A library over the files at ``root`` that holds ``briefing`` as if it had been linked.

    Args:
        root: the folder; its files are there, whatever they hold.
        briefing: what was linked from them.
        articles: what the readers made of the files; by default they are asked.
        settings: the user's.
        library: the class, for one that misbehaves.
    """
    shelf = library(root, settings, Store(None))
    found = scan(root)
    beside: dict[Path, bytes] = {}
    for file in found.files:
        path = relative(file, found.root)
        own = [a for a in articles if a.path.partition("#")[0] == path]
        kept = [
            (source_id(a.path), a, extract_fingerprint(a, shelf.settings.model))
            for a in own or read(file, found.root).articles
        ]
        shelf.store.put_file(path, _file_fingerprint(file, beside), (), kept)
        for _, _, fingerprint in kept:
            shelf.store.put_extraction(fingerprint, Extraction())
    known = shelf.store.articles()
    shelf.store.put_linked(link_fingerprint((a, f) for _, a, f in known), briefing)
    texts = {source: article.text for source, article, _ in known}
    with shelf.store.transaction() as db:
        index_briefing(db, briefing, texts.get)
    return shelf
