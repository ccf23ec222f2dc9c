"""Texts of every kind a terminal gets wrong, for Hypothesis."""

from hypothesis import strategies as st

WIDE = "漢字한글カナ🇵🇰🙂"
COMBINING = "e\u0301o\u0308न\u093f\u0e33"
EMOJI = "👩\u200d🚀👍🏽❤\ufe0f"
KINDS = ("wide", "combining", "emoji")

texts = st.text(
    st.one_of(
        st.sampled_from("abc XYZ  …"),
        st.sampled_from(WIDE + COMBINING + EMOJI),
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")),
    ),
    max_size=120,
)
"""Without control characters: what is shown has been made harmless before it is measured."""

raw_texts = st.text(
    st.one_of(
        st.sampled_from("ab \n\t\r\x1b\x07\u200b\u202e漢🙂e\u0301"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
)
"""Articles as they may be read: everything but halves of surrogate pairs."""
