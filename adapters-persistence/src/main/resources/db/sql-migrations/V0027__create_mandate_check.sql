-- When to look at a team for members who are to be told of its mandate. Whatever may make somebody due writes the
-- beginning of time here, in its own transaction; no row says that nothing falls due by itself.
CREATE TABLE mandate_check (
    team_id uuid        NOT NULL,
    at      timestamptz NOT NULL,
    CONSTRAINT mandate_check_pkey PRIMARY KEY (team_id),
    CONSTRAINT mandate_check_team_fkey FOREIGN KEY (team_id) REFERENCES team
);

CREATE INDEX mandate_check_at_idx ON mandate_check (at);

-- Teams that had a mandate before anybody told its members.
INSERT INTO mandate_check (team_id, at) SELECT DISTINCT team_id, timestamptz 'epoch' FROM policy_change;
