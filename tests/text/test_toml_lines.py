"""Where a key stands in a TOML file."""

import pytest

from briefing.toml_lines import line_of

TEXT = """# a comment
theme = "x"

["a.txt"]   # an article
title = "T"
"url" = 3

[FIN]
"army chief" = [
  ["A B", "2001", ""],
  ["C D", "2003", ""]
]
title = "U"
"""


@pytest.mark.parametrize(
    ("key", "table", "line"),
    [
        ("theme", "", 2),
        ("a.txt", "", 4),
        ("title", "a.txt", 5),
        ("url", "a.txt", 6),
        ("title", "FIN", 13),
        ("army chief", "FIN", 9),
        ("nothing", "FIN", 8),
        ("nothing", "", 1),
        ("title", "nothing", 1),
    ],
)
def test_line_of(key: str, table: str, line: int) -> None:
    """Of a key, a table, or the table where the key is missing."""
    assert line_of(TEXT, key, table) == line


def test_an_empty_file() -> None:
    """Is all on its first line."""
    assert line_of("", "key") == 1
