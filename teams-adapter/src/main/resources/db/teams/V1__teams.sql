-- What has to be known to speak again: where a conversation is served now, who talked there last, whether the bot may still write.
CREATE TABLE teams_conversations (
    address TEXT NOT NULL PRIMARY KEY,
    -- The address without its thread and its reader.
    room TEXT NOT NULL,
    -- Empty where the conversation belongs to no team.
    team TEXT NOT NULL,
    is_personal BOOLEAN NOT NULL,
    service_url TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    bot_id TEXT NOT NULL,
    last_person TEXT NOT NULL,
    is_closed BOOLEAN NOT NULL,
    -- Where cards go instead, once the bot was shut out.
    detour TEXT
);
CREATE INDEX teams_conversations_by_room ON teams_conversations (room);
CREATE INDEX teams_conversations_by_team ON teams_conversations (team);

-- What the channel calls a person, time zone and personal chat, as last seen.
CREATE TABLE teams_people (
    id TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    zone TEXT NOT NULL,
    personal_chat TEXT,
    PRIMARY KEY (id, tenant_id)
);

-- Messages that stand for another conversation than the one they are in.
CREATE TABLE teams_detoured_messages (
    conversation_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (conversation_id, message_id)
);
