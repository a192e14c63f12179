-- Numbered in the order written, which decides between two at one instant.
CREATE TABLE policy_change (
    team_id   uuid        NOT NULL,
    number    integer     NOT NULL,
    at        timestamptz NOT NULL,
    rule      text        NOT NULL,
    starts_at timestamptz,
    CONSTRAINT policy_change_pkey PRIMARY KEY (team_id, number),
    CONSTRAINT policy_change_team_fkey FOREIGN KEY (team_id) REFERENCES team,
    CONSTRAINT policy_change_rule_check CHECK (rule IN ('NOBODY', 'TECHNICIANS', 'EVERYONE')),
    CONSTRAINT policy_change_starts_at_check CHECK (rule <> 'NOBODY' OR starts_at IS NULL)
);
