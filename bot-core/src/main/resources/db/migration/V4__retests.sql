-- Series of tests that look again by themselves. The timers lie with the scheduler; whether one still counts is decided here.
CREATE TABLE retests (
    id TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    due_at BIGINT,
    document TEXT NOT NULL
);
CREATE INDEX retests_by_conversation ON retests (platform, address);

-- Login tests whose secret is, or was, in the memory of a process. One that is found here by a new process was cut off.
CREATE TABLE begun_logins (
    id TEXT NOT NULL PRIMARY KEY
);
