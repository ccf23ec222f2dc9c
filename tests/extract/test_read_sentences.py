"""Where words stand in a sentence whose white space was made single spaces."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.components.stances.read_sentences import plain_offsets

WORDS = st.lists(st.text("abc.é漢", min_size=1, max_size=4), min_size=1, max_size=6)
SPACES = st.sampled_from([" ", "  ", "\n", " \n\t ", "\u00a0"])


@given(words=WORDS, data=st.data())
def test_every_word_is_found_again(words: list[str], data: st.DataObject) -> None:
    """What stands at its place in the plain text is the word."""
    text = data.draw(st.sampled_from(["", " "]))
    starts = []
    for word in words:
        starts.append(len(text))
        text += word + data.draw(SPACES)
    plain, at = " ".join(text.split()), plain_offsets(text)
    for word, start in zip(words, starts, strict=True):
        assert plain[at[start] : at[start + len(word)]] == word
