"""Four fingerprints decide what must be done again; none is bumped by hand.

*read* covers a file's bytes and the readers, *extract* a text with the rules, tables and model that
read it, *link* everything that linking sees, *index* how words are put into the index. Each
includes the program's own source of that stage.
"""

import importlib.metadata
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from briefing.models import Article

_PACKAGE = Path(__file__).resolve().parent.parent


_LINKING = (
    *("link", "judgements", "models", "text", "resources"),
    *("workspace", "storage", "presentation"),
)
"""Packages whose source decides what a linked briefing is."""


def _piece(file: Path) -> bytes:
    """The size of a file, and some bytes from its middle."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        stream.seek(size // 2)
        return str(size).encode() + stream.read(65_536)


@cache
def _code(*parts: str) -> bytes:
    """A hash over the source, tables and weights of some packages.

    Of the largest weights a piece is enough: training changes all of them, and reading them whole
    would cost each start.
    """
    digest = sha256()
    for part in parts:
        for file in sorted((_PACKAGE / part).rglob("*")):
            if file.suffix in {".py", ".toml", ".json"}:
                digest.update(file.relative_to(_PACKAGE).as_posix().encode())
                digest.update(file.read_bytes())
            elif file.suffix == ".onnx":
                digest.update(_piece(file))
    return digest.digest()


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "none"


@cache
def _model_version(model: str) -> str:
    return f"spacy {_version('spacy')}, {model} {_version(model.replace('_', '-'))}"


def read_fingerprint(size: int, mtime_ns: int, beside: bytes, columns: str = "") -> str:
    """Of a file as it stands, with the metadata beside it.

    Args:
        size, mtime_ns: of the file; where both are the same it is taken as unchanged.
        beside: the bytes of the ``sources.toml`` beside it.
        columns: how the user has mapped the columns of tables.
    """
    digest = sha256(_code("readers", "text", "models", "resources"))
    digest.update(columns.encode("utf-8", "surrogatepass"))
    digest.update(f"{size}:{mtime_ns}".encode())
    digest.update(beside)
    return digest.hexdigest()


def file_fingerprint(file: Path, beside: dict[Path, bytes], columns: str = "") -> str:
    """Of a file as it stands.

    Args:
        file: which need not exist.
        beside: the ``sources.toml`` of each folder, filled as folders are met.
        columns: how the user has mapped the columns of tables.
    """
    folder = file.parent
    if folder not in beside:
        try:
            beside[folder] = (folder / "sources.toml").read_bytes()
        except OSError:
            beside[folder] = b""
    try:
        known = file.stat()
    except OSError:
        return read_fingerprint(-1, -1, beside[folder], columns)
    return read_fingerprint(known.st_size, known.st_mtime_ns, beside[folder], columns)


def extract_fingerprint(article: Article, model: str) -> str:
    """Of a text under the rules and the model; of its metadata only the title counts."""
    digest = sha256(_code("extract", "resources", "text", "models"))
    digest.update(_model_version(model).encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    digest.update(repr((article.body, article.title, article.language)).encode())
    return digest.hexdigest()


def link_fingerprint(articles: Iterable[tuple[Article, str]], beside: str = "") -> str:
    """Of all articles with the fingerprints of their extractions.

    Args:
        articles: each with the fingerprint of its extraction.
        beside: the reader’s judgements and tables, as text.
    """
    digest = sha256(_code(*_LINKING))
    digest.update(beside.encode("utf-8", "surrogatepass"))
    for article, fingerprint in articles:
        known = (
            article.path,
            article.title,
            article.outlet,
            article.authors,
            article.published,
            article.url,
            article.language,
            article.body,
            article.set_aside,
            article.key,
        )
        digest.update(msgspec.json.encode(known))
        digest.update(fingerprint.encode())
    return digest.hexdigest()


def index_fingerprint() -> str:
    """Of the code that makes words of records; an index of another one would answer half."""
    return sha256(_code("storage/search", "text", "models", "resources")).hexdigest()
