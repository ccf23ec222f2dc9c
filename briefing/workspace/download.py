"""One page from the web, bounded in size, time and redirects; private addresses when asked for."""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from briefing.errors import NotAdded
from briefing.text.normalisation import one_line

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 20_000_000
MOST_REDIRECTS = 5
SECONDS = 30.0
"""For one address with all its redirects."""
_HEADERS = {"User-Agent": "briefing (reads one page for its user)"}


class Page(NamedTuple):
    """What an address gave.

    Attributes:
        url: the last address, behind all redirects.
        media_type: as the server calls it, without parameters, in lower case.
        data: the body.
    """

    url: str
    media_type: str
    data: bytes


def fetch(url: str, *, private: bool = False) -> Page:
    """Fetch one page.

    Every address on the way is looked up first and must be public; the one that was connected to
    is looked at again before a byte of its answer is read.

    Args:
        url: ``http`` or ``https``.
        private: whether addresses of one's own machine and network are allowed.

    Raises:
        NotAdded: it is no such address, not allowed, too large, too slow, or gives no page.
    """
    import httpx

    deadline = time.monotonic() + SECONDS
    shown = at = url.rpartition("@")[2]
    try:
        shown = at = _without_login(url)
        # No proxy: behind one neither address could be checked.
        with httpx.Client(timeout=SECONDS / 2, headers=_HEADERS, trust_env=False) as client:
            for _ in range(MOST_REDIRECTS + 1):
                _check(at, private=private)
                if time.monotonic() > deadline:
                    raise NotAdded(shown, f"it took longer than {SECONDS:.0f} seconds")
                with client.stream("GET", at) as response:
                    _check_peer(at, response, private=private)
                    if not response.is_redirect:
                        response.raise_for_status()
                        return _page(at, response, deadline)
                    if not response.headers.get("location"):
                        raise NotAdded(shown, "it leads on, and does not say where")
                    at = _without_login(urljoin(at, response.headers["location"]))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise NotAdded(shown, one_line(str(error)) or type(error).__name__) from None
    raise NotAdded(shown, f"it leads on more than {MOST_REDIRECTS} times")


def _without_login(url: str) -> str:
    """An address without the name and password that may stand in it: it is kept and shown."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def _page(url: str, response: httpx.Response, deadline: float) -> Page:
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > MOST_BYTES:
            raise NotAdded(url, f"it is larger than {MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise NotAdded(url, f"it took longer than {SECONDS:.0f} seconds")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(url, kind, bytes(data))


def _check(url: str, *, private: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotAdded(url, "only http and https addresses are fetched")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise NotAdded(url, f"there is no such host ({error})") from None
    for *_, address in found:
        _check_address(url, str(address[0]), private=private)


def _check_peer(url: str, response: httpx.Response, *, private: bool) -> None:
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    if peer:
        _check_address(url, str(peer[0]), private=private)


def _check_address(url: str, address: str, *, private: bool) -> None:
    found = ipaddress.ip_address(address.partition("%")[0])
    if not (private or found.is_global) or found.is_multicast:
        what = f"{found} is an address of this machine or its network (--private allows it)"
        raise NotAdded(url, what)
