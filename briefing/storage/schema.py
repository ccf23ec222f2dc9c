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
CREATE TABLE vectors (              -- what sentences mean, apart from what was found in them
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
CREATE TABLE documents (            -- what can be found: records and sentences
    row INTEGER PRIMARY KEY,        -- kind, rank, number
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    names TEXT NOT NULL,
    topics TEXT NOT NULL,
    place TEXT NOT NULL,
    tags TEXT NOT NULL,
    facets TEXT NOT NULL            -- field, tab, value; a line each
);
CREATE VIRTUAL TABLE hits USING fts5 (  -- their folded words, by the same rows
    title, body, names, topics, place, tags, content = '', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE titles USING fts5 (  -- those of records alone
    title, content = '', tokenize = 'unicode61', prefix = '1 2 3'
);
CREATE TABLE listed (               -- rows that are records
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    digest INTEGER NOT NULL         -- of what is to be found
);
CREATE INDEX listed_by_record ON listed (kind, record);
CREATE TABLE sentences (            -- rows that are sentences: from first to last
    source TEXT PRIMARY KEY,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    digest INTEGER NOT NULL         -- of the text, its day and its outlet
) WITHOUT ROWID;
CREATE TABLE words (
    term TEXT PRIMARY KEY,
    docs INTEGER NOT NULL,          -- documents that hold it
    named INTEGER NOT NULL,         -- as part of a title or a name
    sound TEXT                      -- of a word of an actor's name
) WITHOUT ROWID;
CREATE INDEX words_by_sound ON words (sound) WHERE sound IS NOT NULL;
CREATE TABLE facets (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    docs INTEGER NOT NULL,
    PRIMARY KEY (field, value)
) WITHOUT ROWID;
CREATE TABLE search_state (
    changes INTEGER NOT NULL,
    code TEXT NOT NULL              -- fingerprint of what wrote the index
);
INSERT INTO search_state VALUES (0, '');
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
