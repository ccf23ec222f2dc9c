"""Whether a group is what is fought: ``to defeat ISIS``, ``the campaign against al-Qaeda``."""

from typing import Any

from briefing.resources import word_list, words

_AGAINST = frozenset({"anti", "counter", "against"})
_INSIDE = word_list("adversaries", "inside")
_STEPS = 6


def is_fought(word: Any, spelt: list[str]) -> bool:
    """Whether a verb or a noun of fighting governs a name, or stands in its wording.

    Args:
        word: the word of the parse that heads the name.
        spelt: the words of the name and the two before it.
    """
    parts = {part.lower() for text in spelt for part in text.replace("‑", "-").split("-")}
    if parts & (_AGAINST | words("issues", "fighting", "ends")):
        return True
    for _ in range(_STEPS):
        above = word.head
        if above == word:
            return False
        if word.dep_ in {"dobj", "nsubjpass"}:
            return above.lemma_.lower() in words("issues", "fighting", "verbs")
        if word.dep_ == "pobj":
            if _goes_against(above):
                return True
            above = above.head
        elif word.dep_ not in _INSIDE:
            return False
        if above.lemma_.lower() in words("issues", "fighting", "ends"):
            return True
        word = above
    return False


def _goes_against(link: Any) -> bool:
    """``a stand against``, ``the war on``, ``to rid Iraq of``."""
    if link.lower_ == "against":
        return True
    lemma = link.head.lemma_.lower()
    return (link.lower_ == "on" and lemma in words("issues", "fighting", "fights")) or (
        link.lower_ == "of" and lemma == "rid"
    )
