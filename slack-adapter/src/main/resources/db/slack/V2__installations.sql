-- Workspaces that installed the app. Tokens are sealed with a key of the operator's, which is not in here. Times in milliseconds.
CREATE TABLE slack_installations (
    team TEXT NOT NULL PRIMARY KEY,
    team_name TEXT NOT NULL,
    bot_token TEXT NOT NULL,
    refresh_token TEXT,
    expires_at BIGINT,
    renewing_until BIGINT,
    installed_at BIGINT NOT NULL
);

-- States of installations that came back: each counts once, and is forgotten when it would not count anyway.
CREATE TABLE slack_install_states (
    id TEXT NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
