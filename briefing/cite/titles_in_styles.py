"""Headlines as the styles print them."""

import re

from briefing.resources import word_list


def headline_case(title: str) -> str:
    """Headline-style capitals: all words but small ones inside (Chicago 17, 8.159; MLA 9, 2.90)."""
    words = title.split(" ")
    last = len(words) - 1
    small = word_list("titles_in_styles", "small")
    found = []
    for i, word in enumerate(words):
        inner = re.search(r"[^\W\d_]", word)
        begins = i in (0, last) or words[i - 1].endswith((":", "?", "!", "—", "–"))
        plain = word.strip(".,:;!?“”‘’\"'()").lower()
        if inner and word == word.lower() and (begins or plain not in small):
            at = inner.start()
            word = word[:at] + word[at].upper() + word[at + 1 :]
        found.append(word)
    return " ".join(found)


def ended(title: str, mark: str = ".") -> str:
    """A title with the mark that ends it, where it bears none of its own."""
    return title if title.endswith(("?", "!", ".", "…")) else title + mark
