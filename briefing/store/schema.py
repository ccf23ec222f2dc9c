"""The tables. A store of another version is rebuilt: it holds nothing of its own."""

VERSION = 2

TABLES = """
CREATE TABLE files (
    path TEXT PRIMARY KEY,          -- relative to the opened folder
    fingerprint TEXT NOT NULL,      -- of reading
    problems BLOB NOT NULL          -- JSON: what could not be read
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
    fingerprint TEXT NOT NULL,
    data BLOB NOT NULL
);
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
