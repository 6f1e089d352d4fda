-- Tests of a mail path that have ended: what the next one is compared with, and what a card's details are read from.
CREATE TABLE path_runs (
    id TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    target TEXT NOT NULL,
    at BIGINT NOT NULL,
    document TEXT NOT NULL
);
CREATE INDEX path_runs_by_conversation ON path_runs (platform, address, at);
