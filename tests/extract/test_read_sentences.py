"""Where words stand in a sentence whose white space was made single spaces."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.components.stances.read_sentences import length

WORDS = st.lists(st.text("abc.é漢", min_size=1, max_size=4), min_size=1, max_size=6)
SPACES = st.sampled_from([" ", "  ", "\n", " \n\t ", "\u00a0"])


@given(words=WORDS, data=st.data())
def test_every_word_is_found_again(words: list[str], data: st.DataObject) -> None:
    """Its place in the plain text is the length of what stands before it."""
    text = "".join(word + data.draw(SPACES) for word in words)
    plain, at = " ".join(text.split()), 0
    for word in words:
        start = length(text[:at])
        end = length(text[: at + len(word)])
        assert plain[start:end] == word
        at = text.index(word, at) + len(word)
        at += len(text[at:]) - len(text[at:].lstrip())
