"""Which language an article is written in: English is read, others are named.

English is told by the share of its small words, which costs nothing; what has few of them is asked
of py3langid, which is loaded only then. Of a text of few letters no program knows the language
(py3langid 0.4.0 takes ``Talks postponed`` for Estonian): such a text counts as English, unless its
script is another one.
"""

import re
from functools import cache
from typing import Any

from briefing.models import SetAside, Span
from briefing.resources import word_list

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_SHARE, _FEW, _ASKED = 0.12, 20, 4000
_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
UNKNOWN = "und"
"""The code of a language that cannot be named."""


def is_english(code: str | None) -> bool:
    """Whether articles of a language are read: ``en``, ``en-GB``, or none named."""
    return code is None or code.lower().partition("-")[0].partition("_")[0] == ENGLISH


def language_name(code: str) -> str:
    """``French``; for a rare one ``the language “xx”``."""
    if code == UNKNOWN:
        return "a language that is not English"
    return _NAMES.get(code.partition("-")[0], f"the language “{code}”")


def language_of(text: str, body: tuple[Span, ...]) -> str:
    """The ISO 639-1 code of an article's language."""
    return _language(" ".join(span.of(text) for span in body))


def foreign_paragraphs(text: str, body: tuple[Span, ...]) -> tuple[SetAside, ...]:
    """Paragraphs of an English article that are of another language, as not read."""
    found = []
    for span in body:
        for line in re.finditer(r"[^\n]+", span.of(text)):
            if len(_WORD.findall(line.group())) < _FEW:
                continue
            code = _language(line.group())
            if not is_english(code):
                start, end = span.start + line.start(), span.start + line.end()
                found.append(SetAside(start, end, language_name(code), "not read"))
    return tuple(found)


def _language(text: str) -> str:
    letters = _LETTER.findall(text[:_ASKED])
    latin = sum(bool(_LATIN.match(letter)) for letter in letters)
    words = [word.lower() for word in _WORD.findall(text[: 4 * _ASKED])]
    if not letters or (latin * 2 >= len(letters) and len(words) < _FEW):
        return ENGLISH
    small = word_list("language", "english")
    if sum(word in small for word in words) >= _SHARE * len(words):
        return ENGLISH
    return _asked(text[:_ASKED])


def _asked(text: str) -> str:
    identifier = _identifier()
    if identifier is None:
        return UNKNOWN
    code, sure = identifier.classify(text)
    return str(code) if sure > 0.5 else UNKNOWN if not text.isascii() else ENGLISH


@cache
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
