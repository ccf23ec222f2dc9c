#!/usr/bin/env bash
# striprtf 0.0.35, Python 3.11.
#
# Expected: the text that the document shows. Words struck out by a tracked change (\deleted) are gone or
# marked, a footnote stands somewhere in the output.
# Seen: the other way round. What an author took out is given back as running text, what stands in a
# footnote is missing altogether; nothing marks either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3.11}" -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check striprtf==0.0.35
cd "$folder"
"$folder/env/bin/python" - <<'PYTHON'
from striprtf.striprtf import rtf_to_text

document = (
    r"{\rtf1\ansi{\*\revtbl{Unknown;}{Maren Holt;}}"
    r"\pard The minister {\deleted\revauthdel1 refused }agreed to talks."
    r"{\super\chftn}{\footnote\pard According to two officials.} They meet in May.\par}"
)
text = rtf_to_text(document)
print(repr(text))
assert "refused" in text, "deleted text is left out now"
assert "two officials" not in text, "footnotes are kept now"
print("as stated: deleted words are kept, the footnote is dropped")
PYTHON
