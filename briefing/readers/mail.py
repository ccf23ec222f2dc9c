"""``.eml`` and ``.mbox``: mails and newsletters; the article, not what stands around it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Any

from briefing.models import Article, Leftover, Problem, SetAside
from briefing.readers.articles import articles_of
from briefing.readers.base import MOST_BYTES, Metadata, decode
from briefing.readers.boilerplate import rule_of_line
from briefing.readers.compilations.base import day_in
from briefing.readers.document import Document, Found, KeyRing
from briefing.readers.web_page import page_document

_QUOTED = re.compile(r"^\s*>")
_SIGNATURE = re.compile(r"^--\s?$")
_FORWARDED = re.compile(
    r"^\s*(?:-{3,}\s*(?:Forwarded message|Original Message)\s*-{3,}|_{10,}|"
    r"Begin forwarded message:)\s*$",
    re.I,
)
_LEAVE = re.compile(r"\b(?:unsubscribe|update your preferences|no longer wish to receive)\b", re.I)
_HEADER = re.compile(r"^\s*\*?(From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\*?\s", re.I)
_WROTE = re.compile(r"^\s*On .{6,120} wrote:\s*$")
_MARK = re.compile(r"^\s*(?:>\s?)+")
_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
_BEGINS = re.compile(rb"From \S+.{0,80}\d|From \S+ \w{3}\s*$|From -? ?\w{0,3}\s*$")
"""The line that begins a mail: sender and day."""
_MOST_MAILS = 200_000


class MailReader:
    """One mail."""

    suffixes = (".eml",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the mail's article; attachments are named as not read."""
        if file.stat().st_size > MOST_BYTES * 16:
            yield Problem(path, "The mail is too large; save what you need of it.")
            return
        yield from _mail(file.read_bytes(), path, metadata)


class MailboxReader:
    """Many mails, one behind the other."""

    suffixes = (".mbox",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the article of each mail, ``FILE#1``, ``FILE#2`` …"""
        keys = KeyRing()
        shared = replace(metadata, title=None, date=None, url=None)
        number = 0
        for at, data in _messages(file):
            number += 1
            if number > _MOST_MAILS:
                yield Problem(path, f"It holds more than {_MOST_MAILS:,} mails; split it.")
                return
            own = f"{path}#{number}"
            message_id = re.search(rb"(?im)^message-id:\s*(\S{1,200})", data[:20_000])
            key = message_id[1].decode("ascii", "replace") if message_id else str(number)
            for found in _mail(data, own, shared):
                if isinstance(found, Article) and found.path == own:
                    yield replace(found, key=keys.unused(key), at=at)
                elif isinstance(found, Problem):
                    yield replace(found, fatal=False)
                else:
                    yield found
        if not number:
            yield Problem(path, "No mail can be made out in the file; each begins with “From ”.")


def _messages(file: Path) -> Iterator[tuple[int, bytes]]:
    """The mails of a mailbox with the bytes at which they begin; never more than one in memory."""
    held: list[bytes] = []
    at, begin, size = 0, 0, 0
    blank = True
    with file.open("rb") as lines:
        for line in lines:
            if blank and _BEGINS.match(line):
                if held:
                    yield begin, b"".join(held)
                held, begin, size = [], at + len(line), 0
            elif size < MOST_BYTES * 16:
                held.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
                size += len(line)
            blank = not line.strip()
            at += len(line)
    if held and b"".join(held).strip():
        yield begin, b"".join(held)


def _mail(data: bytes, path: str, metadata: Metadata) -> Found:
    try:
        message: Any = email.message_from_bytes(data, policy=email.policy.default)
        own = _headers(message)
        document = _document(message)
        attached = list(_attachments(message))
    except Exception as error:  # the library's parser of headers lets many kinds through
        yield Problem(path, f"The mail cannot be read ({type(error).__name__}); save it again.")
        return
    for name in attached:
        yield Leftover("", f"attachment “{name}”; save it beside the mail", "not read")
    if document is None or not document.text.strip():
        yield Problem(path, "The mail holds no text; it may hold a picture or an attachment alone.")
        return
    known = document.metadata.over(own)
    yield from articles_of(replace(document, metadata=known), path, metadata)


def _headers(message: EmailMessage) -> Metadata:
    name, address = parseaddr(str(message.get("From", "")))
    subject = _PREFIX.sub("", " ".join(str(message.get("Subject", "")).split()))
    sent = _sent(str(message.get("Date", "")))
    outlet = name or address.partition("@")[2]
    return Metadata(title=subject or None, outlet=" ".join(outlet.split()) or None, date=sent)


def _document(message: EmailMessage) -> Document | None:
    """The mail as a document: of two forms of one text the web page, which tells more."""
    page = message.get_body(preferencelist=("html",))
    plain = message.get_body(preferencelist=("plain",))
    if page is not None:
        found = page_document(_payload(page))
        if found is not None and found.text.strip():
            return replace(found, metadata=Metadata(), **_with_lines(found))
    if plain is None:
        return None
    decoded = decode(_payload(plain))
    return _plain(decoded[0]) if decoded else None


def _payload(part: Any) -> bytes:
    data = part.get_payload(decode=True) or b""
    charset = part.get_content_charset()
    if charset and charset not in {"utf-8", "us-ascii"}:
        try:
            return bytes(data.decode(charset, "replace").encode("utf-8"))
        except LookupError:
            return bytes(data)
    return bytes(data)


def _with_lines(document: Document) -> dict[str, Any]:
    """A newsletter's lines on how to leave it are no article, wherever they stand."""
    if not document.body:
        return {}
    kept, aside = [], list(document.set_aside)
    for span in document.body:
        words = span.of(document.text)
        if len(words) < 300 and (rule_of_line(words) or _leaves(words)):
            aside.append(SetAside(span.start, span.end, "newsletter"))
        else:
            kept.append(span)
    return {
        "body": tuple(kept) or document.body,
        "set_aside": tuple(aside) if kept else document.set_aside,
    }


def _leaves(words: str) -> bool:
    """Whether a short block tells how to leave a newsletter."""
    return len(words.split()) < 40 and bool(_LEAVE.search(words))


def _plain(text: str) -> Document:
    """A mail of plain text: quoted lines, the signature and forwarded headers are set aside.

    Where nearly all is quoted or forwarded, that is what was sent: the marks go, the words stay;
    the headers of what was forwarded say where it came from.
    """
    lines = text.split("\n")
    quoted = [line for line in lines if _QUOTED.match(line)]
    words = sum(len(line.split()) for line in lines)
    if sum(len(line.split()) for line in quoted) > 0.7 * words:
        return _plain("\n".join(_MARK.sub("", line) for line in lines))
    aside: list[SetAside] = []
    told: dict[str, str] = {}
    at, rest, headers = 0, "", False
    for line in lines:
        rule = rest
        header = _HEADER.match(line)
        if not rule and _SIGNATURE.match(line):
            rest = rule = "signature"
        elif _FORWARDED.match(line):
            rule, headers = "forwarded mail", True
        elif headers and header:
            rule = "forwarded mail"
            told.setdefault(header[1].lower(), line[header.end() :].strip())
        elif headers and not line.strip():
            rule = "forwarded mail"
        elif _QUOTED.match(line) or _WROTE.match(line):
            rule = "quoted mail"
        else:
            headers = False
        if rule and line.strip():
            aside.append(SetAside(at, at + len(line), rule))
        at += len(line) + 1
    return Document(text, _forwarded(told), tuple(aside))


def _forwarded(told: dict[str, str]) -> Metadata:
    """What the headers of a forwarded mail say of it."""
    if not told:
        return Metadata()
    name, address = parseaddr(told.get("from", ""))
    subject = _PREFIX.sub("", told.get("subject", ""))
    date = told.get("date") or told.get("sent") or ""
    return Metadata(
        title=subject or None,
        outlet=(name or address.partition("@")[2]) or None,
        date=_sent(date) or day_in(date),
    )


def _sent(date: str) -> str | None:
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _attachments(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments():
        name = part.get_filename()
        if name and part.get_content_maintype() not in {"image", "audio", "video"}:
            yield " ".join(str(name).split())[:120]


MAIL, MAILBOX = MailReader(), MailboxReader()
