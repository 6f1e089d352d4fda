-- One row per case. The document is the case; the columns beside it are for finding it.
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL
);
CREATE INDEX cases_by_conversation ON cases (platform, address, opened_at);
CREATE INDEX cases_by_owner ON cases (platform, owner_id, state);

-- History, only ever added to.
CREATE TABLE case_events (
    case_id TEXT NOT NULL REFERENCES cases (id),
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
);

-- Platform events that were taken in, so that a redelivered one changes nothing.
CREATE TABLE seen_events (
    platform TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (platform, event_id)
);
CREATE INDEX seen_events_by_age ON seen_events (at);

-- One row per place in a conversation; only the latest state of a card is kept and sent.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    slot TEXT NOT NULL,
    card TEXT NOT NULL,
    revision BIGINT NOT NULL,
    delivered_revision BIGINT NOT NULL,
    message_id TEXT,
    attempts INTEGER NOT NULL,
    dead_reason TEXT
);

-- The table of db-scheduler.
CREATE TABLE scheduled_tasks (
    task_name TEXT NOT NULL,
    task_instance TEXT NOT NULL,
    task_data ${blob},
    execution_time ${timestamp} NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by TEXT,
    last_success ${timestamp},
    last_failure ${timestamp},
    consecutive_failures INT,
    last_heartbeat ${timestamp},
    version BIGINT NOT NULL,
    priority SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
