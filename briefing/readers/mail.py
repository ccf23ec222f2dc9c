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
from briefing.readers.document import Document, Found, KeyRing
from briefing.readers.web_page import page_document

_QUOTED = re.compile(r"^\s*>")
_SIGNATURE = re.compile(r"^--\s?$")
_FORWARDED = re.compile(r"^\s*-{3,}\s*(?:Forwarded message|Original Message)\s*-{3,}\s*$", re.I)
_HEADER = re.compile(r"^\s*\*?(?:From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\s", re.I)
_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
_UNSUBSCRIBE = re.compile(
    r"unsubscribe|update your preferences|no longer wish to receive|view (?:this|it) in", re.I
)
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
            if blank and line.startswith(b"From "):
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
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, KeyError) as error:
        # the library's parser of headers lets errors of many kinds through
        yield Problem(path, f"The mail cannot be read ({type(error).__name__}); save it again.")
        return
    for name in attached:
        yield Leftover("", f"attachment “{name}”; save it beside the mail", "not read")
    if document is None or not document.text.strip():
        yield Problem(path, "The mail holds no text; it may hold a picture or an attachment alone.")
        return
    known = own.over(document.metadata)
    yield from articles_of(replace(document, metadata=known), path, metadata)


def _headers(message: EmailMessage) -> Metadata:
    name, address = parseaddr(str(message.get("From", "")))
    subject = _PREFIX.sub("", " ".join(str(message.get("Subject", "")).split()))
    try:
        sent = parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError):
        sent = None
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
        if len(words) < 300 and (_UNSUBSCRIBE.search(words) or rule_of_line(words)):
            aside.append(SetAside(span.start, span.end, "newsletter"))
        else:
            kept.append(span)
    return {
        "body": tuple(kept) or document.body,
        "set_aside": tuple(aside) if kept else document.set_aside,
    }


def _plain(text: str) -> Document:
    """A mail of plain text: quoted lines, the signature and forwarded headers are set aside."""
    aside: list[SetAside] = []
    at, rest, headers = 0, "", False
    for line in text.split("\n"):
        rule = rest
        if not rule and _SIGNATURE.match(line):
            rest = rule = "signature"
        elif _FORWARDED.match(line):
            rule, headers = "forwarded mail", True
        elif headers and (_HEADER.match(line) or not line.strip()):
            rule = "forwarded mail"
        elif _QUOTED.match(line):
            rule = "quoted mail"
        elif len(line) < 200 and _UNSUBSCRIBE.search(line):
            rule = "newsletter"
        else:
            headers = False
        if rule and line.strip():
            aside.append(SetAside(at, at + len(line), rule))
        at += len(line) + 1
    return Document(text, Metadata(), tuple(aside))


def _attachments(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments():
        name = part.get_filename()
        if name and part.get_content_maintype() not in {"image", "audio", "video"}:
            yield " ".join(str(name).split())[:120]


MAIL, MAILBOX = MailReader(), MailboxReader()
