-- The local page's messages. "changed" grows with each change of any row, so a page can ask for what it has missed.
CREATE TABLE local_messages (
    conversation TEXT NOT NULL,
    slot TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    content TEXT NOT NULL,
    position BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (conversation, slot)
);
CREATE UNIQUE INDEX local_messages_by_change ON local_messages (changed);
