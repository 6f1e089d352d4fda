-- First messages of ours that began a thread, with the conversation that lives there. "Began" where a command had left no message to answer,
-- or where the conversation had to move into direct messages.
CREATE TABLE slack_roots (
    channel TEXT NOT NULL,
    ts TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (channel, ts)
);
CREATE UNIQUE INDEX slack_roots_by_address ON slack_roots (address);

-- Who spoke to the bot last in a conversation: the one to tell when the channel is gone.
CREATE TABLE slack_askers (
    address TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL
);

-- Channels in which the bot reads along.
CREATE TABLE slack_listening (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (team, channel)
);
