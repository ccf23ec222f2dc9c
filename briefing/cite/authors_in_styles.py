"""Authors as the styles list them."""

import re

from briefing.cite.passage import Author


def apa_authors(authors: tuple[Author, ...]) -> str:
    """``Doe, J., & Roe, R. S.``"""
    names = [f"{a.family}, {_initials(a.given)}" if a.is_person else a.family for a in authors]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def first_turned(authors: tuple[Author, ...]) -> str:
    """``Doe, Jane, and Richard Roe``: the first by family name, the others as they are."""
    names = [_turned(authors[0]), *map(plain, authors[1:])] if authors else []
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return f"{names[0]}, and {names[1]}"
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def mla_authors(authors: tuple[Author, ...]) -> str:
    """``Doe, Jane, and Richard Roe``; of three and more the first alone: ``Doe, Jane, et al.``"""
    return f"{_turned(authors[0])}, et al" if len(authors) > 2 else first_turned(authors)


def in_order(authors: tuple[Author, ...]) -> str:
    """``Jane Doe, Richard Roe, and Ann Poe``."""
    names = [plain(author) for author in authors]
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def plain(author: Author) -> str:
    """``Jane Doe``."""
    return f"{author.given} {author.family}".strip()


def _turned(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.is_person else author.family


def _initials(given: str) -> str:
    """``Jean-Paul Mark`` → ``J.-P. M.``"""
    words = ["-".join(f"{p[0]}." for p in word.split("-") if p) for word in given.split()]
    return " ".join(re.sub(r"\.+", ".", word) for word in words)
