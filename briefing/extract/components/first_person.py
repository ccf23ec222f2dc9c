"""Who ``I`` is: the speaker of a quotation, or who has the floor."""

from collections.abc import Iterable

from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.document import ParsedArticle


def resolve_first_person(parsed: ParsedArticle, said: Iterable[QuotationDraft]) -> None:
    """``I`` is whoever speaks: in a quotation its speaker, in a transcript who has the floor."""
    for words in said:
        if words.speaker is None or (not words.direct and words.rule != "turn"):
            continue
        first, last = parsed.word_at(words.start), parsed.word_at(words.end - 1)
        for token in parsed.doc[first : last + 1]:
            if token.lower_ in {"i", "me"}:
                parsed.antecedents[token.i] = (words.speaker,)
