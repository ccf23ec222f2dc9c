"""Text folded for comparison, and text made harmless for a terminal."""

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\xa0": " "})
# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
# C0 and C1 controls, bidirectional marks and overrides, zero-width characters, the byte-order mark.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e007f]"
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, without accents, with straight quotes and single spaces."""
    return _folded(text)


def _folded(text: str) -> str:
    if text.isascii():  # most names are: nothing of them has to be taken apart
        return " ".join(text.replace("`", "'").lower().split())
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.casefold().translate(_LETTERS).split())


_APART = re.compile(r"[^\w]+|_")


def words_of(text: str) -> str:
    """The folded words alone, a space before, between and after them: `` the us army ``."""
    return f" {' '.join(_APART.sub(' ', fold(text)).split())} "


_TOKEN = re.compile(r"[^\W_]+")
# What stands between words in most texts, so that the rest of them is ASCII.
_BETWEEN = str.maketrans(dict.fromkeys("’‘`´“”\xa0–—…•·→", " "))


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order. Nothing of it is remembered, as ``fold`` does."""
    plain = text.translate(_BETWEEN)
    return _TOKEN.findall(plain.lower() if plain.isascii() else _folded(plain))


def escape_terminal(text: str) -> str:
    """The same number of code points, none of which can steer a terminal.

    Control, bidirectional and zero-width characters become a visible ``·`` (tabs and line
    breaks a space), so that offsets into the text still hold.
    """
    return _CONTROL.sub("·", text).replace("\t", " ").replace("\n", " ")


def cut_at_word(text: str, most: int) -> str:
    """At most ``most`` characters, and an ellipsis where there were more; no word is cut."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def one_line(text: str) -> str:
    """White space folded to single spaces, control characters made visible."""
    return " ".join(escape_terminal(text).split())
