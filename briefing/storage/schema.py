"""The tables. A store of another version is rebuilt: it holds nothing of its own."""

from zlib import crc32

from briefing.models.read_models import LINES

TABLES = """
CREATE TABLE files (
    path TEXT PRIMARY KEY,          -- relative to the opened folder
    fingerprint TEXT NOT NULL,      -- of reading
    problems BLOB NOT NULL,         -- JSON: what could not be read
    leftovers BLOB NOT NULL         -- JSON: words that belong to no article
) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY,            -- of the source
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    fingerprint TEXT NOT NULL,      -- of extraction
    article BLOB NOT NULL,          -- JSON without the text
    text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX articles_by_file ON articles (file);
CREATE TABLE extractions (
    fingerprint TEXT PRIMARY KEY,
    data BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE failures (
    fingerprint TEXT PRIMARY KEY,   -- of an extraction that did not succeed
    what TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE linked (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    fingerprint TEXT NOT NULL,      -- of linking; empty while articles are still to come
    generation INTEGER NOT NULL,    -- counts how often it was linked
    facts BLOB NOT NULL
);
CREATE TABLE news (                 -- what came in since the moment a reader looked last
    place INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);
CREATE TABLE news_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    since TEXT NOT NULL,            -- that moment
    linked TEXT NOT NULL            -- the fingerprint of linking that the news are of
);
CREATE TABLE records (              -- the linked briefing, record by record
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (kind, id)
);
CREATE TABLE links (                -- which records belong to a record
    name TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (name, id, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE hits USING fts5 (
    kind UNINDEXED, record UNINDEXED, source UNINDEXED, title, body,
    tokenize = "unicode61 remove_diacritics 2", prefix = "2 3"
);
CREATE TABLE listed (               -- rows of hits that are records
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    digest INTEGER NOT NULL         -- of what is to be found
);
CREATE TABLE sentences (            -- rows of hits that are sentences: from first to last
    source TEXT PRIMARY KEY,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (hits, 'row');
"""

_INDEXES = """
CREATE INDEX events_by_place ON event_line (place);
CREATE INDEX events_by_time ON event_line (start);
CREATE INDEX events_by_id ON event_line (id);
CREATE INDEX actors_by_id ON actor_line (id);
CREATE INDEX issues_by_id ON issue_line (id);
CREATE INDEX issues_by_place ON issue_line (place);
CREATE INDEX positions_by_id ON position_line (id);
CREATE INDEX positions_by_issue ON position_line (issue);
CREATE INDEX positions_by_source ON position_line (source);
CREATE INDEX positions_by_holder ON position_line (holder);
CREATE INDEX sources_by_id ON source_line (id);
CREATE INDEX pairs_by_id ON pair_line (id);
"""


def line_table(cls: type) -> str:
    """The name of the table that holds the lines of a class: ``EventLine`` → ``event_line``."""
    return cls.__name__.removesuffix("Line").lower() + "_line"


def tables() -> str:
    """All statements that make an empty store."""
    lines = "".join(
        f"CREATE TABLE {line_table(cls)} ({', '.join(cls._fields)});\n" for cls in LINES
    )
    return TABLES + lines + _INDEXES


VERSION = crc32(tables().encode()) & 0x7FFF_FFFF
"""Of the tables, made of their own text: no other is taken for this one."""
