-- Who may have something tested in a workspace; without a row, everybody.
CREATE TABLE slack_testers (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (team, person)
);
