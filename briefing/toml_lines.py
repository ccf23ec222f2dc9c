"""Where a key of a TOML file stands, for the sentence on what is wrong with it."""

import re

_HEADER = re.compile(r"""\s*\[{1,2}\s*("[^"]*"|'[^']*'|[\w.-]+)\s*\]{1,2}\s*(?:\#.*)?""")


def line_of(text: str, key: str, table: str = "") -> int:
    """The line of a key.

    Args:
        text: of the file; it is valid TOML.
        key: a key of ``table``, or, where that is empty, of no table; or a table's own name.
        table: the name of the table as its header has it, quotation marks left out.

    Returns:
        A number from 1; the line of the table's header where the key is not found, else 1.
    """
    within, found = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header:
            within = header[1].strip("\"'")
            if within == (table or key):
                found = number
                if not table:
                    return number
        elif within == table and line.partition("=")[0].strip(" \"'") == key:
            return number
    return found
