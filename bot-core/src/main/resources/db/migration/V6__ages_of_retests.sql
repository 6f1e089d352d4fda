-- When a series last changed, so that those that are over can go.
ALTER TABLE retests ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
