-- Work that failed every time, out of the way of what works, until somebody looks at it.
CREATE TABLE dead_letters (
    id TEXT NOT NULL PRIMARY KEY,
    task_name TEXT NOT NULL,
    task_instance TEXT NOT NULL,
    task_data TEXT,
    reason TEXT NOT NULL,
    tries INTEGER NOT NULL,
    died_at BIGINT NOT NULL
);

-- What operators did from the command line.
CREATE TABLE operator_log (
    at BIGINT NOT NULL,
    operator TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL
);

-- When a card last changed, and the case it belongs to, so that old ones can go.
ALTER TABLE outbox ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN case_id TEXT;
CREATE INDEX outbox_by_case ON outbox (case_id);
