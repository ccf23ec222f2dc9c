"""Sentences that ask whether something was so; what they tell did not for that reason happen."""

from briefing.extract.document import ParsedArticle
from briefing.resources import word_list

_ASKING = word_list("questions", "asking")


def is_asked(parsed: ParsedArticle, offset: int) -> bool:
    """Whether the sentence at a code point of the view asks: ``Did the ministers meet?``"""
    sentence = parsed.doc[parsed.word_at(offset)].sent
    last = next((t for t in reversed(sentence) if t.text.strip().strip('"”’')), None)
    return last is not None and last.text.endswith("?") and sentence[0].lower_ in _ASKING
